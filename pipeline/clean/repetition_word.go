package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// doubledWords proposes to take out the second of two words where a language
// never doubles them.
func doubledWords(v *pipeline.View, tokens []repetitionToken) []pipeline.Edit {
	var edits []pipeline.Edit
	for i := 1; i < len(tokens); i++ {
		last, ok := doubled(v.Text, tokens, i)
		if !ok {
			continue
		}
		if confidence := weighDoubled(v, tokens, i-1, last); confidence > 0 {
			first := tokens[i-1]
			s := pipeline.Span{Start: first.End, End: tokens[last].End}
			if last > i {
				s = pipeline.Span{Start: first.Start - blanksBefore(v.Text[:first.Start]), End: first.End}
			}
			edits = append(edits, repetitionEdit(v.Text, s, confidence, "the word before it once more"))
		}
	}
	return edits
}

// doubled reports whether the token before one is a word, and it, or what
// follows it across one line break, the same but for a capital.
func doubled(text string, tokens []repetitionToken, i int) (last int, ok bool) {
	first, last := tokens[i-1], i
	if first.kind != aWord {
		return i, false
	}
	if tokens[i].kind == aBreak && i+1 < len(tokens) {
		last++
	}
	second := tokens[last]
	if second.kind != aWord || first.Len() != second.Len() || text[first.End-1] != text[second.End-1] {
		return last, false
	}
	_, size := utf8.DecodeRuneInString(text[first.Start:])
	return last, text[first.Start+size:first.End] == text[second.Start+size:second.End]
}

// weighDoubled weighs two tokens as one word by mistake written twice. The
// second is in small letters, the first may begin a sentence, and the sentence
// goes on after them.
func weighDoubled(v *pipeline.View, tokens []repetitionToken, i, j int) float64 {
	one, two := v.Text[tokens[i].Start:tokens[i].End], v.Text[tokens[j].Start:tokens[j].End]
	r, size := utf8.DecodeRuneInString(one)
	if one != two && (string(unicode.ToLower(r))+one[size:] != two || len(two) == size) || unicode.IsUpper(firstRune(two)) {
		return 0
	}
	base, _, _ := strings.Cut(v.LangAt(tokens[j].Start), "-")
	sure := single[base][two]
	if !sure && !doubtful[base][two] {
		return 0
	}
	if j+1 >= len(tokens) || sameToken(v.Text, tokens[j], tokens[j+1]) || i > 0 && sameToken(v.Text, tokens[i-1], tokens[j]) || !goesOn(tokens[j+1].kind, two) || latin[two+" "+v.Text[tokens[j+1].Start:tokens[j+1].End]] {
		return 0 // a word that is spoken of, three of them, or "in in vitro"
	}
	if particles[two] && beginsName(v.Text, tokens[j+1:]) {
		return 0 // "la politique de de Gaulle"
	}
	gap := v.Text[tokens[i].End:tokens[j].Start]
	switch {
	case !sure, strings.TrimLeft(gap, "\n") == "" && len(gap) > 1, utf8.RuneCountInString(gap) > 1 && !strings.Contains(gap, "\n"):
		return 0.7 // between wide spaces something may be lost
	case i > 0 && (two == "in" && inSmall(phrasal, v.Text[tokens[i-1].Start:tokens[i-1].End]) || two == "to" && inSmall(takesTo, v.Text[tokens[i-1].Start:tokens[i-1].End])):
		return 0.7 // "came in in 2012", "what they were exposed to to test it"
	}
	return 0.94
}

// goesOn reports whether a phrase goes on behind a doubled word: with a word, or,
// unless the word may be a letter of a list, with a number.
func goesOn(next tokenKind, word string) bool {
	return next == aWord || next == aNumber && len(word) > 1
}

// beginsName reports whether a name follows that a particle belongs to: a capital,
// behind an article or not ("de Gaulle", "de la Rúa").
func beginsName(text string, next []repetitionToken) bool {
	for _, t := range next[:min(len(next), 2)] {
		word := text[t.Start:t.End]
		if unicode.IsUpper(firstRune(word)) {
			return true
		}
		if !small[word] {
			return false
		}
	}
	return false
}

// particles are prepositions that begin a family name as well.
var particles = set("de", "du", "des", "del", "di", "da", "do", "dos", "das", "della", "van", "von", "zu")

// blanksBefore is the length of the white space within the line that a text ends with.
func blanksBefore(text string) int {
	return len(text) - len(strings.TrimRight(text, " \t\u00a0\u3000"))
}

// single are, by language, the words that no sentence has twice in a row.
// Prepositions are not among those of German and Dutch ("in in Deutschland
// ansässigen Firmen"), nor articles that are pronouns as well ("die die", "la la").
var single = map[string]map[string]bool{
	"en": set("the", "a", "an", "of", "from", "with", "for", "in", "to", "into", "their", "its", "our", "between", "through", "these", "than", "which"),
	"fr": set("le", "la", "les", "de", "du", "des", "un", "une", "dans", "pour", "par", "avec", "sur", "aux", "cette", "et"),
	"es": set("el", "los", "las", "de", "del", "en", "con", "por", "un", "una", "al", "entre"),
	"pt": set("de", "do", "da", "dos", "das", "em", "com", "um", "uma", "ao", "pela", "pelo", "entre"),
	"it": set("il", "gli", "di", "del", "della", "dei", "degli", "delle", "con", "per", "un", "una", "nel", "nella", "dal", "dalla", "tra"),
	"de": set("und", "zwischen"),
	"nl": set("de", "een", "en"),
	"pl": set("w", "na", "do", "dla", "przez", "od", "oraz"),
	"cs": set("v", "na", "do", "pro", "od"),
	"ru": set("в", "на", "из", "для", "от", "при", "между"),
	"uk": set("в", "на", "для", "від", "при", "між"),
	"tr": set("ve"),
	"vi": set("của", "các", "những", "và"),
	"id": set("dan", "yang", "dari", "dengan", "untuk"),
	"ms": set("dan", "yang", "dari", "dengan", "untuk"),
	"ar": set("في", "إلى", "على"),
	"fa": set("از", "را"),
}

// doubtful are, by language, the words whose doubling is mostly a mistake but
// may be meant: an editor is asked.
var doubtful = map[string]map[string]bool{
	"en": set("is", "was", "are", "were", "be", "on", "at", "by", "as", "and", "or", "it", "we", "this", "has", "have", "not", "can"),
	"fr": set("au", "en", "est", "ce", "que", "qui", "ou"),
	"es": set("la", "y", "que", "se", "para", "es"),
	"pt": set("que", "para", "por", "os", "as", "se"),
	"it": set("la", "le", "in", "che", "è"),
	"de": set("ist", "der", "zu", "von"),
	"nl": set("van", "het", "in"),
	"ru": set("и", "с", "по", "что", "к"),
	"uk": set("і", "з", "що"),
	"pl": set("i", "z", "się"),
	"cs": set("a", "z"),
}

// phrasal are verbs that "in" belongs to, so that another may follow.
var phrasal = set("come", "comes", "came", "coming", "go", "goes", "went", "going", "gone", "set", "sets", "setting", "bring", "brings", "brought", "phase", "phased", "phases", "break", "broke", "broken", "log", "logs", "logged", "logging",
	"check", "checked", "move", "moved", "moving", "kick", "kicked", "give", "gave", "given", "take", "taken", "took", "fill", "filled", "plug", "plugged", "fit", "fits", "join", "joined", "live", "lived", "lives", "living", "ushered", "usher",
	"factor", "factored", "built", "build", "opt", "opted", "engage", "engaged", "engages", "result", "resulted", "results", "participate", "participated", "interested", "involved", "tuned", "sign", "signed", "drop", "dropped", "hand", "handed", "born", "believe", "believed")

// takesTo are words that "to" belongs to, so that an infinitive may follow.
var takesTo = set("exposed", "subjected", "referred", "refer", "refers", "resort", "resorted", "resorts", "adhere", "adhered", "respond", "responded", "responds", "adapt", "adapted", "listen", "listened", "relate", "related",
	"committed", "lead", "leads", "led", "belong", "belongs", "belonged", "turn", "turned", "turns", "go", "goes", "went", "gone", "come", "came", "used", "look", "looked", "attend", "attended", "access", "according", "talk", "talked", "speak", "spoke", "spoken")

// latin are the terms that begin with a word which may stand before them too.
var latin = set("in vitro", "in vivo", "in situ", "in silico", "in utero", "in ovo", "in planta", "in vacuo", "in toto", "in cellulo", "in natura", "in house", "in absentia", "in extenso",
	"a priori", "a posteriori", "a fortiori", "a la", "a cappella", "de facto", "de jure", "de novo", "de iure", "per se", "la la")

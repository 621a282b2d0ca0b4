package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stereo are the parts of chemical names that commas join: "cis,trans-".
var stereo = set("cis", "trans", "endo", "exo", "syn", "anti", "meso", "erythro", "threo", "ortho", "meta", "para", "tert", "sec", "bis", "tris", "alpha", "beta", "gamma", "delta")

// abbreviated are small words that end in a full stop inside a sentence.
var abbreviated = set("al", "vs", "cf", "etc", "fig", "figs", "no", "nos", "vol", "pp", "ed", "eds", "approx", "st", "dr", "mr", "mrs", "ms", "prof", "sp", "spp", "ssp", "subsp", "var",
	"gen", "nov", "ca", "op", "art", "par", "sec", "ref", "refs", "bzw", "vgl", "ggf", "inkl", "usw", "max", "min", "resp", "ул", "гг", "см", "др", "рис", "табл", "стр")

// domain are the last parts of names of sites, files and libraries.
var domain = set("com", "org", "net", "edu", "gov", "int", "io", "js", "py", "jl", "ai", "html", "htm", "pdf", "txt", "csv", "xml", "json", "exe", "doc", "uk", "kr", "cn", "jp", "de", "fr", "ru")

// joiningWords are, by language, words that follow a bracket and are never the
// end of a word that the bracket is part of.
var joiningWords = map[string]map[string]bool{
	"en": set("was", "were", "is", "are", "and", "or", "the", "of", "in", "to", "for", "with", "on", "by", "from", "that", "which", "has", "have", "had", "as", "at", "but", "can", "may", "than", "using", "showed", "between", "after", "before", "during"),
	"fr": set("est", "sont", "et", "ou", "le", "la", "les", "de", "du", "des", "en", "dans", "pour", "par", "avec", "sur", "qui", "que", "a", "ont", "était", "étaient"),
	"es": set("es", "son", "y", "o", "el", "la", "los", "las", "de", "del", "en", "para", "por", "con", "que", "fue", "fueron", "se", "ha", "han"),
	"pt": set("é", "são", "e", "ou", "o", "os", "as", "de", "do", "da", "em", "no", "na", "para", "por", "com", "que", "foi", "foram"),
	"it": set("è", "sono", "e", "o", "il", "la", "di", "del", "della", "in", "nel", "per", "con", "che", "da", "ha", "hanno"),
	"de": set("ist", "sind", "und", "oder", "der", "die", "das", "den", "dem", "des", "in", "im", "mit", "von", "zu", "zur", "für", "auf", "wurde", "wurden", "bei", "als"),
	"ru": set("и", "или", "в", "на", "с", "по", "для", "из", "от", "при", "как", "был", "была", "были", "является"),
}

// wordAt is the word that begins at a byte: letters and marks.
func wordAt(text string, at int) string {
	rest := text[at:]
	for i, r := range rest {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return rest[:i]
		}
	}
	return rest
}

// hyphened is the last word of a text, with what hyphens join to it.
func hyphened(text string) string {
	word := lastWord(text)
	if !strings.HasSuffix(text[:len(text)-len(word)], "-") || word == "" {
		return word
	}
	return "x" + word
}

// proseWord reports whether a word may be one of running text and not a symbol:
// three letters or more, or two small ones.
func proseWord(word string) bool {
	n := utf8.RuneCountInString(word)
	return n >= 3 && digitless(word) || n == 2 && lower(word) || n >= 1 && hangul(word)
}

// digitless reports whether a word has no digits.
func digitless(word string) bool { return !strings.ContainsAny(word, "0123456789") }

// lower reports whether a word has small letters only, at least one.
func lower(word string) bool {
	for _, r := range word {
		if !unicode.IsLower(r) && !unicode.IsMark(r) {
			return false
		}
	}
	return word != ""
}

// hangul reports whether a word begins with a Korean syllable.
func hangul(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.Is(unicode.Hangul, r)
}

// acronym reports whether a word is all capitals.
func acronym(word string) bool {
	return word != "" && strings.ToUpper(word) == word && strings.ToLower(word) != word
}

// acronymLike reports whether a text is an acronym: capitals, perhaps digits, a
// hyphen and a plural s; three capitals at least, so no state of iron and no trade mark.
func acronymLike(text string) bool {
	capitals := 0
	for _, r := range strings.TrimSuffix(text, "s") {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case !isDigit(r) && r != '-':
			return false
		}
	}
	return capitals >= 3 && strings.Trim(text, "IVX") != ""
}

// statistic reports whether a text begins with a letter or two of statistics and
// what it is compared with: "P < 0.05", "n=50".
func statistic(text string) bool {
	word := wordAt(text, 0)
	if utf8.RuneCountInString(word) > 2 || word == "" {
		return false
	}
	rest := strings.TrimLeft(text[len(word):], " ")
	sign := firstRune(rest)
	if !strings.ContainsRune("=<>≤≥", sign) {
		return false
	}
	digits := strings.TrimLeft(rest[utf8.RuneLen(sign):], " =.")
	return digits != "" && isDigit(rune(digits[0]))
}

// endsNumber reports whether a text ends in a number by itself: "0.05", not "D1".
// What stands before very many figures is not looked at.
func endsNumber(text string) bool {
	start := len(text)
	for start > 0 && len(text)-start < longestSymbol && strings.IndexByte("0123456789.,", text[start-1]) >= 0 {
		start--
	}
	r, _ := utf8.DecodeLastRuneInString(text[:start])
	return start < len(text) && (start == 0 || !unicode.IsLetter(r) && !strings.ContainsRune("_/-–−+'’[", r))
}

// endsClause reports whether a text ends in a bracket with something to read in
// it, not in an index "(8)" or "(A)".
func endsClause(text string) bool {
	open := strings.LastIndexByte(text, '(')
	if open < 0 {
		return false
	}
	content := text[open+1 : len(text)-1]
	return !strings.Contains(content, ")") && utf8.RuneCountInString(content) > 2
}

// technical reports whether the run without spaces around a byte is no prose:
// an address, a path, code or a formula.
func technical(text string, at int) bool {
	start := strings.LastIndexAny(text[max(0, at-longestRun):at], " \n\t") + 1 + max(0, at-longestRun)
	end := strings.IndexAny(text[at:min(len(text), at+longestRun)], " \n\t")
	if end < 0 {
		end = min(len(text), at+longestRun) - at
	}
	run := text[start : at+end]
	return strings.ContainsAny(run, "@\\_{}|#^$`") || strings.Contains(run, "//")
}

// longestRun bounds how far around a mark the run without spaces is looked at.
const longestRun = 48

// dotted reports whether a text ends in a mark that chains names: "java.util".
func dotted(text string) bool {
	return text != "" && strings.IndexByte("./-_@:", text[len(text)-1]) >= 0
}

// endsEntity reports whether a text ends in what may be a character entity.
func endsEntity(text string) bool {
	if !strings.HasSuffix(text, ";") {
		return false
	}
	tail := text[max(0, len(text)-longestSymbol):]
	amp := strings.LastIndexByte(tail, '&')
	return amp >= 0 && strings.IndexByte(tail[amp:], ' ') < 0
}

// firstByte is the first byte of a text, 0 for none.
func firstByte(text string) byte {
	if text == "" {
		return 0
	}
	return text[0]
}

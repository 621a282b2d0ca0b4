package term

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// token is a word of a text, or a single character of a script without spaces.
type token struct {
	pipeline.Span
	norm     string // small letters, one spelling
	function bool   // carries no meaning of its own
	verb     bool   // ends a noun phrase
	upper    bool   // begins with a capital
	plural   bool   // an English plural, as far as its ending tells
	owner    bool   // ends in 's
	glued    bool   // no space before it
	stop     bool   // punctuation stands between it and the token before
}

// functionChars are Chinese characters that join words; those of Hiragana do in
// Japanese.
const functionChars = "的之和與与及或在於于為为以由從从對对將将其該该此等所並并而但也向把被是"

// functionChar reports whether a character is one of functionChars. Most are
// not, as their low byte tells.
func functionChar(r rune) bool {
	return functionLows[byte(r)] && strings.ContainsRune(functionChars, r)
}

var functionLows = func() (is [256]bool) {
	for _, r := range functionChars {
		is[byte(r)] = true
	}
	return is
}()

// caseMarkers are Japanese particles that hardly a name has inside. The other
// characters of Hiragana join words ("拡散に対する安全保障構想") or end them.
const caseMarkers = "はを"

// tokensKey keys the tokens of a text.
type tokensKey struct{}

// tokensIn is tokenize, done once for all looks at a text. The tokens must not
// be changed.
func tokensIn(v *pipeline.View, text string) []token {
	return pipeline.MemoText(v, text, tokensKey{}, func() []token { return tokenize(text) })
}

// tokenize cuts a text into tokens.
func tokenize(text string) []token {
	out := make([]token, 0, len(text)/6+1)
	stop := true
	for i := 0; ; {
		span, c, parted := nextWord(text, i)
		if span.Len() == 0 {
			return out
		}
		word := text[span.Start:span.End]
		t := token{Span: span, stop: stop || parted, glued: len(out) > 0 && span.Start == i}
		t.upper = unicode.IsUpper(firstRune(word))
		t.owner = strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s")
		t.plural = c == alphabet && len(word) > 4 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !t.owner
		t.norm, t.function, t.verb = normal(word, c)
		out = append(out, t)
		stop = false
		i = span.End
	}
}

// nextWord is the first word of a text from byte i on, empty at its end, and whether punctuation
// stands before it.
func nextWord(text string, i int) (word pipeline.Span, c class, parted bool) {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch c = classOf(r); {
		case c == han:
			return pipeline.Span{Start: i, End: i + n}, c, parted
		case c != other:
			return pipeline.Span{Start: i, End: wordEnd(text, i)}, c, parted
		}
		parted = parted || r != ' ' && !loose(r) && !strings.ContainsRune("&*_“”\"", r)
		i += n
	}
	return pipeline.Span{Start: i, End: i}, other, parted
}

// marksInWords are the marks that spellings of one word differ in.
var marksInWords = strings.NewReplacer("'", "", "’", "", "-", "")

func normal(word string, c class) (norm string, function, verb bool) {
	if c == han {
		r := firstRune(word)
		kana := unicode.Is(unicode.Hiragana, r)
		return word, kana || functionChar(r), kana && strings.ContainsRune(caseMarkers, r)
	}
	low := strings.ToLower(word)
	if !lettersAlone(low) {
		low = strings.TrimSuffix(strings.TrimSuffix(low, "'s"), "’s")
		low = marksInWords.Replace(low)
	}
	verb = verbs[low]
	return oneSpelling(low), verb || functionWord(low), verb
}

// lettersAlone reports whether a word is of letters and digits of ASCII, as most are.
func lettersAlone(word string) bool {
	for i := range len(word) {
		if !alphanumeric[word[i]] {
			return false
		}
	}
	return true
}

// wordEnd is the end of the word that starts at byte i: an apostrophe inside it
// belongs to it, and so does a hyphen after a prefix that is written either way.
func wordEnd(text string, i int) int {
	start, first := i, classOf(firstRune(text[i:]))
	for i < len(text) {
		if first == alphabet && text[i] < utf8.RuneSelf && alphanumeric[text[i]] {
			i++
			continue
		}
		if text[i] == ' ' {
			return i // behind most
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case classOf(r) == first:
		case (r == '\'' || r == '’') && i+n < len(text) && classOf(firstRune(text[i+n:])) == first:
		case r == '-' && joined[strings.ToLower(text[start:i])] && i+n < len(text) && classOf(firstRune(text[i+n:])) == first:
		default:
			return i
		}
		i += n
	}
	return i
}

// verbs are common English words that end a noun phrase.
var verbs = wordSet(`is are was were be been being has have had having do does did will would can could may might shall should must
 that which who whom whose this these those it they we he she i you not no also such both all any some each other than then there here
 when where while if because although though however therefore thus but so yet only more most very including include includes included
 continue continues continued provide provides provided remain remains remained issue issues issued publish publishes published
 set sets help helps helped make makes made take takes took taken become becomes became increase increases increased decrease
 decreased rise rises rose fall falls fell reach reached expect expected require requires required introduce introduced launch launched
 establish established promote promotes promoted strengthen strengthened conduct conducted carry carried agree agreed
 participate participated attend attended hold held sign signed join joined work works worked show shows showed according
 based up down out off about after before during through within without since until per via its our your my
 grew began brought came drew gave went kept met put ran rose said saw sought spent stood told won wrote
 mr mrs ms dr prof above below amid amidst among across around beyond despite against
 further well much many several two three four five six seven eight nine ten first second last next new`)

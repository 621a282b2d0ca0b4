package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fullWidth is punctuation that has its space built in.
const fullWidth = "，。、；：！？）】》」』〉"

// beforePunctuation reports whether the gap stands before a mark that takes no
// space before it in the language. The mark must end a word or a bracket and be
// followed by white space, a closing mark or the end, so that " .NET", " .5",
// " ...", " ::" and ":-)" keep their space; marks between numbers or single letters
// ("9 . 19", "M : F") are notation.
func (g gap) beforePunctuation() bool {
	mark, size := utf8.DecodeRuneInString(g.text[g.End:])
	before, _ := utf8.DecodeLastRuneInString(g.text[:g.Start])
	rest := g.text[g.End+size:]
	switch {
	case strings.ContainsRune(fullWidth, mark):
		return (primary(g.lang) == "zh" || primary(g.lang) == "ja") && !unicode.IsSpace(before)
	case mark == ')' || mark == ']':
		return g.in.opener == opener(mark) && (endsWord(before) || strings.ContainsRune(".!?…", before)) && !continues(rest)
	case (mark == ',' || mark == ';' || mark == ':') && strings.ContainsRune(g.marks(), mark) && before == '.' && g.abbreviation() && endsThere(rest):
		return true
	case !strings.ContainsRune(g.marks(), mark) || !endsWord(before) || g.address() || !endsThere(rest) && !g.glued():
		return false
	case strings.ContainsRune("=<>+-−*/^|~±≤≥.,;:!?", next(rest)):
		return false // a formula with something lost, "alpha was ? = 0.8"; " . . ."
	case before == '"' && (mark == '!' || mark == '?'):
		return false
	case (mark == ':' || mark == ';') && strings.HasPrefix(rest, ")") && g.in.opener == 0:
		return false // a face
	case mark == ',' || mark == ';':
		return !(isDigit(before) && isDigit(next(rest)))
	}
	return !(symbol(lastWord(g.text[:g.Start])) && symbol(firstWord(rest)))
}

// abbreviation reports whether the gap stands behind a word's full stop, not an
// ellipsis: "et al. ,".
func (g gap) abbreviation() bool {
	r, _ := utf8.DecodeLastRuneInString(g.text[:g.Start-1])
	return unicode.IsLetter(r) && !g.address()
}

// glued reports whether the mark after the gap lost the space behind it.
func (g gap) glued() bool {
	_, confidence, _ := missingSpace(g.text, g.lang, g.End, g.in)
	return confidence > 0
}

// marks are the punctuation marks that take no space before them in the
// language of the gap.
func (g gap) marks() string {
	switch primary(g.lang) {
	case "fr", "und", "mul", "":
		return ",." // in French, or what may be French, a space before ; : ! ? is right
	case "th", "lo", "km", "my":
		return ""
	}
	return ",.;:!?"
}

// insideBracket reports whether the gap follows an opening bracket that begins
// something: no empty check box, no formula, no face.
func (g gap) insideBracket() bool {
	open, size := utf8.DecodeLastRuneInString(g.text[:g.Start])
	if !strings.ContainsRune("([（【", open) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(g.text[:g.Start-size])
	after, _ := utf8.DecodeRuneInString(g.text[g.End:])
	return !strings.ContainsRune("=^_:;", before) && !strings.ContainsRune("([{)]}（）【】", after)
}

// afterInverted reports whether the gap follows the mark that a Spanish question
// or exclamation begins with, and a word follows.
func (g gap) afterInverted() bool {
	before := g.text[:g.Start]
	return (strings.HasSuffix(before, "¿") || strings.HasSuffix(before, "¡")) && unicode.IsLetter(firstRune(g.text[g.End:]))
}

// primary is the language of a tag, without script and region.
func primary(tag string) string {
	lang, _, _ := strings.Cut(tag, "-")
	return strings.ToLower(lang)
}

// opener is the bracket that a closing one closes, 0 for any other character.
func opener(r rune) rune {
	switch r {
	case ')':
		return '('
	case ']':
		return '['
	}
	return 0
}

// endsWord reports whether a word, a bracket or a quotation may end in r.
func endsWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || strings.ContainsRune(`)]}"”’»%`, r)
}

// endsThere reports whether a mark before rest ends what stands before it.
func endsThere(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || unicode.IsSpace(r) || strings.ContainsRune(`)]”’»`, r)
}

// continues reports whether a formula goes on after a bracket.
func continues(rest string) bool {
	return rest != "" && strings.ContainsRune("_^({[=", rune(rest[0]))
}

// next is the first character of a text that is not white space.
func next(text string) rune {
	for _, r := range text {
		if !unicode.IsSpace(r) {
			return r
		}
	}
	return utf8.RuneError
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// symbol reports whether a word is a number or a single letter.
func symbol(word string) bool {
	return word != "" && (utf8.RuneCountInString(word) == 1 || isDigit(rune(word[0])))
}

// longestSymbol bounds the words that are looked at: longer ones are no symbols.
const longestSymbol = 32

// lastWord is the word a text ends in, if it ends in one.
func lastWord(text string) string {
	at := len(text)
	for at > 0 && len(text)-at < longestSymbol {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) {
			break
		}
		at -= size
	}
	return text[at:]
}

// firstWord is the word a text begins with after white space, if any.
func firstWord(text string) string {
	text = strings.TrimLeftFunc(text[:min(len(text), 2*longestSymbol)], unicode.IsSpace)
	end := strings.IndexFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
	})
	if end < 0 {
		return text
	}
	return text[:end]
}

// bracket is an opening bracket. The zero bracket is none.
type bracket struct {
	opener rune
	at     int
}

// attached reports whether the bracket stands right behind a letter, a digit or
// another bracket, as in notation: f(x), CB(1).
func (b bracket) attached(text string) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:b.at])
	return b.at > 0 && (endsWord(before) || before == '(' || before == '[' || before == '-') && beforeBracket(text, b.at) == 0
}

// openBrackets are the brackets of a text that are open at a byte, the innermost last.
type openBrackets []bracket

// behind are those that are open behind the character at a byte.
func (b openBrackets) behind(text string, at int) openBrackets {
	switch r := rune(text[at]); r {
	case '(', '[':
		return append(b, bracket{r, at})
	case ')', ']':
		if b.innermost().opener == opener(r) {
			return b[:len(b)-1]
		}
	}
	return b
}

// innermost is the innermost open bracket.
func (b openBrackets) innermost() bracket {
	if len(b) == 0 {
		return bracket{}
	}
	return b[len(b)-1]
}

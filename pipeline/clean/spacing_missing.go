package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// missingSpace finds where a mark at a byte lost the space beside it: at is the
// place for the space. Notation keeps its marks close ("N,N-dimethyl", "2,4-D",
// "f(x,y)", "p.Gly276", "gene(s)"), so the words on both sides must be words.
func missingSpace(text, lang string, mark int, in bracket) (at int, confidence float64, detail string) {
	if noSpaces(lang) {
		return 0, 0, ""
	}
	switch text[mark] {
	case ',', ';':
		return mark + 1, afterComma(text, mark, in), "no space after a comma or semicolon"
	case '.', '!', '?':
		return mark + 1, afterSentence(text, mark), "no space between sentences"
	case ':':
		return mark + 1, afterHeading(text, mark), "no space after a heading's colon"
	case ')', ']':
		return mark + 1, afterBracket(text, lang, mark, in), "no space after a bracket"
	case '(':
		return mark, beforeBracket(text, mark), "no space before a bracket"
	}
	return 0, 0, ""
}

// noSpaces reports whether a language is written without spaces between words.
func noSpaces(lang string) bool {
	switch primary(lang) {
	case "zh", "ja", "th", "lo", "km", "my":
		return true
	}
	return false
}

// afterComma is how sure it is that a comma or semicolon between two words,
// a number and a clause, or a bracket and a word, lost its space.
func afterComma(text string, mark int, in bracket) float64 {
	right := wordAt(text, mark+1)
	left := strings.TrimRight(text[:mark], " \t")
	before, _ := utf8.DecodeLastRuneInString(left)
	switch {
	case in.attached(text), technical(text, mark), endsEntity(text[:mark+1]):
		return 0
	case before == '%' && isDigit(rune(firstByte(text[mark+1:]))):
		return 0.95 // 81 %,38 %: no decimal comma stands after a percent sign
	case !isDigit(before) && !unicode.IsLetter(before) && !strings.ContainsRune(")%’”»", before):
		return 0
	case isDigit(before) && !endsNumber(left), before == ')' && !endsClause(left):
		return 0
	case statistic(text[mark+1:]) && !unicode.IsLetter(before):
		return 0.95
	case strings.HasSuffix(text[:mark], " ") && cyrillicWord(right) && !isDigit(before):
		return 0.95 // " ,а"
	case !proseWord(right) || strings.HasPrefix(text[mark+1+len(right):], "(") && beforeBracket(text, mark+1+len(right)) == 0:
		return 0
	case unicode.IsLetter(before) && !proseWord(hyphened(left)):
		return 0
	case inSmall(stereo, right) && (isDigit(before) || inSmall(stereo, lastWord(left))):
		return 0 // cis,trans-; 2,tert-butyl
	case acronym(lastWord(left)) && unicode.IsLower(firstRune(right)):
		return 0.80 // a quantity may have an index: "MPT,cold"
	}
	return 0.95
}

// cyrillicWord reports whether a letter is a Russian or Ukrainian conjunction or
// preposition, and hardly a symbol.
func cyrillicWord(letter string) bool {
	return letter != "" && strings.Contains("аивіскуої", letter) && utf8.RuneCountInString(letter) == 1
}

// afterSentence is how sure it is that one sentence ends at a mark and the next
// begins right behind it. A small word before and a capital behind it are no
// abbreviation and no initials; dotted names of files and classes are refused.
func afterSentence(text string, mark int) float64 {
	head := strings.TrimRight(text[:mark], " \t")
	left, right := lastWord(head), wordAt(text, mark+1)
	if technical(text, mark) || text[mark] != '.' && len(head) < mark {
		return 0 // the ? of "the ?Retention Test?" is a quotation mark that was lost
	}
	if hangul(left) {
		return koreanEnd(text, mark, left)
	}
	first, size := utf8.DecodeRuneInString(right)
	if !unicode.IsUpper(first) || !lower(right[min(size, len(right)):]) || inSmall(domain, right) || strings.HasPrefix(text[mark+1+len(right):], ".") {
		return 0
	}
	before, _ := utf8.DecodeLastRuneInString(head)
	switch {
	case before == ')' && endsClause(head), before == '%':
		return 0.95
	case text[mark] != '.' && lower(left):
		return 0.95
	case isDigit(before):
		if endsNumber(head) && utf8.RuneCountInString(right) > 1 {
			return 0.93
		}
	case utf8.RuneCountInString(left) >= 2 && lower(left) && !abbreviated[left] && !dotted(head[:len(head)-len(left)]):
		return 0.95
	case inSmall(functionWords, right) && utf8.RuneCountInString(left) >= 3 && !dotted(head[:len(head)-len(left)]):
		return 0.92 // COPD.The
	}
	return 0
}

// koreanEnd is how sure it is that a Korean sentence ends at a mark and another
// begins, perhaps with a number: its verb ends in 다. "가.나.다" is a list.
func koreanEnd(text string, mark int, left string) float64 {
	rest := strings.TrimLeft(text[mark+1:], "0123456789")
	if hangul(rest) && strings.HasSuffix(left, "다") && utf8.RuneCountInString(left) > 1 && !dotted(text[:mark-len(left)]) {
		return 0.93
	}
	return 0
}

// afterHeading is how sure it is that a colon ends a heading such as
// "Objective:To study" or "said:Include".
func afterHeading(text string, mark int) float64 {
	left, right := lastWord(text[:mark]), wordAt(text, mark+1)
	rest := text[mark+1+len(right):]
	first, size := utf8.DecodeRuneInString(right)
	if !proseWord(left) || !unicode.IsUpper(first) || !lower(right[size:]) || !strings.HasPrefix(rest, " ") || technical(text, mark) {
		return 0
	}
	if next, _ := utf8.DecodeRuneInString(rest[1:]); !unicode.IsLower(next) && !isDigit(next) {
		return 0
	}
	before := strings.TrimRight(text[:mark-len(left)], " ")
	if before == "" || strings.HasSuffix(before, ".") || strings.HasSuffix(before, "\n") || strings.HasSuffix(before, "and") {
		return 0.93
	}
	return 0
}

// afterBracket is how sure it is that the word behind a bracket is one of its
// own, not the rest of one ("(re)construct", "Disparu(e)s", a footnote's letter).
func afterBracket(text, lang string, mark int, in bracket) float64 {
	right := wordAt(text, mark+1)
	if in.opener != opener(rune(text[mark])) || utf8.RuneCountInString(right) < 2 || !joiningWords[primary(lang)][right] || in.attached(text) {
		return 0
	}
	content := text[in.at+1 : mark]
	if !acronymLike(content) && !strings.Contains(content, " ") && !strings.ContainsAny(content, "=<>%") {
		return 0
	}
	return 0.95
}

// beforeBracket is how sure it is that a bracket begins a remark, not an index:
// it holds an acronym whose letter the word begins with, or a statistic.
func beforeBracket(text string, mark int) float64 {
	left := lastWord(text[:mark])
	_, size := utf8.DecodeRuneInString(left)
	if utf8.RuneCountInString(left) < 3 || !lower(left[size:]) || !proseWord(left) || technical(text, mark) {
		return 0
	}
	inside := strings.TrimLeft(text[mark+1:min(len(text), mark+1+2*longestSymbol)], " ")
	content, _, closed := strings.Cut(inside, ")")
	content = strings.TrimRight(content, " ")
	switch {
	case statistic(inside):
		return 0.95
	case closed && acronymLike(content) && strings.ContainsRune(content, unicode.ToUpper(firstRune(left))) && utf8.RuneCountInString(content) >= 3:
		return 0.95
	}
	return 0
}

// mayMiss reports cheaply whether a space may be missing at a byte: it is a mark,
// with a letter or digit on the side where the space would be.
func mayMiss(text string, at int) bool {
	beside := at + 1
	switch text[at] {
	case ',', ';', '.', '!', '?', ':', ')', ']':
	case '(':
		beside = at - 1
	default:
		return false
	}
	if at == 0 || beside >= len(text) {
		return false
	}
	b := text[beside]
	return b >= utf8.RuneSelf || isSmall(b) || isCapital(b) || isDigit(rune(b))
}

// missingEdit is the edit that puts a missing space in at a mark, if one is missing.
func missingEdit(v *pipeline.View, mark int, in bracket) (pipeline.Edit, bool) {
	if !mayMiss(v.Text, mark) {
		return pipeline.Edit{}, false
	}
	at, confidence, detail := missingSpace(v.Text, v.LangAt(mark), mark, in)
	s := pipeline.Span{Start: at, End: at}
	if confidence == 0 || v.Alters(s) {
		return pipeline.Edit{}, false
	}
	return propose(v.Text, s, " ", "clean/spacing", confidence, detail), true
}

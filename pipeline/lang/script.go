package lang

import "unicode"

// script is what a letter belongs to, as far as telling languages apart needs
// it. For a whole text, hangul means written in Korean, kana written in
// Japanese, and han written in Han characters alone.
type script uint8

const (
	none script = iota // no letter
	latin
	cyrillic
	arabic
	devanagari
	thai
	hangul
	kana
	han
	other // any other script: none of its languages is told apart
	scripts
)

// scriptOf is the script of a letter, and none for all else. Signs that are
// part of a syllable in Devanagari and Thai count as letters.
func scriptOf(r rune) script {
	switch {
	case r < 0x80:
		if 'a' <= r|0x20 && r|0x20 <= 'z' {
			return latin
		}
		return none
	case 0x4E00 <= r && r < 0xA000: // where most letters are
		return han
	case 0xAC00 <= r && r < 0xD7B0:
		return hangul
	case r < 0x370, 0x1E00 <= r && r < 0x1F00:
		return letter(r, latin)
	case 0x400 <= r && r < 0x530:
		return letter(r, cyrillic)
	case 0x600 <= r && r < 0x780, 0x8A0 <= r && r < 0x900, 0xFB50 <= r && r < 0xFE00, 0xFE70 <= r && r < 0xFEFF:
		return letter(r, arabic)
	case 0x900 <= r && r < 0x980:
		if 0x964 <= r && r <= 0x970 { // danda, digits
			return none
		}
		return devanagari
	case 0xE01 <= r && r <= 0xE4E:
		if r == 0xE3F { // baht
			return none
		}
		return thai
	default:
		return eastern(r)
	}
}

// eastern is scriptOf for Han, kana and hangul, and what is left.
func eastern(r rune) script {
	switch {
	case 0x1100 <= r && r < 0x1200, 0x3131 <= r && r < 0x3190:
		return hangul
	case 0x3041 <= r && r < 0x3100, 0x31F0 <= r && r < 0x3200, 0xFF66 <= r && r < 0xFFA0:
		if r == 0x30FB { // a dot between names, in Chinese as well
			return none
		}
		return letter(r, kana)
	case 0x3400 <= r && r < 0x4DC0, 0xF900 <= r && r < 0xFB00, 0x20000 <= r && r < 0x40000, r == 0x3005, r == 0x3007:
		return han
	default:
		return letter(r, other)
	}
}

func letter(r rune, s script) script {
	if unicode.IsLetter(r) {
		return s
	}
	return none
}

// heft is how much a letter of the script says, in Latin letters: a Chinese
// sentence has a third of the characters of its translation.
var heft = [scripts]int{latin: 1, cyrillic: 1, arabic: 1, devanagari: 1, thai: 1, hangul: 2, kana: 2, han: 3, other: 1}

// dominant is the script most of a text is written in, and the one a good part
// of the rest is written in, or none. Names and terms in Latin letters do not
// make Latin of a text in another script: that takes function words.
func (e *evidence) dominant() (first, second script) {
	if e.letters == [scripts]int32{latin: e.letters[latin]} && e.letters[latin] > 0 {
		return latin, none // as for most texts
	}
	var size [scripts]int
	for s, n := range e.letters {
		size[s] = 10 * int(n) * heft[s]
	}
	east, beside := e.east()
	sum := size[hangul] + size[kana] + size[han]
	size[hangul], size[kana], size[han] = 0, 0, 0
	size[east] = sum
	switch words := e.function(latin); {
	case words == 0:
		size[latin] /= 5
	case words < 6:
		size[latin] /= 2
	}
	for s := range script(len(size)) {
		if size[s] > size[first] {
			first, second = s, first
		} else if size[s] > size[second] {
			second = s
		}
	}
	switch {
	case first == east && beside != none:
		return first, beside
	case 4*size[second] < size[first]:
		return first, none
	}
	return first, second
}

// function is the points of the language written in s that most of the text's
// function words belong to.
func (e *evidence) function(s script) int {
	points := int32(0)
	for i := range (byScript[s] & e.seen).profiles {
		points = max(points, e.hits[i])
	}
	return int(points)
}

// east is what the Han characters, kana and hangul of a text amount to. A few
// kana or hangul are a quotation in Chinese, and many are among characters that
// only China writes; many Han characters are no reason against Japanese or
// Korean, but leave it open what it is besides.
func (e *evidence) east() (first, second script) {
	h, k, c := int(e.letters[hangul]), int(e.letters[kana]), int(e.letters[han])
	all := h + k + c
	switch {
	case all == 0:
		return han, none
	case h >= k && 100*h >= 15*all:
		first = hangul
	case 100*k >= 10*all:
		first = kana
	default:
		return han, none
	}
	switch {
	case c > all-c && e.onlyChina() > c/10:
		return han, first
	case 4*c > all:
		return first, han
	}
	return first, none
}

// onlyChina is the number of Han characters that neither Taiwan, nor Korea,
// which writes the same, nor Japan knows, as far as the sums tell.
func (e *evidence) onlyChina() int {
	return int(min(e.outside[taiwan], e.outside[japan]) - e.outside[mainland])
}

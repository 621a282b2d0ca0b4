package clean

import (
	"unicode"
	"unicode/utf8"
)

// withoutSpaces are the scripts whose words are told apart by zero width
// spaces, if at all.
var withoutSpaces = []*unicode.RangeTable{
	unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan, unicode.Javanese, unicode.Balinese, unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Tai_Tham,
}

// joined are the scripts whose letters a joiner shapes.
var joined = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko, unicode.Mandaic, unicode.Phags_Pa, unicode.Adlam, unicode.Hebrew,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada,
	unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar, unicode.Tibetan, unicode.Thai, unicode.Lao,
}

// needed reports whether an invisible character does something where it stands.
func (i *invisibles) needed(at int, r rune, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(i.text[:at])
	after, _ := utf8.DecodeRuneInString(i.text[at+size:])
	switch {
	case r == 0x200B:
		return unicode.In(before, withoutSpaces...) || unicode.In(after, withoutSpaces...)
	case r == 0x200C:
		return unicode.In(before, joined...)
	case r == 0x200D:
		return unicode.In(before, joined...) || pictorial(before) && pictorial(after)
	case r == 0x180E:
		return unicode.Is(unicode.Mongolian, before)
	case r == 0x61C, r == 0x200E, r == 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		i.survey()
		return i.rtl
	case r >= 0xFE00 && r <= 0xFE0F:
		return !unicode.IsSpace(before) && (!unicode.IsLetter(before) || unicode.In(before, unicode.Han, unicode.Myanmar, unicode.Mongolian, unicode.Phags_Pa)) && before != utf8.RuneError
	case r >= 0xE0100 && r <= 0xE01EF:
		return unicode.Is(unicode.Han, before)
	case r >= 0xE0020 && r <= 0xE007F:
		return before == 0x1F3F4 || before >= 0xE0020 && before <= 0xE007F // the flags of England, Scotland, Wales
	}
	return r > 0x10FFFF || !takenOut(r)
}

// takenOut reports whether r has no place in text: controls, the byte order
// mark, word joiner, invisible operators, annotation marks, objects, and code
// points that are no characters.
func takenOut(r rune) bool {
	return r < 0x20 || r == 0x7F || r == 0xFEFF || r >= 0x2060 && r <= 0x2064 || r >= 0x206A && r <= 0x206F || r >= 0xFFF9 && r <= 0xFFFC ||
		r >= 0xFDD0 && r <= 0xFDEF || r == 0xFFEF || r == 0xFFFE || r == 0xFFFF || r == 0xE0001
}

// pictorial reports whether r is a part of an emoji.
func pictorial(r rune) bool {
	return unicode.Is(unicode.So, r) || r == 0xFE0F || r >= 0x1F3FB && r <= 0x1F3FF
}

// survey looks over the whole text, once, for what decides at each place.
func (i *invisibles) survey() {
	if i.known {
		return
	}
	i.known, i.typeset = true, true
	for at, r := range i.text {
		switch {
		case unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam):
			i.rtl = true
		case r == 0xA0 || r == 0x202F:
			i.typeset = i.typeset && i.reason(at, utf8.RuneLen(r)) != none
		}
	}
}

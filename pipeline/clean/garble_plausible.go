package clean

import (
	"strings"
	"unicode"
)

// role is what a character that a sequence would become is good for.
type role int

const (
	implausible role = iota // phonetic letters, controls, what nobody writes: the sequence is no garble
	sign                    // punctuation, currency, mathematics, emoji
	latinLetter             // a Latin letter of a language in use
	greek                   // may stand alone in a formula
	letter                  // of another script: never alone among Latin letters
	lost                    // U+FFFD: the character cannot be known any more
)

// roleOf tells the role of a character.
func roleOf(r rune) role {
	switch {
	case r == unicode.ReplacementChar:
		return lost
	case latinInUse(r):
		return latinLetter
	case r >= 0x386 && r <= 0x3CE && unicode.IsLetter(r):
		return greek
	case strings.ContainsRune("ˆ˜ˇ˘˙˛˝ƒµªº", r):
		return sign // the byte of an encoding: garbled again
	case r >= 0x2160 && r <= 0x217F:
		return sign // Roman numerals, which eastern encodings have as one character
	case r == 0xAD || r == 0xFEFF || r >= 0x200B && r <= 0x200F || r == 0x2060 || unicode.Is(unicode.Variation_Selector, r):
		return sign
	case !unicode.IsGraphic(r) && !unicode.IsSpace(r), r < 0xA0:
		return implausible
	case r >= 0x250 && r <= 0x36F || r >= 0x1D00 && r <= 0x1DFF || unicode.In(r, rareScripts...):
		return implausible
	case unicode.IsPunct(r), unicode.IsSymbol(r), unicode.Is(unicode.No, r), unicode.IsSpace(r):
		return sign
	case unicode.Is(unicode.Latin, r):
		return implausible
	case unicode.IsLetter(r), unicode.IsMark(r), unicode.Is(unicode.Nd, r):
		return letter
	}
	return implausible
}

// latinInUse reports whether r is a Latin letter beyond ASCII that the
// orthography of a living language has: Latin-1, Extended-A without its
// relics, Romanian, Vietnamese, pinyin, and the ligatures of typesetting.
func latinInUse(r rune) bool {
	switch {
	case r >= 0xC0 && r <= 0xFF:
		return r != 0xD7 && r != 0xF7
	case r >= 0x100 && r <= 0x17E:
		return r != 0x138 && r != 0x149
	case r >= 0x1CD && r <= 0x1DC, r >= 0x218 && r <= 0x21B, r >= 0x1EA0 && r <= 0x1EF9:
		return true
	}
	return r >= 0xFB00 && r <= 0xFB06 || r == 'ơ' || r == 'Ơ' || r == 'ư' || r == 'Ư' || r == 'ẞ'
}

// rareScripts are what a sequence becomes by chance more often than by design.
var rareScripts = []*unicode.RangeTable{
	unicode.Nko, unicode.Samaritan, unicode.Mandaic, unicode.Mongolian, unicode.Limbu, unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Buginese,
	unicode.Tai_Tham, unicode.Balinese, unicode.Sundanese, unicode.Batak, unicode.Lepcha, unicode.Ol_Chiki, unicode.Glagolitic, unicode.Coptic,
	unicode.Tifinagh, unicode.Yi, unicode.Lisu, unicode.Vai, unicode.Bamum, unicode.Runic, unicode.Ogham, unicode.Canadian_Aboriginal, unicode.Cherokee,
	unicode.Tagalog, unicode.Hanunoo, unicode.Buhid, unicode.Tagbanwa, unicode.Braille,
}

// closing is what may follow a letter in right text: after NESTLÉ comes ®, after
// VOCÊ an ellipsis, after an upper-case Ã a quotation mark.
const closing = "…’‘“”–—™®©»«›‹°ºª´¨·¡¿×§¹²³½£ \u00a0"

// natural reports whether a character may follow a letter in right text.
func natural(r rune) bool { return strings.ContainsRune(closing, r) }

// script names the script of a letter; kana go with Han, since they mix.
func script(r rune) string {
	switch {
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana), r >= 0x3000 && r <= 0x303F, r >= 0xFF00 && r <= 0xFFEF:
		return "Han"
	case unicode.Is(unicode.Hangul, r):
		return "Hangul"
	case unicode.Is(unicode.Cyrillic, r):
		return "Cyrillic"
	case unicode.Is(unicode.Hebrew, r):
		return "Hebrew"
	case unicode.Is(unicode.Arabic, r):
		return "Arabic"
	}
	for name, t := range unicode.Scripts {
		if unicode.Is(t, r) {
			return name
		}
	}
	return ""
}

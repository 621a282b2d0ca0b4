package pipeline

import "rectify/pipeline/scan"

// Composed reports whether all characters of a text are of kinds that are in
// Normalization Form C whatever stands beside them (UAX #15: quick check yes,
// class 0). Most texts are. Of one that is not, package norm knows more.
func Composed(text string) bool {
	return composedRunes(text[scan.BeyondASCII(text, 0):])
}

func composedRunes(text string) bool {
	for _, r := range text {
		switch {
		case r < 0x300, 0x4E00 <= r && r <= 0x9FFF, 0xAC00 <= r && r <= 0xD7A3:
		case 0x391 <= r && r <= 0x3C9, 0x400 <= r && r <= 0x482, 0x48A <= r && r <= 0x52F, 0x1E00 <= r && r <= 0x1EFF: // Greek, Cyrillic, Vietnamese
		case 0x2070 <= r && r <= 0x20CF, 0x2190 <= r && r <= 0x22FF, 0x30A1 <= r && r <= 0x30FE, 0xFF66 <= r && r <= 0xFF9D:
		case 0x2010 <= r && r <= 0x2027, 0x3001 <= r && r <= 0x3029, 0x3041 <= r && r <= 0x3096, 0xFF01 <= r && r <= 0xFF5E:
		default:
			return false
		}
	}
	return true
}

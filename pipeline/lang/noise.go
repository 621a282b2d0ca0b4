package lang

import "strings"

// noise is the length of an address, a tag, an entity or a TeX command at the
// start of text, and 0 when there is none.
func noise(text string) int {
	switch text[0] {
	default: // nearly always: small enough to be inlined
		return 0
	case 'h', 'w', 'H', 'W', '@', '<', '&', '\\':
		return noisy(text)
	}
}

// noisy is noise for text with a first byte that may start some.
func noisy(text string) int {
	switch text[0] {
	case 'h', 'w', 'H', 'W':
		return address(text)
	case '@': // the rest of an e-mail address
		return unbroken(text)
	case '<':
		return closed(text, '>', 200)
	case '&':
		return closed(text, ';', 12)
	case '\\':
		n := 1
		for n < len(text) && isASCIILetter(text[n]) {
			n++
		}
		return n
	}
	return 0
}

// address is the length of the address at the start of text, and 0 when there
// is none. Few words with the first letter of one have the second as well.
func address(text string) int {
	if len(text) < 2 || text[1]|0x20 != 't' && text[1]|0x20 != 'w' {
		return 0
	}
	for _, prefix := range []string{"http://", "https://", "www."} {
		if len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix) {
			return unbroken(text)
		}
	}
	return 0
}

// unbroken is the length of the run of printable ASCII text starts with.
func unbroken(text string) int {
	n := 0
	for n < len(text) && '!' <= text[n] && text[n] <= '~' {
		n++
	}
	return n
}

// closed is the length of what starts with a sign and a letter and goes on to
// the closing sign, within limit bytes: a tag or an entity. Otherwise 0.
func closed(text string, closing byte, limit int) int {
	if len(text) < 3 || !isASCIILetter(text[1]) && text[1] != '/' && text[1] != '#' {
		return 0
	}
	return strings.IndexByte(text[:min(len(text), limit)], closing) + 1
}

package term

import (
	"math/bits"
	"unicode/utf8"
)

// opening is what follows on a place of a text, as far as it tells whether a form may begin there:
// the next units, the first in the lowest bits, a byte for each of ASCII and two for others. What
// does not fit is left out.
type opening uint64

// behind is the opening where the one given is what follows on a unit.
func (o opening) behind(u rune) opening {
	switch {
	case u == noUnit:
		return o
	case u == '&':
		return o<<24 | 'd'<<16 | 'n'<<8 | 'a'
	case u < utf8.RuneSelf:
		return o<<8 | opening(u)
	}
	return o<<16 | opening(uint16(u))
}

// fourBytes are what keys that are shorter than an opening are compared in.
const fourBytes opening = 1<<32 - 1

// openingOf is the opening of a key, and of how many bytes.
func openingOf(key string) (o opening, size int) {
	for i := len(key); i > 0; {
		u, n := utf8.DecodeLastRuneInString(key[:i])
		o, size = o.behind(u), size+min(n, 2)
		i -= n
	}
	return o, size
}

// wordAt is the word that a text begins with, as it is written: up to eight letters and digits of
// ASCII, the first in the lowest bits. It is 0 where there is none.
func wordAt(text string) (word opening) {
	for n := 0; n < min(len(text), 8) && alphanumeric[text[n]]; n++ {
		word |= opening(text[n]) << (8 * n)
	}
	return word
}

// plural is a word with an s behind it, as far as that fits.
func (word opening) plural() opening {
	letters := (bits.Len64(uint64(word)) + 7) / 8
	return word | 's'<<(8*letters)
}

// openings tells of nearly all places of a text that no form begins there.
type openings struct {
	eight, four hashes    // of the openings of keys of so many bytes at least
	one         [256]bool // the first bytes of shorter keys
	// Forms that are found only as they are written tell by their first word: short as they are, as
	// much as others.
	words hashes
	first [256]bool // the bytes that those words begin with
}

func newOpenings(forms []Form, keys []string) *openings {
	var os openings
	var eight, four, words []uint64
	for i := range forms {
		f := &forms[i]
		word := wordAt(f.Text)
		o, size := openingOf(keys[i])
		switch {
		case f.verbatim && word != 0:
			words = append(words, word.hash(), word.plural().hash())
			os.first[byte(word)] = true
		case size >= 8:
			eight = append(eight, o.hash())
		case size >= 4:
			four = append(four, (o & fourBytes).hash())
		default:
			os.one[byte(o)] = true
		}
	}
	os.eight, os.four, os.words = newHashes(eight), newHashes(four), newHashes(words)
	return &os
}

func (o opening) hash() uint64 { return uint64(o) * golden }

// may reports whether a form may begin at a place with an opening and, if it begins a word, with
// that word; else that is 0.
func (os *openings) may(o, word opening) bool {
	return os.eight.may(o.hash()) || os.four.may((o & fourBytes).hash()) || os.one[byte(o)] ||
		os.first[byte(word)] && os.words.may(word.hash())
}

// places adds the bytes of part of a composed text at which a form may begin, last first: so what
// follows on each is known. The text is read from a byte that is so far ahead that it fills the
// opening of the last.
func (m *matcher) places(to []int, f *folded, from, until, ahead int) []int {
	text := f.text
	var next opening
	for at := ahead; at > from; {
		var word opening
		switch b := text[at-1]; {
		case f.plain[b] == noUnit:
			at-- // no form begins with a space, or what else may be left out
			continue
		case alphanumeric[b]:
			for at > from && alphanumeric[text[at-1]] {
				at--
				b := opening(text[at])
				word = word<<8 | b
				next = next<<8 | b | 0x20 // a small letter; figures stay as they are
			}
		default:
			r, n := utf8.DecodeLastRuneInString(text[:at])
			f.end = at
			at -= n
			next = next.behind(f.unit(r))
		}
		if at < until && m.openings.may(next, word) && startsWord(text, at) {
			to = append(to, at)
		}
	}
	return to
}

// ahead is the byte behind so many units from a byte of a text on, or the end of the text.
func (f *folded) ahead(from, units int) int {
	f.at, f.rest = from, nil
	for n := 0; f.at < len(f.text) && (n < units || len(f.rest) > 0); {
		if f.next() != noUnit {
			n++
		}
	}
	return f.at
}

package clean

import (
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
)

// cyrillics are the encodings of one byte a character in which Russian archives
// were kept (RFC 1489 has KOI8-R).
var cyrillics = []struct {
	name string
	*charmap.Charmap
}{
	{"Windows-1251", charmap.Windows1251},
	{"KOI8-R", charmap.KOI8R},
}

// What a line of Cyrillic needs: so many words of so many letters that have no
// letter of ASCII, as no language written in Latin has them, and this share of
// the letters that are two thirds of Russian prose.
const (
	cyrillicWords   = 3
	cyrillicLetters = 4
	cyrillicShare   = 0.5
	cyrillicCommon  = "оеаинтсрвл"
)

// cyrillic undoes one reading of Cyrillic text as Windows-1252, in the lines
// that are Cyrillic on the whole.
func (g *garbled) cyrillic() bool {
	var found []sequence
	var name string
	for first := 0; first < len(g.units); {
		last := g.stretch(first)
		if g.cyrillicLine(first, last) {
			if best, encoding := g.decodeCyrillic(first, last); best != nil {
				found, name = append(found, best...), encoding
			}
		}
		first = last + 1
	}
	return len(found) > 0 && g.commit(found, 0.96, name+" read as Windows-1252")
}

// cyrillicLine reports whether a stretch has words without ASCII, and next to
// none that mix both.
func (g *garbled) cyrillicLine(first, last int) bool {
	high, mixed := 0, 0
	for at := first; at < last; at++ {
		var plain, foreign int
		for ; at < last && unicode.IsLetter(g.units[at].r); at++ {
			if g.units[at].r < 0x80 {
				plain++
			} else {
				foreign++
			}
		}
		switch {
		case plain > 0 && foreign > 0:
			mixed++
		case foreign >= cyrillicLetters:
			high++
		}
	}
	return high >= cyrillicWords && high > 4*mixed
}

// decodeCyrillic decodes a stretch in the encoding that makes Russian of it, or
// what is near to it.
func (g *garbled) decodeCyrillic(first, last int) (best []sequence, name string) {
	share := cyrillicShare
	for _, c := range cyrillics {
		found, letters, common := g.readCyrillic(c.Charmap, first, last)
		if got := float64(common) / float64(max(letters, 1)); got >= share {
			best, share, name = found, got, c.name
		}
	}
	return best, name
}

// readCyrillic reads the bytes of a stretch, less the signs that stand for the
// same in both encodings or for none that people write. It counts the letters,
// and among them the small ones that are frequent: a reading that exchanges
// capitals and small letters has few.
func (g *garbled) readCyrillic(c *charmap.Charmap, first, last int) (found []sequence, letters, common int) {
	for at := first; at < last; at++ {
		b := garbleTable().byteOf(western, g.units[at].r)
		if b < 0x80 {
			continue
		}
		r := c.DecodeByte(b)
		if unicode.Is(unicode.Cyrillic, r) {
			letters++
			if strings.ContainsRune(cyrillicCommon, r) {
				common++
			}
		} else if r == g.units[at].r || roleOf(r) != sign || strange(r) {
			continue
		}
		found = append(found, sequence{at: at, n: 1, r: r})
	}
	return found, letters, common
}

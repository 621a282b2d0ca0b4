package clean

import (
	"unicode"
	"unicode/utf8"
)

// unit is one character of a text on its way through repairs: what it is now
// and where in the text it came from.
type unit struct {
	r          rune
	start, end int // bytes of the text
	changed    bool
}

// sequence is a run of units whose bytes on a page are one character of UTF-8.
type sequence struct {
	at, n int // units
	r     rune
	more  []rune // characters after r, where the units are not theirs one by one
	grade grade

	spaced bool // a space stands for one of its bytes
}

// grade says how sure it is that a sequence is garble.
type grade int

const (
	never  grade = iota // what it would become is implausible
	likely              // if the text has surer ones
	sure                // nobody writes this
)

// reader finds the sequences of a text on one page.
type reader struct {
	units []unit
	table *table
	page  page
}

// rune is the character at a unit, 0 outside the text.
func (r reader) rune(i int) rune {
	if i < 0 || i >= len(r.units) {
		return 0
	}
	return r.units[i].r
}

// read decodes the sequence that begins at a unit. A space within it counts as
// the no-break space it was made from; at its end only in Thai and the scripts
// of India, since elsewhere it may stand after a character that lost its last
// byte. A lost byte makes the character lost.
func (r reader) read(at int) (sequence, bool) {
	lead := r.table.byteOf(r.page, r.rune(at))
	if lead < 0xC2 || lead > 0xF4 {
		return sequence{}, false
	}
	n := 2
	if lead >= 0xE0 {
		n = 3
	}
	if lead >= 0xF0 {
		n = 4
	}
	bytes := [4]byte{lead}
	spaces := 0
	for i := 1; i < n; i++ {
		switch next := r.rune(at + i); {
		case next == ' ' && n > 2 && (i+1 < n || lead == 0xE0 && r.table.byteOf(r.page, r.rune(at+n)) == lead):
			bytes[i] = 0xA0
			spaces++
		case next == unicode.ReplacementChar:
			return sequence{at: at, n: i + 1, r: next}, true
		default:
			if bytes[i] = r.table.byteOf(r.page, next); bytes[i] < 0x80 || bytes[i] > 0xBF {
				return sequence{}, false
			}
		}
	}
	if spaces > 1 {
		return sequence{}, false
	}
	if lead == 0xED && bytes[1] >= 0xA0 {
		return r.surrogates(at, bytes)
	}
	c, size := utf8.DecodeRune(bytes[:n])
	return sequence{at: at, n: n, r: c, spaced: spaces > 0}, size == n
}

// surrogates decodes a character beyond the basic plane written as two
// surrogates of three bytes each (CESU-8, Unicode Technical Report 26).
func (r reader) surrogates(at int, high [4]byte) (sequence, bool) {
	var low [3]byte
	for i := range low {
		low[i] = r.table.byteOf(r.page, r.rune(at+3+i))
	}
	if high[1] > 0xAF || low[0] != 0xED || low[1] < 0xB0 || low[1] > 0xBF || low[2] < 0x80 || low[2] > 0xBF {
		return sequence{}, false
	}
	hi := rune(high[1]&0x0F)<<6 | rune(high[2]&0x3F)
	lo := rune(low[1]&0x0F)<<6 | rune(low[2]&0x3F)
	return sequence{at: at, n: 6, r: 0x10000 + hi<<10 + lo}, true
}

// all returns the sequences of the text, graded, and the units where one begins
// and breaks off.
func (r reader) all() (found []sequence, broken []int) {
	for at := 0; at < len(r.units); {
		if r.table.leads(r.units[at].r)&(1<<r.page) == 0 {
			at++
			continue
		}
		s, ok := r.read(at)
		if !ok {
			if r.breaksOff(at) {
				broken = append(broken, at)
			}
			at++
			continue
		}
		found = append(found, s)
		at += s.n
	}
	r.gradeAll(found)
	return found, broken
}

// breaksOff reports whether a unit begins a sequence that lost something.
func (r reader) breaksOff(at int) bool {
	next := r.rune(at + 1)
	if next == '?' {
		after := r.rune(at + 2)
		return r.table.trails(after)&(1<<r.page) != 0 || r.table.leads(after)&(1<<r.page) != 0
	}
	return r.page == western && r.table.trails(next)&(1<<r.page) != 0 && !natural(next)
}

// place is a sequence and what would stand beside it.
type place struct {
	sequence
	run         []sequence // the sequences it touches, with itself
	left, right rune
}

// gradeAll grades sequences, those that touch each other together.
func (r reader) gradeAll(found []sequence) {
	for i := 0; i < len(found); {
		j := i + 1
		for j < len(found) && found[j].at == found[j-1].at+found[j-1].n {
			j++
		}
		run := found[i:j]
		for k := range run {
			c := place{sequence: run[k], run: run, left: r.rune(run[k].at - 1), right: r.rune(run[k].at + run[k].n)}
			if k > 0 {
				c.left = run[k-1].r
			}
			if k+1 < len(run) {
				c.right = run[k+1].r
			}
			run[k].grade = r.gradeOf(c)
		}
		i = j
	}
}

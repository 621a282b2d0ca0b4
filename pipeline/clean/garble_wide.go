package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// replaced are the traces of replacement characters that were written as UTF-8
// and read as GBK, CP949 and Big5: what stood there is lost.
var replaced = []string{"锟斤拷", "占쏙옙", "嚙踝蕭"}

// wide undoes one reading of UTF-8 as the encoding of another eastern text.
func (g *garbled) wide() bool {
	if len(g.details) == 0 {
		g.flagReplaced()
	}
	runs := g.wideRuns()
	if len(runs) == 0 || g.readsWell(runs) {
		return false
	}
	for _, e := range easterns[:4] {
		var found []sequence
		plain := 0
		for _, run := range runs {
			if s, latin, ok := g.reread(e, run); ok {
				found = append(found, s)
				if latin {
					plain++
				}
			}
		}
		if plain > 0 && (plain < 2 || len(found) < len(runs)) {
			continue // one Han character in a Latin text may be meant
		}
		if len(found) > 0 {
			return g.commit(found, 0.95, "UTF-8 read as "+e.name)
		}
	}
	return false
}

// flagReplaced flags what replacement characters became.
func (g *garbled) flagReplaced() {
	for _, trace := range replaced {
		if !strings.Contains(g.text, trace) {
			continue
		}
		want := []rune(trace)
		for i := 0; i+len(want) <= len(g.units); i++ {
			if g.units[i].r == want[0] && g.units[i+1].r == want[1] && g.units[i+2].r == want[2] {
				g.flag(i, i+3, "Characters were lost here when the text was read in the wrong encoding.")
				i += 2
			}
		}
	}
}

// wideRuns are the runs of units beyond ASCII that hold an eastern letter.
func (g *garbled) wideRuns() (runs [][2]int) {
	for i := 0; i < len(g.units); i++ {
		if g.units[i].r < 0x80 {
			continue
		}
		first, letters := i, false
		for ; i < len(g.units) && g.units[i].r >= 0x80; i++ {
			letters = letters || g.units[i].r >= 0x3040 && unicode.IsLetter(g.units[i].r)
		}
		if letters {
			runs = append(runs, [2]int{first, i})
		}
	}
	return runs
}

// readsWell reports whether the runs have the common letters of a language.
func (g *garbled) readsWell(runs [][2]int) bool {
	var text strings.Builder
	for _, run := range runs {
		text.WriteString(g.string(run))
	}
	for i := range easterns[:4] {
		if letters, common := census(text.String(), i); float64(common) >= rareShare*float64(letters) {
			return true
		}
	}
	return false
}

func (g *garbled) string(run [2]int) string {
	var b strings.Builder
	for _, u := range g.units[run[0]:run[1]] {
		b.WriteRune(u.r)
	}
	return b.String()
}

// reread reads the bytes of a run as UTF-8. The result must be common letters
// of an eastern language or, beside a Latin word, Latin letters and
// punctuation, which latin reports.
func (g *garbled) reread(e eastern, run [2]int) (s sequence, latinText, ok bool) {
	bytes, err := e.NewEncoder().Bytes([]byte(g.string(run)))
	if err != nil || !utf8.Valid(bytes) {
		return s, false, false
	}
	now := []rune(string(bytes))
	s = sequence{at: run[0], n: run[1] - run[0], r: now[0], more: now[1:]}
	western := true
	for _, r := range now {
		switch k := roleOf(r); {
		case r < 0x80:
		case k == implausible || k == lost:
			return s, false, false
		case k == letter || k == greek:
			western = false
		}
	}
	if western {
		return s, true, g.ascii(run[0]-1) || g.ascii(run[1])
	}
	for i := range easterns[:4] {
		if letters, common := census(string(bytes), i); letters >= 3 && float64(common) >= commonShare*float64(letters) {
			return s, false, true
		}
	}
	return s, false, false
}

// ascii reports whether a unit is an ASCII letter.
func (g *garbled) ascii(i int) bool {
	if i < 0 || i >= len(g.units) {
		return false
	}
	r := g.units[i].r | 0x20
	return r >= 'a' && r <= 'z'
}

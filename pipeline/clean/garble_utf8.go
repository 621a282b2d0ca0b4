package clean

import (
	"strings"
	"unicode"
)

// reading is what a page makes of a text.
type reading struct {
	reader
	found   []sequence
	broken  []int // units where a sequence begins and breaks off
	certain int
	covered int  // units in sequences that are sure or likely, less those that speak against the page
	left    int  // units beyond ASCII in no sequence
	common  int  // small letters of many languages among the results
	whole   bool // every character beyond ASCII is part of a sequence, too often for chance
}

// utf8 undoes one reading of UTF-8 in a single-byte encoding: the page that
// makes sense of most of the text.
func (g *garbled) utf8() bool {
	first := g.readOn(western)
	best := first
	for p := western + 1; p < pages; p++ {
		if now := g.readOn(p); now.betterThan(best) && (first.certain == 0 || 2*now.left <= first.left) {
			best = now
		}
	}
	if best.certain > 0 && best.certain <= len(best.broken) {
		g.flagBroken(best.broken)
		return false
	}
	accepted := best.accept()
	if len(accepted) == 0 {
		return false
	}
	confidence := 0.97
	if best.certain <= 1 && g.lone(accepted) {
		confidence = 0.85
	}
	return g.commit(accepted, confidence, "UTF-8 read as "+pageNames[best.page])
}

func (r reading) betterThan(other reading) bool {
	if r.certain == 0 || r.certain <= len(r.broken) {
		return false
	}
	return other.certain == 0 || r.covered > other.covered || r.covered == other.covered && r.common > other.common
}

// readOn reads the text on a page.
func (g *garbled) readOn(p page) reading {
	now := reading{reader: reader{units: g.units, table: garbleTable(), page: p}}
	now.found, now.broken = now.all()
	for _, u := range g.units {
		if u.r > unicode.MaxASCII {
			now.left++
		}
	}
	against, odd := 0, 0
	for _, s := range now.found {
		now.left -= s.n
		if roleOf(s.r) == implausible && s.r >= 0xA0 {
			odd++
		}
		switch s.grade {
		case never:
			against++
			now.covered -= s.n
			continue
		case sure:
			now.certain++
		}
		now.covered += s.n
		if s.r < 0x180 && unicode.IsLower(s.r) && !strings.ContainsRune("ĉĝĥĵŝŭħŧſĸŉ", s.r) {
			now.common++
		}
	}
	now.whole = now.left <= 0 && odd == 0 && len(now.found) > 2 && now.certain > 0
	if now.certain <= against && !now.whole {
		now.certain = 0
	}
	return now
}

// flagBroken flags the first place of a text that cannot be read back.
func (g *garbled) flagBroken(broken []int) {
	if len(g.flags) == 0 && len(broken) > 0 {
		g.flag(broken[0], broken[0]+2, "The text was read in a wrong encoding and cannot be read back whole.")
	}
}

// commit makes a repair. One that would only be a suggestion is not mixed with
// surer ones.
func (g *garbled) commit(found []sequence, confidence float64, detail string) bool {
	if confidence < 0.9 && len(g.details) > 0 {
		return false
	}
	g.confidence = min(g.confidence, confidence)
	g.details = append(g.details, detail)
	g.merge(found)
	return true
}

// accept returns the sequences to be repaired: the sure ones, with them the
// likely ones and the letters whose second byte became a space.
func (r reading) accept() []sequence {
	var out []sequence
	next := 0
	for at := 0; at < len(r.units); at++ {
		for next < len(r.found) && r.found[next].at < at {
			next++
		}
		if next < len(r.found) && r.found[next].at == at {
			if s := r.found[next]; r.certain > 0 && (s.grade != never || r.whole) {
				out = append(out, s)
				at += s.n - 1
			}
			continue
		}
		s, ok := r.spaced(at, r.certain > 0)
		if !ok {
			s, ok = r.closes(at, out)
		}
		if ok {
			out = append(out, s)
			at += s.n - 1
		}
	}
	return out
}

// lone reports whether the repair is a single letter of two bytes in a text
// whose other characters beyond ASCII were read rightly.
func (g *garbled) lone(found []sequence) bool {
	if len(found) != 1 || found[0].n > 2 {
		return false
	}
	for i, u := range g.units {
		if u.r > unicode.MaxASCII && (i < found[0].at || i >= found[0].at+found[0].n) {
			return true
		}
	}
	return false
}

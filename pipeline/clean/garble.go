package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
	"rectify/pipeline/scan"
)

// Garble repairs text whose bytes were read in the wrong encoding. Text is
// repaired only where its bytes are, one by one, those of the repair, the
// repair is text that people write, and the garble is not; what cannot be
// known any more is flagged.
var Garble = pipeline.Stage{
	Name: "clean/garble",
	Doc: `Repair text that was read in the wrong encoding: UTF-8 taken for Windows-1252 and its kin, also twice; Korean, Chinese, Japanese and Russian encodings taken for it.

Replacement characters, and what cannot be read back byte for byte, are flagged and left.

Before: UniversitÃ© de MontrÃ©al
After:  Université de Montréal`,
	Restores:       true,
	BeforeLanguage: true,
	Propose:        repairGarble,
}

// levels bounds how often a text was garbled over and over.
const levels = 6

func repairGarble(v *pipeline.View) pipeline.Proposal {
	var p pipeline.Proposal
	found := lookFor(v.Text)
	if found == 0 {
		return p
	}
	if found != mayLost {
		g := garbled{text: v.Text, found: found, units: units(v.Text), confidence: 1}
		for n := 0; n < levels && g.step(); n++ {
			g.found = lookFor(g.string([2]int{0, len(g.units)}))
		}
		if len(g.details) > 0 {
			g.flagBroken(g.readOn(western).broken)
		}
		p.Edits, p.Flags = g.edits(), g.flags
	}
	p.Flags = append(p.Flags, lostPlaces(v.Text)...)
	return p
}

// suspicion is what a first look at a text finds.
type suspicion uint8

const (
	maySequence suspicion = 1 << iota // characters that may be bytes of UTF-8
	mayControl                        // C1 control characters
	mayEast                           // Latin letters and signs in a row
	mayWide                           // Han, Hangul: UTF-8 may have been read as theirs
	mayLost                           // U+FFFD
)

// lookFor looks over a text once. Most texts show nothing.
func lookFor(text string) (found suspicion) {
	t := garbleTable()
	var before rune
	var high, eastern, common int
	for i := 0; i < len(text); {
		if text[i] < 0x80 {
			if text[i] == ' ' && (before == 'Â' || before == 'Ã' || before == 'Å' || before == 'Î' || before == 'Ð') {
				found |= maySequence // the letters of spacedLetters
			}
			i = scan.BeyondASCII(text, i)
			before, high = rune(text[i-1]), 0
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case r >= 0x80 && r < 0xA0:
			found |= mayControl | maySequence
		case r == unicode.ReplacementChar:
			found |= mayLost
		case r >= 0x3041 && r < commonEnd:
			eastern++
			if commonIn()[r] != 0 {
				common++
			}
		case t.leads(before)&t.trails(r) != 0 && t.begins(before, r, text[i:]):
			found |= maySequence
		}
		if high++; t.byteOf(western, r) == 0 {
			high = 0
		} else if high >= fewLetters {
			found |= mayEast
		}
		before = r
	}
	if float64(common) < rareShare*float64(eastern) {
		found |= mayWide
	}
	return found
}

// units takes a text apart.
func units(text string) []unit {
	out := make([]unit, 0, len(text))
	for i, r := range text {
		out = append(out, unit{r: r, start: i, end: i + utf8.RuneLen(r)})
	}
	return out
}

// garbled is a text under repair.
type garbled struct {
	text       string
	found      suspicion
	units      []unit
	confidence float64
	details    []string
	flags      []pipeline.Flag
}

// step undoes one wrong reading and reports whether there was one.
func (g *garbled) step() bool {
	return g.found&(maySequence|mayEast) != 0 && (g.east(fewLetters) || g.utf8() || g.cyrillic() || g.east(2)) || g.found&mayWide != 0 && g.wide() || g.found&mayControl != 0 && g.controls()
}

// edits are the repairs, those of neighbouring characters in one.
func (g *garbled) edits() []pipeline.Edit {
	var out []pipeline.Edit
	for i := 0; i < len(g.units); i++ {
		if !g.units[i].changed {
			continue
		}
		var with strings.Builder
		first := i
		for ; i < len(g.units) && g.units[i].changed; i++ {
			with.WriteRune(g.units[i].r)
		}
		s := pipeline.Span{Start: g.units[first].start, End: g.units[i-1].end}
		out = append(out, propose(g.text, s, with.String(), "clean/garble", g.confidence, strings.Join(g.details, ", then ")))
	}
	return out
}

// merge puts the characters of sequences in the place of their units.
func (g *garbled) merge(found []sequence) {
	out := g.units[:0:0]
	at := 0
	for _, s := range found {
		out = append(out, g.units[at:s.at]...)
		at = s.at + s.n
		end := g.units[at-1].end
		out = append(out, unit{r: s.r, start: g.units[s.at].start, end: end, changed: true})
		for _, r := range s.more {
			out = append(out, unit{r: r, start: end, end: end, changed: true})
		}
	}
	g.units = append(out, g.units[at:]...)
}

// flag notes a place that cannot be repaired.
func (g *garbled) flag(first, last int, message string) {
	g.flags = append(g.flags, pipeline.Flag{
		Span: pipeline.Span{Start: g.units[first].start, End: g.units[last-1].end}, Rule: "clean/garble", Message: message,
	})
}

// lostPlaces flags each run of replacement characters.
func lostPlaces(text string) []pipeline.Flag {
	var out []pipeline.Flag
	const lost = string(unicode.ReplacementChar)
	for at := 0; ; {
		i := strings.Index(text[at:], lost)
		if i < 0 {
			return out
		}
		start := at + i
		for at = start; strings.HasPrefix(text[at:], lost); {
			at += len(lost)
		}
		out = append(out, pipeline.Flag{
			Span: pipeline.Span{Start: start, End: at}, Rule: "clean/garble", Message: "Characters were lost here when the text was read in the wrong encoding.",
		})
	}
}

package lang

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
)

// TestSentenceEnds checks that a sentence ends at what is listed, and at nothing
// else.
func TestSentenceEnds(t *testing.T) {
	for r := range rune(unicode.MaxRune + 1) {
		text := "a" + string(r) + " B"
		if ends := sentence(text) < len(text); ends != strings.ContainsRune(lineEnds+sentenceEnds, r) {
			t.Errorf("%+q ends a sentence: %t", r, ends)
		}
	}
}

// TestWordsAtOnce checks that words read at once tell what they do letter by
// letter.
func TestWordsAtOnce(t *testing.T) {
	parts := strings.Fields("antarabangsa pemerintahan pemerintahannya Abcdefgh Abcdefghi NATO A I h w how www " + strings.Repeat("x", 40))
	parts = append(parts, ",", " - ", "(", ") ", "1", "'", "/", ";", ".", ":")
	for _, p := range profiles {
		for w := range strings.FieldsSeq(p.words) {
			parts = append(parts, w, strings.ToUpper(w))
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		var b strings.Builder
		for range random.IntN(12) {
			b.WriteString(parts[random.IntN(len(parts))])
			b.WriteString([]string{" ", " ", " ", ""}[random.IntN(4)])
		}
		text := strings.Map(func(r rune) rune {
			if r >= 0x80 {
				return -1
			}
			return r
		}, b.String())
		text = text[:sentence(text)]
		if strings.Contains(strings.ToLower(text), "www.") {
			continue // an address
		}
		var got evidence
		if got.gather(text); got != letterByLetter(text) {
			t.Fatalf("%q: %+v, letter by letter %+v", text, got, letterByLetter(text))
		}
	}
}

func letterByLetter(text string) (e evidence) {
	g := gatherer{evidence: &e, rest: text}
	for i := range len(text) {
		if !isASCIILetter(text[i]) {
			g.asciiSign(text[i])
			continue
		}
		g.letters[latin]++
		g.write(latin)
		g.put(rune(text[i]))
	}
	g.end()
	return e
}

package clean

import (
	"math/rand/v2"
	"strings"
	"testing"

	"rectify/pipeline"
)

// TestATextThatSaysOnceHasNoRepetition holds the quick look at a text against the
// long one, on texts of few words, marks and gaps that loop in every way.
func TestATextThatSaysOnceHasNoRepetition(t *testing.T) {
	atoms := strings.Fields(`of Of the a to in von zu for state states stage state-of-the-art don't it’s x-ray (ARF) ( ) , ; . ! " “ ” – 1973 2nd C3PO and/or a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v-w-x-y-z ſ К é в 的 。 internationalization`)
	gaps := []string{" ", " ", " ", " ", " ", "", "  ", "\n", "\t", "\u00a0", " - ", ", ", ". "}
	random := rand.New(rand.NewPCG(1, 2))
	once, twice := 0, 0
	for range 6000 {
		text := loopingText(random, atoms, gaps)
		for _, lang := range []string{"en", "de", "ru"} {
			edits := repetitions(pipeline.NewView(text, lang))
			switch said := saysOnce(text); {
			case said && len(edits) > 0:
				t.Fatalf("%q says once what %+v takes out", text, edits)
			case said:
				once++
			case len(edits) > 0:
				twice++
			}
		}
	}
	if once < 500 || twice < 500 {
		t.Errorf("%d texts say all once, %d do not: too few to tell", once, twice)
	}
}

// TestASentenceOfFewWordsMayFollowItself holds that one without four words is not
// overlooked, wherever it stands.
func TestASentenceOfFewWordsMayFollowItself(t *testing.T) {
	for _, sentence := range []string{strings.Repeat("12.5 ", 13), strings.Repeat("– ", 40), "Of " + strings.Repeat("7", 60), "At " + strings.Repeat("a", 30) + " " + strings.Repeat("b", 30)} {
		sentence = strings.TrimSpace(sentence) + "."
		for _, text := range []string{sentence + " " + sentence, "It is. " + sentence + " " + sentence, sentence + " " + sentence + " That was it."} {
			if saysOnce(text) {
				t.Errorf("%q", text)
			}
		}
	}
}

// loopingText is a text of a few of the atoms, some of it several times in a row.
func loopingText(random *rand.Rand, atoms, gaps []string) string {
	some := make([]string, 1+random.IntN(9))
	for i := range some {
		some[i] = atoms[random.IntN(len(atoms))]
	}
	phrase := func() string {
		var b strings.Builder
		for range 1 + random.IntN(12) {
			b.WriteString(some[random.IntN(len(some))] + gaps[random.IntN(len(gaps))])
		}
		return b.String()
	}
	var b strings.Builder
	for range 1 + random.IntN(4) {
		b.WriteString(phrase())
		looped := phrase()
		if random.IntN(3) == 0 {
			looped = phrase() + phrase() + phrase() + ". " // a sentence, longer than a loop
		}
		for range random.IntN(8) {
			b.WriteString(looped)
			if random.IntN(6) == 0 {
				b.WriteString(gaps[random.IntN(len(gaps))])
			}
		}
	}
	return b.String()
}

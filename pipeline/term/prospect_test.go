package term

import (
	"slices"
	"testing"
)

// words of one stem, put for one another, explained by the term, and none of these
var prospectWords = []string{"forum", "conference", "regional", "regions", "security", "peace", "banana"}

func TestNoRunThatAgreesIsPassedOver(t *testing.T) {
	lex := &lexicon{shares: map[string]map[string]float64{"peace": {"安保": 0.4}, "security": {"安保": 0.7}}}
	for _, name := range rowsOf(prospectWords, 3) {
		w := &wanted{naming: &naming{names: []tokenName{{words: name}}, content: name}, text: "安保"}
		for _, run := range rowsOf(prospectWords, 4) {
			adds := 0.0
			for _, word := range run {
				adds += w.most(word, lex)
			}
			if share := agreement(run, name, w, lex).share; share >= leastShare && !w.reaches(len(run), adds) {
				t.Fatalf("%q agrees with %q to %.3f, and is passed over", run, name, share)
			}
		}
	}
}

// rowsOf are all rows of one word or more, up to n.
func rowsOf(words []string, n int) [][]string {
	out := [][]string{nil}
	for k := 0; k < len(out); k++ {
		if len(out[k]) < n {
			for _, w := range words {
				out = append(out, append(slices.Clone(out[k]), w))
			}
		}
	}
	return out[1:]
}

func TestWordsOfOneStemAreNear(t *testing.T) {
	p := &passage{tokens: tokenize("The bank banks on banking: bankers bar the bar; 北京銀行 and 銀行, banc")}
	p.stems = newStems(p.tokens)
	for _, word := range []string{"bank", "banker", "bar", "ban", "銀", "the", "on", ""} {
		var want []int
		for i, tok := range p.tokens {
			if !tok.function && stem(tok.norm) == stem(word) {
				want = append(want, i)
			}
		}
		if got := slices.Collect(p.near(word)); !slices.Equal(got, want) {
			t.Errorf("near %q stand the tokens %v, want %v", word, got, want)
		}
	}
}

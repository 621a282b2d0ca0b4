package clean

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"rectify/pipeline"
)

// TestASieveLetsItsWordsThrough: what it keeps back would be a rule that is silent.
func TestASieveLetsItsWordsThrough(t *testing.T) {
	table := properWords()
	for word := range table.kinds {
		for _, text := range []string{word, word + ".", "the " + word + " of", "(" + word + ")"} {
			found := slices.Collect(table.where.places(text))
			if want := strings.Index(text, word); !slices.Contains(found, want) {
				t.Errorf("%q is not found in %q", word, text)
			}
		}
	}
}

func TestTheSieveOfFormsLetsTheirTokensThrough(t *testing.T) {
	for _, c := range []struct{ key, text, token string }{
		{"copd", "with copd (x)", "copd"},
		{"copd", "with non-COPD.", "non-COPD"},
		{"voc", "the vocs", "vocs"},
		{"i", "of i, x", "i"},
		{"α-sma", "an Α-SMA x", "Α-SMA"},
		{"β2", "an Β2 x", "Β2"},
		{"5-fu", "of 5-FU, x", "5-FU"},
		{"3d", "in 3D.", "3D"},
		{"tnf-α", "beside tnf-Α/x y", "tnf-Α/x"},
		{"il-6", "of the İL-6 x", "İL-6"},
		{"ki-67", "of \u212Ai-67", "\u212Ai-67"},
	} {
		var where formSieve
		where.add(c.key)
		found := false
		for s := range where.tokens(c.text) {
			found = found || c.text[s.Start:s.End] == c.token
		}
		if !found {
			t.Errorf("%q: the token %q does not pass in %q", c.key, c.token, c.text)
		}
	}
}

func TestAByteIsInOneToken(t *testing.T) {
	const text = "pcDNA3.1-STAT3, a--b 'K562' TNF-α/β x_y. Ⅱ型 ＣＴ ºC é-É -5-FU- in 中文A"
	for s := range latinTokens(text) {
		for i := range text[s.Start:s.End] {
			want := s
			if isJoiner(text[s.Start+i]) {
				want = pipeline.Span{Start: s.Start + i, End: s.Start + i}
			}
			if got := tokenAround(text, s.Start+i); got != want {
				t.Errorf("byte %d is in %q, not in %q", s.Start+i, text[got.Start:got.End], text[want.Start:want.End])
			}
		}
	}
}

// TestTheCommonestCharactersAreWhatUnicodeSays holds the short cuts of kindOf
// and han against the tables.
func TestTheCommonestCharactersAreWhatUnicodeSays(t *testing.T) {
	for r := range rune(0x30000) {
		eastern := unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
		if han(r) != eastern {
			t.Errorf("%U: han is %v", r, !eastern)
		}
		want := aMark
		switch {
		case unicode.In(r, unicode.Nd, unicode.Nl, unicode.No):
			want = aNumber
		case eastern:
			want = aCharacter
		case unicode.In(r, unicode.L, unicode.M):
			want = aWord
		}
		if got := kindOf(r); got != want {
			t.Errorf("%U is of kind %d, not %d", r, got, want)
		}
	}
}

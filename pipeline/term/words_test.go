package term

import (
	"strings"
	"testing"
)

const someWords = `兌換 兑换: exchange convert conversion redemption
保證 保证: guarantee assurance
金融: finance financial
科技: science technology
金融科技: fintech
和平: peace peaceful
`

func TestATermIsTakenWordForWord(t *testing.T) {
	list, err := ReadWords("zh", someWords)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		text, words string
		share, said float64
	}{
		{"兌換保證", "exchange guarantee", 1, 1},
		{"兑换保证", "conversion guarantee", 1, 1}, // the other script, another form of the word
		{"兌換保證", "guarantee", 0.5, 1},
		{"兌換保證", "weak exchange guarantee", 1, 2. / 3},
		{"《兌換的保證》", "guarantee exchange", 1, 1}, // marks and small words say nothing
		{"金融科技", "fintech", 1, 1},               // a word of the whole
		{"金融科技", "financial", 0.5, 1},
		{"甴曱", "cockroach", 0, 0},
		{strings.Repeat("保證", 100), "guarantee", 1, 1},
	} {
		var words []string
		for _, tok := range tokenize(tt.words) {
			words = append(words, tok.norm)
		}
		if share, said := list.literally(tt.text).covered(words); share != tt.share || said != tt.said {
			t.Errorf("%q says %.2f of %s, with %.2f of its words; want %.2f and %.2f", tt.words, share, tt.text, said, tt.share, tt.said)
		}
	}
}

func TestAListOfWordsNamesTheLinesThatAreNone(t *testing.T) {
	_, err := ReadWords("zh", "和平: peace\n保證 guarantee\n兌換:\n: exchange\n")
	const want = `words of zh:2: "保證 guarantee" has no word and its English, parted by a colon
words of zh:3: "兌換:" has no word and its English, parted by a colon
words of zh:4: ": exchange" has no word and its English, parted by a colon`
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func TestAGlossaryWithoutWordsTakesNothingWordForWord(t *testing.T) {
	g := Compile(nil)
	if n := len(g.wordsFor("zh-Hant", "en").literally("保證").parts); n != 0 {
		t.Errorf("%d parts without a list", n)
	}
	list, err := ReadWords("zh", someWords)
	if err != nil {
		t.Fatal(err)
	}
	with := Compile(nil, list)
	if with.wordsFor("zh-Hant", "en") == nil || with.wordsFor("zh", "fr") != nil || with.wordsFor("fr", "en") != nil {
		t.Error("a list is for its language and English alone")
	}
	if with.Hash() == g.Hash() {
		t.Error("words decide and are not in the hash")
	}
}

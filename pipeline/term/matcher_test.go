package term_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"rectify/pipeline/term"
)

// one is a glossary of one concept with the English forms given.
func one(c term.Concept) *term.Glossary { return term.Compile([]term.Concept{c}) }

func TestTheMatcherKnowsWhereATermEnds(t *testing.T) {
	forum := term.Concept{ID: "f", Terms: []term.Terms{
		{Lang: "en", Preferred: "Élan Forum", Wrong: []string{"New York City", "New York Cityscape Board"}},
		{Lang: "ko", Preferred: "아세안지역안보포럼", Wrong: []string{"지역 포럼"}},
		{Lang: "ja", Preferred: "フォーラム", Wrong: []string{"地域会議"}},
		{Lang: "zh", Preferred: "的士", Wrong: []string{"地区论坛"}},
		{Lang: "de", Preferred: "Größe", Wrong: []string{"Sicherheitsforum"}},
		{Lang: "tr", Preferred: "İstanbul Süreci", Wrong: []string{"İstanbul Vetiresi"}},
	}}
	g := one(forum)
	tests := []struct {
		name, lang, text string
		want             []string
	}{
		{"a letter with a diacritic is a letter", "en", "the élan forum, préÉlan Forum", []string{"élan forum"}},
		{"when the longest fails, the shorter one is tried", "en", "in New York Cityscape Boards and New York Cityscapes, New York City.", []string{"New York Cityscape Boards", "New York City"}},
		{"a possessive stays outside", "en", "New York City's", []string{"New York City"}},
		{"hyphens, widths and no-break spaces", "en", "ＮＥＷ–York City", []string{"ＮＥＷ–York City"}},
		{"a paragraph's end is no space", "en", "New York\n\nCity", nil},
		{"Korean particles may follow", "ko", "지역포럼은 지역 포럼에서는 지역포럼장 대지역포럼", []string{"지역포럼", "지역 포럼"}},
		{"decomposed Hangul", "ko", "\u110c\u1175\u110b\u1167\u11a8 \u1111\u1169\u1105\u1165\u11b7은", []string{"\u110c\u1175\u110b\u1167\u11a8 \u1111\u1169\u1105\u1165\u11b7"}},
		{"kana run on", "ja", "プラットフォーラム、地域会議で", []string{"地域会議"}},
		{"Han has no spaces", "zh", "在地区论坛上", []string{"地区论坛"}},
		{"a compound goes on", "de", "das Sicherheitsforumsgebäude und das Sicherheitsforum", []string{"Sicherheitsforum"}},
		{"letters whose lower case is shorter", "tr", "İİİ İstanbul Vetiresi", []string{"İstanbul Vetiresi"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, m := range g.Matches(tt.text, tt.lang) {
				got = append(got, tt.text[m.Start:m.End])
			}
			if fmt.Sprintf("%+q", got) != fmt.Sprintf("%+q", tt.want) {
				t.Errorf("Matches(%+q) = %+q, want %+q", tt.text, got, tt.want)
			}
		})
	}
}

func TestARightFormShieldsWhatLiesInside(t *testing.T) {
	g := term.Compile([]term.Concept{
		{ID: "inner", Terms: []term.Terms{{Lang: "en", Preferred: "X", Wrong: []string{"region forum"}}}},
		{ID: "outer", Terms: []term.Terms{{Lang: "en", Preferred: "Pacific Region Forum"}}},
	})
	for _, m := range g.Matches("the Pacific Region Forum", "en") {
		if m.Form.Concept.ID != "outer" {
			t.Errorf("matched %q inside a right form", m.Form.Text)
		}
	}
}

func TestEveryFormIsFoundByItself(t *testing.T) {
	concepts := manyConcepts(2000)
	g := term.Compile(concepts)
	for _, c := range concepts {
		for _, form := range append(c.Terms[0].Wrong, c.Terms[0].Preferred) {
			text := "the " + strings.ToUpper(strings.ReplaceAll(form, " ", "-")) + ", and"
			ms := g.Matches(text, "en")
			if len(ms) != 1 || ms[0].Form.Text != form || ms[0].Start != len("the ") || ms[0].Len() != len(form) {
				t.Fatalf("in %q: %v", text, ms)
			}
		}
	}
}

func TestNoFormReachesIntoTheNextParagraph(t *testing.T) {
	concepts := manyConcepts(2000)
	g := term.Compile(concepts)
	for _, c := range concepts {
		for _, form := range append(c.Terms[0].Wrong, c.Terms[0].Preferred) {
			for _, text := range []string{form + "\n\nX", form + "\r\n\r\nX"} {
				ms := g.Matches(text, "en")
				if len(ms) != 1 || ms[0].Start != 0 || ms[0].End != len(form) {
					t.Fatalf("in %q: %v", text, ms)
				}
			}
		}
	}
}

// FuzzMatcher checks that matches lie in the text on code-point borders, in
// order and apart, and are spelled as their forms, whatever the text.
func FuzzMatcher(f *testing.F) {
	g := term.Compile(concepts())
	for _, s := range []string{"ASEAN Regional Forum(ARF)은", "İstanbul ß ﬁ Kelvin K", "아세안지역", "\u1100\u1161", "&", "A\u05c1\u0321"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range []string{"en", "ko", "zh-Hant", "und"} {
			end := 0
			for _, m := range g.Matches(text, lang) {
				if m.Start < end || m.End > len(text) || m.Start >= m.End ||
					utf8.ValidString(text) && !utf8.ValidString(text[m.Start:m.End]) {
					t.Fatalf("match %v after byte %d of %+q", m.Span, end, text)
				}
				end = m.End
				found := text[m.Start:m.End]
				if m.Plural {
					found = strings.TrimSuffix(found, "s")
				}
				if term.Fold(found) != term.Fold(m.Form.Text) {
					t.Fatalf("%+q of %+q matched as %q", found, text, m.Form.Text)
				}
			}
		}
	})
}

// BenchmarkMatcher shows that the size of a glossary hardly matters: the same
// text against 500 and against 50,000 terms.
func BenchmarkMatcher(b *testing.B) {
	text := strings.Repeat("The committee on regional security cooperation of the second forum met in the capital, and the council "+
		"for economic policy answered with a statement on trade, finance and the working group 17 of the agency 42. ", 20)
	for _, n := range []int{500, 50_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			g := term.Compile(manyConcepts(n))
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				g.Matches(text, "en")
			}
		})
	}
}

// manyConcepts are n concepts whose names share words, as real ones do.
func manyConcepts(n int) []term.Concept {
	kinds := strings.Fields("forum council committee agency group dialogue treaty agreement office centre")
	areas := strings.Fields("regional economic security trade finance nuclear maritime energy health policy")
	var out []term.Concept
	for i := range n {
		name := fmt.Sprintf("%s %s %s %d", areas[i%10], areas[i/10%10], kinds[i/100%10], i)
		out = append(out, term.Concept{ID: fmt.Sprint(i), Terms: []term.Terms{{Lang: "en", Preferred: name, Wrong: []string{"wrong " + name}}}})
	}
	return out
}

package pipeline_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline"
)

const doc = "For tests.\n\nBefore: a\nAfter:  b"

// replace is a stage that replaces every old by new, with the rule and tier given.
func replace(rule, tier, old, to string) pipeline.Stage {
	return pipeline.Stage{Name: rule, Doc: doc, Propose: func(v *pipeline.View) pipeline.Proposal {
		var p pipeline.Proposal
		for at := 0; ; {
			i := strings.Index(v.Text[at:], old)
			if i < 0 {
				return p
			}
			s := pipeline.Span{Start: at + i, End: at + i + len(old)}
			p.Edits = append(p.Edits, pipeline.Edit{
				Span: s, Old: old, New: to, Rule: rule, Confidence: 0.99,
				Evidence: []pipeline.Evidence{{Kind: tier, Detail: "test"}},
			})
			at = s.End
		}
	}}
}

func und(_, _, declared string) pipeline.Language {
	return pipeline.Language{Declared: declared, Detected: "und"}
}

func newPipeline(t testing.TB, stages ...pipeline.Stage) *pipeline.Pipeline {
	t.Helper()
	p, err := pipeline.New(pipeline.Config{
		Stages: stages, Identify: und,
		Policy: pipeline.Policy{Apply: map[string]float64{pipeline.Listed: 0.9}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func normalize(t testing.TB, p *pipeline.Pipeline, text string, ds ...pipeline.Decision) pipeline.Result {
	t.Helper()
	res, err := p.Normalize(pipeline.Record{ID: "r", Source: "-", Abstract: text}, ds...)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Verify(res, ds...); err != nil {
		t.Fatalf("Verify(%+q): %v", text, err)
	}
	return res
}

// brief says a change as `start-end "before" -> "after" rule+rule status`.
func brief(cs []pipeline.Change) []string {
	var out []string
	for _, c := range cs {
		var rules []string
		for _, w := range c.Why {
			rules = append(rules, w.Rule)
		}
		out = append(out, c.Before+" -> "+c.After+" "+strings.Join(rules, "+")+" "+c.Status)
	}
	return out
}

func TestOverlappingEditsBecomeOneChangeAndNeighboursStayApart(t *testing.T) {
	tests := []struct {
		name   string
		stages []pipeline.Stage
		text   string
		want   string
		brief  []string
	}{
		{
			"one stage inside another's words",
			[]pipeline.Stage{replace("a", "listed", "Asia region", "ASEAN Regional"), replace("b", "listed", "Regional", "regional")},
			"the Asia region forum", "the ASEAN regional forum",
			[]string{"Asia region -> ASEAN regional a+b applied"},
		},
		{
			"neighbours",
			[]pipeline.Stage{replace("label", "listed", "[A]:", ""), replace("space", "listed", " x", "x"), replace("name", "listed", "x", "y")},
			"[A]: xz", "yz",
			[]string{"[A]: ->  label applied", " x -> y space+name applied"},
		},
		{
			"a name beside a deletion",
			[]pipeline.Stage{replace("label", "listed", "[A]:", ""), replace("name", "listed", "x", "y")},
			"[A]:x", "y",
			[]string{"[A]: ->  label applied", "x -> y name applied"},
		},
		{
			"an edit across a deletion",
			[]pipeline.Stage{replace("cut", "listed", "-", ""), replace("name", "listed", "ab", "c")},
			"a-b", "c",
			[]string{"a-b -> c cut+name applied"},
		},
		{
			"what is undone again is no change",
			[]pipeline.Stage{replace("there", "listed", "a", "b"), replace("back", "listed", "b", "a")},
			"a", "a", nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			res, err := newPipeline(t, tt.stages...).Normalize(pipeline.Record{ID: "r", Abstract: tt.text})
			if err != nil {
				t.Fatal(err)
			}
			if res.Abstract != tt.want {
				t.Errorf("Normalize(%+q) = %+q, want %+q", tt.text, res.Abstract, tt.want)
			}
			if diff := cmp.Diff(tt.brief, brief(res.Changes)); diff != "" {
				t.Errorf("changes (-want +got):\n%s", diff)
			}
		})
	}
}

func reject(res pipeline.Result, i int) pipeline.Decision {
	return pipeline.Decision{ID: "d1", Verdict: pipeline.Reject, Scope: pipeline.Here, Anchor: res.Changes[i].Anchor}
}

func TestARejectedChangeStaysRejected(t *testing.T) {
	p := newPipeline(t, replace("term/arf", "listed", "region forum", "Regional Forum"))
	first := normalize(t, p, "In the region forum of Asia. In the region forum of Africa.")
	no := reject(first, 1)

	t.Run("on a second run, the other place is still changed", func(t *testing.T) {
		res := normalize(t, p, first.Record.Abstract, no)
		want := "In the Regional Forum of Asia. In the region forum of Africa."
		if res.Abstract != want {
			t.Errorf("got %+q, want %+q", res.Abstract, want)
		}
		if got := brief(res.Suggestions); len(got) != 1 || !strings.HasSuffix(got[0], "rejected") {
			t.Errorf("suggestions = %q, want the rejected one", got)
		}
	})
	t.Run("when the text before it moved", func(t *testing.T) {
		res := normalize(t, p, "A sentence was put here. "+first.Record.Abstract, no)
		if !strings.HasSuffix(res.Abstract, "In the region forum of Africa.") || !strings.Contains(res.Abstract, "Regional Forum of Asia") {
			t.Errorf("got %+q", res.Abstract)
		}
	})
	t.Run("when a better name is proposed", func(t *testing.T) {
		better := newPipeline(t, replace("term/arf", "listed", "the region forum of Africa", "the African Regional Forum"))
		if res := normalize(t, better, first.Record.Abstract, no); res.Abstract != first.Record.Abstract {
			t.Errorf("got %+q, want the raw text", res.Abstract)
		}
	})
	t.Run("and another rule may only suggest", func(t *testing.T) {
		other := newPipeline(t, replace("term/other", "listed", "region forum of Africa", "X"))
		res := normalize(t, other, first.Record.Abstract, no)
		if res.Abstract != first.Record.Abstract || len(res.Suggestions) != 1 || res.Suggestions[0].Status != pipeline.Suggested {
			t.Errorf("got %+q, suggestions %q", res.Abstract, brief(res.Suggestions))
		}
	})
	t.Run("until the decision is undone", func(t *testing.T) {
		undo := pipeline.Decision{ID: "d2", Verdict: pipeline.Undo, Text: "d1"}
		if res := normalize(t, p, first.Record.Abstract, no, undo); res.Abstract != first.Abstract {
			t.Errorf("got %+q, want %+q", res.Abstract, first.Abstract)
		}
	})
}

func TestAnAcceptedSuggestionIsMade(t *testing.T) {
	p := newPipeline(t, replace("term/arf", "near", "region forum", "Regional Forum"))
	first := normalize(t, p, "the region forum")
	if len(first.Changes) != 0 || len(first.Suggestions) != 1 {
		t.Fatalf("changes %q, suggestions %q; want one suggestion", brief(first.Changes), brief(first.Suggestions))
	}
	yes := pipeline.Decision{ID: "d", Verdict: pipeline.Accept, Scope: pipeline.Here, Anchor: first.Suggestions[0].Anchor}
	res := normalize(t, p, "the region forum", yes)
	if got := brief(res.Changes); len(got) != 1 || !strings.HasSuffix(got[0], "accepted") {
		t.Errorf("changes = %q, want one accepted", got)
	}
}

func TestARetouchStandsAgainstEveryRule(t *testing.T) {
	p := newPipeline(t, replace("term/arf", "listed", "forum", "Forum"))
	d := pipeline.Decision{ID: "d", Verdict: pipeline.Retouch, Text: "big forum", Scope: pipeline.Here, Anchor: pipeline.Anchor{Field: pipeline.Abstract, Quote: "forum", Prefix: "the "}}
	res, err := p.Normalize(pipeline.Record{ID: "r", Abstract: "the forum"}, d)
	if err != nil {
		t.Fatal(err)
	}
	if res.Abstract != "the big forum" {
		t.Errorf("got %+q", res.Abstract)
	}
}

func TestProtectedTextIsNeverAltered(t *testing.T) {
	p := newPipeline(t, replace("x", "listed", "forum", "FORUM"))
	for _, text := range []string{
		"See https://example.org/forum/1 now.",
		"Write to forum@example.org now.",
		"doi:10.1000/forum.12",
		"<a href=\"forum\">",
		"`forum`", "$forum$",
		"As shown (Forum and Lee, 2019; forum 2020).",
	} {
		if res := normalize(t, p, text); res.Abstract != text {
			t.Errorf("Normalize(%+q) = %+q, want no change", text, res.Abstract)
		}
	}
}

func TestNewRefusesAStageThatDoesNotSayWhatItIs(t *testing.T) {
	good := replace("a", "listed", "a", "b")
	tests := []struct {
		name   string
		stages []pipeline.Stage
		want   string
	}{
		{"no name", []pipeline.Stage{{Doc: doc, Propose: good.Propose}}, "stage 1 has no name"},
		{"no examples", []pipeline.Stage{{Name: "a", Doc: "It does.", Propose: good.Propose}}, "undocumented"},
		{"no function", []pipeline.Stage{{Name: "a", Doc: doc}}, "proposes nothing"},
		{"twice", []pipeline.Stage{good, good}, "listed twice"},
	}
	for _, tt := range tests {
		_, err := pipeline.New(pipeline.Config{Stages: tt.stages, Identify: und})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: New = %v, want %q", tt.name, err, tt.want)
		}
	}
}

func TestNormalizeNamesTheStageThatBreaksItsContract(t *testing.T) {
	overlap := pipeline.Stage{Name: "bad", Doc: doc, Propose: func(v *pipeline.View) pipeline.Proposal {
		a := replace("a", "listed", "ab", "x").Propose(v)
		b := replace("b", "listed", "bc", "y").Propose(v)
		return pipeline.Proposal{Edits: append(a.Edits, b.Edits...)}
	}}
	_, err := newPipeline(t, overlap).Normalize(pipeline.Record{ID: "r1", Abstract: "abc"})
	if !errors.Is(err, pipeline.ErrOverlap) || !strings.Contains(err.Error(), `record "r1": abstract: stage bad`) {
		t.Errorf("err = %v, want an overlap with the record and the stage", err)
	}
}

func TestTheRulesetHashChangesWithWhateverDecides(t *testing.T) {
	base := pipeline.Config{Stages: []pipeline.Stage{replace("a", "listed", "a", "b")}, Identify: und}
	hash := func(c pipeline.Config) string {
		p, err := pipeline.New(c)
		if err != nil {
			t.Fatal(err)
		}
		return p.Ruleset()
	}
	seen := map[string]string{hash(base): "base"}
	if _, same := seen[hash(base)]; !same {
		t.Error("the same ruleset has two hashes")
	}
	policy := base
	policy.Policy = pipeline.Policy{Apply: map[string]float64{"listed": 0.5}}
	settings := base
	settings.Settings = "style=full"
	stage := base
	stage.Stages = []pipeline.Stage{base.Stages[0]}
	stage.Stages[0].Settings = "dictionary=2"
	for name, c := range map[string]pipeline.Config{"policy": policy, "settings": settings, "stage": stage} {
		h := hash(c)
		if other, ok := seen[h]; ok {
			t.Errorf("%s has the hash of %s", name, other)
		}
		seen[h] = name
	}
}

// FuzzLaws checks, for stages that replace what the fuzzer says, that the
// changes make the clean text, that their inverse gives the raw text byte for
// byte, and that changes are sorted, apart, and on code-point borders.
func FuzzLaws(f *testing.F) {
	f.Add("[A]: the Asia region forum", "[A]:", "", "Asia region", "ASEAN Regional", "Regional F", "")
	f.Add("aaaa", "a", "", "", "b", "aa", "c")
	f.Add("초록: 지역포럼", "초록:", "", " ", "", "지역", "아세안지역")
	f.Fuzz(func(t *testing.T, text, old1, new1, old2, new2, old3, new3 string) {
		for _, s := range []string{text, old1, new1, old2, new2, old3, new3} {
			if !utf8.ValidString(s) {
				t.Skip("text is valid UTF-8 by the time it gets here")
			}
		}
		var stages []pipeline.Stage
		for i, r := range [][2]string{{old1, new1}, {old2, new2}, {old3, new3}} {
			rule := string(rune('a' + i))
			if r[0] != "" {
				stages = append(stages, replace(rule, "listed", r[0], r[1]))
			} else if r[1] != "" {
				stages = append(stages, insertAtWords(rule, r[1]))
			}
		}
		p := newPipeline(t, stages...)
		res, err := p.Normalize(pipeline.Record{ID: "r", Abstract: text})
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Verify(res); err != nil && !strings.Contains(err.Error(), "not stable") {
			t.Fatal(err)
		}
		end := 0
		for _, c := range res.Changes {
			if c.Start < end || text[c.Start:c.End] != c.Before || !utf8.ValidString(c.Before) || !utf8.ValidString(c.After) || len(c.Why) == 0 {
				t.Fatalf("change %+v after byte %d of %+q", c, end, text)
			}
			end = c.End
			if s, ok := c.Anchor.Find(text); !ok || s != c.Span {
				t.Logf("the anchor of %+v is found at %v", c, s) // equal surroundings make this possible
			}
		}
	})
}

// insertAtWords puts text in before every word, at empty spans.
func insertAtWords(rule, text string) pipeline.Stage {
	return pipeline.Stage{Name: rule, Doc: doc, Propose: func(v *pipeline.View) pipeline.Proposal {
		var p pipeline.Proposal
		for i := range v.Text {
			if i == 0 || v.Text[i-1] == ' ' {
				p.Edits = append(p.Edits, pipeline.Edit{Span: pipeline.Span{Start: i, End: i}, New: text, Rule: rule, Evidence: []pipeline.Evidence{{Kind: "listed"}}, Confidence: 1})
			}
		}
		return p
	}}
}

func TestALawfulResultGoesOverTheRecordAgainWhereThatSettlesIt(t *testing.T) {
	later := newPipeline(t, replace("b", "listed", "b", "c"), replace("a", "listed", "a", "b")) // a second look sees more
	res, err := later.Lawful(pipeline.Record{ID: "r", Abstract: "a"})
	if _, broken := res.Broken(); err != nil || broken || res.Abstract != "c" {
		t.Errorf("Lawful = %+q, flags %v, %v; want c", res.Abstract, res.Flags, err)
	}
	grows := newPipeline(t, replace("a", "listed", "a", "aa"))
	res, err = grows.Lawful(pipeline.Record{ID: "r", Abstract: "a"})
	if _, broken := res.Broken(); err != nil || !broken || res.Abstract != "a" || len(res.Changes) > 0 {
		t.Errorf("Lawful = %+q, flags %v, %v; want the raw text and the flag", res.Abstract, res.Flags, err)
	}
}

func TestAStageTurnedOffInALanguageLeavesItsTextAlone(t *testing.T) {
	parts := func(title, abstract, declared string) pipeline.Language {
		cut := strings.Index(abstract, "\n") + 1
		return pipeline.Language{Detected: "zh-Hans", Abstract: []pipeline.Part{
			{Span: pipeline.Span{End: cut}, Lang: "zh-Hans"}, {Span: pipeline.Span{Start: cut, End: len(abstract)}, Lang: "en"},
		}}
	}
	shout := replace("test/shout", pipeline.Hygiene, "a", "A")
	const text = "汉字汉字汉字汉字 a 汉字\nan a"
	for _, tt := range []struct{ off, want string }{
		{"", "汉字汉字汉字汉字 A 汉字\nAn A"},
		{"en", "汉字汉字汉字汉字 A 汉字\nan a"},
		{"e", "汉字汉字汉字汉字 A 汉字\nAn A"},
		{"zh", text}, // most of the field
	} {
		c := pipeline.Config{Stages: []pipeline.Stage{shout}, Identify: parts, Policy: pipeline.Policy{Apply: map[string]float64{pipeline.Hygiene: 0.9}}}
		if tt.off != "" {
			c.Off = []pipeline.Switch{{Stage: "test/shout", Lang: tt.off}}
		}
		p, err := pipeline.New(c)
		if err != nil {
			t.Fatal(err)
		}
		res, err := p.Lawful(pipeline.Record{ID: "1", Source: "-", Abstract: text})
		if err != nil {
			t.Fatal(err)
		}
		if res.Abstract != tt.want {
			t.Errorf("off in %q: got %q, want %q", tt.off, res.Abstract, tt.want)
		}
	}
}

func TestTheLanguageIsIdentifiedAfterTheStagesThatComeBeforeIt(t *testing.T) {
	unescape := replace("test/unescape", pipeline.Listed, "&eacute;", "é")
	unescape.BeforeLanguage = true
	var seen string
	french := replace("test/french", pipeline.Listed, "x", "y")
	propose := french.Propose
	french.Propose = func(v *pipeline.View) pipeline.Proposal {
		seen = v.LangAt(0)
		return propose(v)
	}
	p, err := pipeline.New(pipeline.Config{
		Stages: []pipeline.Stage{unescape, french},
		Policy: pipeline.Policy{Apply: map[string]float64{pipeline.Listed: 0.9}},
		Identify: func(_, abstract, _ string) pipeline.Language {
			l := pipeline.Language{Detected: "und", Abstract: []pipeline.Part{{Span: pipeline.Span{End: len(abstract)}, Lang: "und"}}}
			if i := strings.Index(abstract, "é"); i >= 0 {
				l.Detected = "fr"
				l.Abstract = []pipeline.Part{{Span: pipeline.Span{End: i}, Lang: "fr"}, {Span: pipeline.Span{Start: i, End: len(abstract)}, Lang: "fr-CA"}}
				l.Flags = []pipeline.Flag{{Field: pipeline.Abstract, Span: pipeline.Span{Start: i, End: i + len("é")}, Rule: "lang/test"}}
			}
			return l
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	res := normalize(t, p, "un &eacute;t&eacute; x")
	if res.Abstract != "un été y" || seen != "fr" || res.Language.Detected != "fr" {
		t.Errorf("%q in %q, seen as %q", res.Abstract, res.Language.Detected, seen)
	}
	want := []pipeline.Part{{Span: pipeline.Span{End: 3}, Lang: "fr"}, {Span: pipeline.Span{Start: 3, End: len("un &eacute;t&eacute; x")}, Lang: "fr-CA"}}
	if diff := cmp.Diff(want, res.Language.Abstract); diff != "" {
		t.Errorf("parts of the raw text (-want +got):\n%s", diff)
	}
	if got := res.Flags[0].Span; got != (pipeline.Span{Start: 3, End: 11}) {
		t.Errorf("the flag is at %v of the raw text", got)
	}
	if diff := cmp.Diff(res.Language, p.Identify(res.Record)); diff != "" {
		t.Errorf("Identify says another language (-normalized +identified):\n%s", diff)
	}
}

func TestNewKeepsTheOrderBeforeAndAfterTheLanguage(t *testing.T) {
	early := replace("test/early", pipeline.Listed, "a", "b")
	early.BeforeLanguage = true
	late := replace("test/late", pipeline.Listed, "b", "c")
	if _, err := pipeline.New(pipeline.Config{Identify: und, Stages: []pipeline.Stage{late, early}}); err == nil || !strings.Contains(err.Error(), "test/early") {
		t.Errorf("a stage that comes before the language stands after one that does not: %v", err)
	}
	off := []pipeline.Switch{{Stage: "test/early", Lang: "fr"}}
	if _, err := pipeline.New(pipeline.Config{Identify: und, Stages: []pipeline.Stage{early, late}, Off: off}); err == nil || !strings.Contains(err.Error(), "test/early") {
		t.Errorf("a stage that knows no language is turned off in one: %v", err)
	}
}

func TestAStageThatRestoresMayAlterProtectedText(t *testing.T) {
	restore := replace("test/restore", pipeline.Listed, "&amp;", "&")
	restore.Restores = true
	if got := normalize(t, newPipeline(t, restore), "https://example.org/?a=1&amp;b=2").Abstract; got != "https://example.org/?a=1&b=2" {
		t.Errorf("the address became %q", got)
	}
}

func TestWhatIsCalledBetweenStagesChangesNothing(t *testing.T) {
	p := newPipeline(t, replace("label", "listed", "[A]:", ""), replace("name", "listed", "x", "y"))
	record := pipeline.Record{ID: "1", Source: "-", Title: "[A]:x", Abstract: "[A]:x"}
	calls := 0
	got, err := p.Between(func() { calls++ }).Normalize(record)
	if err != nil {
		t.Fatal(err)
	}
	want, err := p.Normalize(record)
	if err != nil {
		t.Fatal(err)
	}
	if calls != 4 {
		t.Errorf("called %d times, want once before each of two stages in each of two fields", calls)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("the result differs (-without +with):\n%s", d)
	}
}

func TestEditorsWordsStandSideBySideInTheOrderOfTheText(t *testing.T) {
	p := newPipeline(t, replace("test/none", pipeline.Listed, "nowhere", ""))
	record := pipeline.Record{ID: "1", Source: "-", Abstract: "ab c"}
	replaced := pipeline.Decision{ID: "1", Verdict: pipeline.Retouch, Text: "x", Anchor: pipeline.Anchor{Field: pipeline.Abstract, Quote: "b", Prefix: "a", Suffix: " c"}}
	put := pipeline.Decision{ID: "2", Verdict: pipeline.Retouch, Text: "-", Anchor: pipeline.Anchor{Field: pipeline.Abstract, Prefix: "a", Suffix: "b c"}}
	for _, decisions := range [][]pipeline.Decision{{replaced, put}, {put, replaced}} {
		res, err := p.Lawful(record, decisions...)
		if err != nil {
			t.Fatal(err)
		}
		if res.Abstract != "a-x c" {
			t.Errorf("the text became %q, want %q", res.Abstract, "a-x c")
		}
	}
}

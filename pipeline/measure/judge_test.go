package measure_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline"
	"rectify/pipeline/measure"
)

// marked reads a raw text in which edits stand as {old|new}: the text, and the
// edits as changes of the abstract.
func marked(t *testing.T, text string) (raw string, changes []pipeline.Change) {
	t.Helper()
	var b strings.Builder
	for text != "" {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			break
		}
		inside, after, closed := strings.Cut(rest, "}")
		was, now, ok := strings.Cut(inside, "|")
		if !closed || !ok {
			t.Fatalf("%q is not {old|new}", rest)
		}
		changes = append(changes, pipeline.Change{
			Field: pipeline.Abstract, Span: pipeline.Span{Start: b.Len(), End: b.Len() + len(was)}, Before: was, After: now,
			Status: pipeline.Applied, Why: []pipeline.Reason{{Rule: "term/x", Confidence: 0.9, Evidence: []pipeline.Evidence{{Kind: pipeline.Listed}}}},
		})
		b.WriteString(was)
		text = after
	}
	return b.String(), changes
}

// said are findings as a test writes them.
func said(findings []measure.Finding) []string {
	var out []string
	for _, f := range findings {
		s := fmt.Sprintf("%s %q -> %q", f.Verdict, f.Before, f.After)
		if f.Suggested {
			s = "suggested: " + s
		}
		out = append(out, s)
	}
	return out
}

func TestJudgeEditsMade(t *testing.T) {
	for _, tt := range []struct {
		name, text, want string
		found            []string
	}{
		{"nothing to do, nothing done", "The ARF met.", "The ARF met.", nil},
		{"just what was to be done", "The {Area Forum|Regional Forum} met.", "The Regional Forum met.", []string{`right "Area Forum" -> "Regional Forum"`}},
		{"wider than the difference", "{The Area Forum|The Regional Forum} met.", "The Regional Forum met.", []string{`right "The Area Forum" -> "The Regional Forum"`}},
		{"narrower than a word", "The Six{ |-}Party Talks.", "The Six-Party Talks.", []string{`right " " -> "-"`}},
		{"words in another order", "The {European Security Cooperation Organization|Organization for Security and Co-operation in Europe} met.", "The Organization for Security and Co-operation in Europe met.", []string{`right "European Security Cooperation Organization" -> "Organization for Security and Co-operation in Europe"`}},
		{"a change where there is nothing to do", "The {mechanism|regime} works.", "The mechanism works.", []string{`wrong "mechanism" -> "regime"`}},
		{"a case where there is nothing to do", "The {hague|Hague} and the {Forum|forum}.", "The Hague and the Forum.", []string{`right "hague" -> "Hague"`, `wrong "Forum" -> "forum"`}},
		{"other words", "The {Area Forum|Area Council} met.", "The Regional Forum met.", []string{`missed "Area" -> "Regional"`, `wrong "Area Forum" -> "Area Council"`}},
		{"a name taken out and none put in", "The {Area Forum |}met.", "The Regional Forum met.", []string{`missed "Area" -> "Regional"`, `wrong "Area Forum " -> ""`}},
		{"the acronym forgotten", "The {Area Forum|Regional Forum} met.", "The Regional Forum (RF) met.", []string{`wrong "Area Forum" -> "Regional Forum"`, `missed "Area Forum" -> "Regional Forum (RF)"`}},
		{"the acronym in an edit of its own", "The {Area Forum|Regional Forum}{| (RF)} met.", "The Regional Forum (RF) met.", []string{`right "Area Forum" -> "Regional Forum"`, `right "" -> " (RF)"`}},
		{"a word before the name swallowed", "{The Area Forum|Regional Forum} met.", "The Regional Forum met.", []string{`wrong "The Area Forum" -> "Regional Forum"`, `missed "Area" -> "Regional"`}},
		{"a word after the name swallowed", "The {Area Forum met|Regional Forum}.", "The Regional Forum met.", []string{`missed "Area" -> "Regional"`, `wrong "Area Forum met" -> "Regional Forum"`}},
		{"a label gone, the name beside it missed", "{[Abstract]:|}Area Forum rules.", "Regional Forum rules.", []string{`right "[Abstract]:" -> ""`, `missed "Area" -> "Regional"`}},
		{"a label and the name beside it", "{[Abstract]:|}{Area Forum|Regional Forum} rules.", "Regional Forum rules.", []string{`right "[Abstract]:" -> ""`, `right "Area Forum" -> "Regional Forum"`}},
		{"one right, one missed, one wrong", "The {Area Forum|Regional Forum} and a Safety Council, in {Seoul|Busan}.", "The Regional Forum and a Security Council, in Seoul.", []string{`right "Area Forum" -> "Regional Forum"`, `missed "Safety" -> "Security"`, `wrong "Seoul" -> "Busan"`}},
		{"nothing done, one name missed", "The European Security Cooperation Body met.", "The Body for Security and Cooperation in Europe met.", []string{`missed "European Security Cooperation Body" -> "Body for Security and Cooperation in Europe"`}},
		{"two names missed", "The Area Forum, then the Safety Council.", "The Regional Forum, then the Security Council.", []string{`missed "Area" -> "Regional"`, `missed "Safety" -> "Security"`}},
		{"one of two spaces, it does not matter which", "Seoul{ |}  and Tokyo.", "Seoul  and Tokyo.", []string{`right " " -> ""`}},
		{"an acronym the second time", "The ARF. The {Area Forum|ARF} met.", "The ARF. The ARF met.", []string{`right "Area Forum" -> "ARF"`}},
		{"Hangul", "{지역포럼|아세안지역안보포럼}이 열렸다.", "아세안지역안보포럼이 열렸다.", []string{`right "지역포럼" -> "아세안지역안보포럼"`}},
		{"beyond the basic plane", "😀 {Area|Regional} 😀 Forum {😀|😃}", "😀 Regional 😀 Forum 😀", []string{`right "Area" -> "Regional"`, `wrong "😀" -> "😃"`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			raw, changes := marked(t, tt.text)
			c := measure.Case{Record: pipeline.Record{ID: "r", Abstract: raw}, Abstract: tt.want}
			found, err := measure.Judge(c, pipeline.Result{Record: c.Record, Changes: changes})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.found, said(found)); diff != "" {
				t.Errorf("%q, expected %q (-want +got):\n%s", raw, tt.want, diff)
			}
		})
	}
}

func TestJudgeSuggestionsOneByOne(t *testing.T) {
	raw, changes := marked(t, "The {Area Forum|Regional Forum} met; so did the {Safety Council|Security Council}.")
	_, others := marked(t, "The {Area Forum|Area Council}")
	for i := range others {
		others[i].Status = pipeline.Suggested
	}
	rejected := changes[1]
	rejected.Status = pipeline.Rejected
	c := measure.Case{Record: pipeline.Record{ID: "r", Abstract: raw}, Abstract: "The Regional Forum met; so did the Security Council."}
	found, err := measure.Judge(c, pipeline.Result{Record: c.Record, Suggestions: []pipeline.Change{changes[0], others[0], rejected}})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`missed "Area" -> "Regional"`,
		`missed "Safety" -> "Security"`,
		`suggested: right "Area Forum" -> "Regional Forum"`,
		`suggested: wrong "Area Forum" -> "Area Council"`,
	}
	if diff := cmp.Diff(want, said(found)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if n := len(found[0].Why); n != 2 {
		t.Errorf("the miss at which two suggestions spoke has %d reasons, want 2", n)
	}
	if n := len(found[1].Why); n != 0 {
		t.Errorf("the miss at which nobody spoke has %d reasons, want none", n)
	}
}

func TestJudgeKeepsTitleAndAbstractApart(t *testing.T) {
	c := measure.Case{
		Record: pipeline.Record{ID: "r", Title: "Area Forum", Abstract: "Area Forum"},
		Title:  "Regional Forum", Abstract: "Area Forum",
	}
	_, changes := marked(t, "{Area|Regional}")
	found, err := measure.Judge(c, pipeline.Result{Record: c.Record, Changes: changes})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{`missed "Area" -> "Regional"`, `wrong "Area" -> "Regional"`}
	if diff := cmp.Diff(want, said(found)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if found[0].Field != pipeline.Title || found[1].Field != pipeline.Abstract {
		t.Errorf("fields are %s and %s, want title and abstract", found[0].Field, found[1].Field)
	}
}

func TestJudgeRefusesTextsTooDifferentToCompare(t *testing.T) {
	c := measure.Case{Record: pipeline.Record{ID: "r", Abstract: strings.Repeat("a", 40000)}, Abstract: strings.Repeat("b", 40000)}
	_, err := measure.Judge(c, pipeline.Result{Record: c.Record})
	want := `record "r": abstract: the text and what is expected are too different to compare: 40000 and 40000 characters`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// FuzzJudge checks what holds for any two texts: a result that made the expected
// text has nothing wrong and nothing missed, one that did nothing has nothing
// right, and every span lies in the text.
func FuzzJudge(f *testing.F) {
	f.Add("The Area Forum met.", "The Regional Forum met.", 4, 8)
	f.Add("", "x", 0, 0)
	f.Add("지역포럼이", "포럼이", 0, 6)
	f.Fuzz(func(t *testing.T, raw, want string, start, end int) {
		raw, want = strings.ToValidUTF8(raw, "?"), strings.ToValidUTF8(want, "?")
		if len(raw) > 400 || len(want) > 400 {
			return
		}
		c := measure.Case{Record: pipeline.Record{ID: "r", Abstract: raw}, Abstract: want}
		whole := pipeline.Change{Field: pipeline.Abstract, Span: pipeline.Span{End: len(raw)}, Before: raw, After: want, Status: pipeline.Applied}
		for _, changes := range [][]pipeline.Change{nil, {whole}} {
			if raw == want && changes != nil {
				continue
			}
			found, err := measure.Judge(c, pipeline.Result{Changes: changes})
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range found {
				if (x.Verdict == measure.Right) != (changes != nil) {
					t.Errorf("%+q expected %+q: %s with %d changes", raw, want, x.Verdict, len(changes))
				}
				if raw[x.Start:x.End] != x.Before {
					t.Errorf("%+q[%d:%d] is not %+q", raw, x.Start, x.End, x.Before)
				}
			}
		}
	})
}

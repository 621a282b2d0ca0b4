package term

import (
	"math/rand/v2"
	"strings"
	"testing"

	"rectify/pipeline"
)

func TestACompleteTranslationHasNothingToRepair(t *testing.T) {
	terms := []string{"北方界線", "六方會談", "審核委員會", "儲備管理部", "歐安組織", "認可機構"}
	names := []string{
		"Northern Limit Line", "Six-Party Talks", "Audit Sub-Committee", "Reserves Management Department",
		"Organization for Security and Co-operation in Europe", "authorized institution",
	}
	var concepts []Concept
	for i, name := range names {
		concepts = append(concepts, Concept{ID: firstWord(name), Case: Transfer, Terms: []Terms{
			{Lang: "en", Preferred: name, Doubtful: []string{firstWord(name) + " thing"}}, {Lang: "zh", Preferred: terms[i]},
		}})
	}
	g := Compile(concepts)
	random := rand.New(rand.NewPCG(1, 2))
	complete := 0
	for range 4000 {
		source, text := written(random, terms), written(random, append(names, "Northern thing"))
		viewed(t, text, func(v *pipeline.View) {
			lex := g.lexicon("zh", "en")
			from, to := side{source, g.Matches(source, "zh")}, side{text, g.Matches(text, "en")}
			pairs := align(from, to)
			if !lex.complete(from, to, pairs) {
				return
			}
			complete++
			if edits := lex.bitext(v, from, to, pairs).edits(v, lex, to.names); len(edits) > 0 {
				t.Errorf("source %q, text %q: taken to be complete, and has %+v", source, text, edits)
			}
		})
	}
	if complete < 100 {
		t.Errorf("%d texts of 4000 are complete: too few to tell", complete)
	}
}

// written is a text of some names, some of them written a little otherwise.
func written(random *rand.Rand, names []string) string {
	var b strings.Builder
	for range 1 + random.IntN(4) {
		words := strings.Split(names[random.IntN(len(names))], " ")
		k := random.IntN(len(words))
		switch w := words[k]; random.IntN(8) {
		case 0:
			words[k] = w + "s"
		case 1:
			words[k] = strings.TrimSuffix(w, "s")
		case 2:
			words[k] = strings.ReplaceAll(w, "-", "")
		case 3:
			words[k] = w + "’s"
		case 4:
			words[k] = strings.ToLower(w)
		case 5:
			words[k] = "the " + w
		}
		b.WriteString(strings.Join(words, " "))
		b.WriteString([]string{" ", ", ", ". ", " and the ", "\n", "-"}[random.IntN(6)])
	}
	return b.String()
}

// viewed shows a text in English as stages see it.
func viewed(t *testing.T, text string, look func(*pipeline.View)) {
	t.Helper()
	p, err := pipeline.New(pipeline.Config{
		Stages: []pipeline.Stage{{Name: "look", Doc: "Before: a\nAfter:  a", Propose: func(v *pipeline.View) pipeline.Proposal {
			if v.Field == pipeline.Abstract {
				look(v)
			}
			return pipeline.Proposal{}
		}}},
		Identify: func(_, abstract, _ string) pipeline.Language {
			return pipeline.Language{Detected: "en", Abstract: []pipeline.Part{{Span: pipeline.Span{End: len(abstract)}, Lang: "en"}}}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Lawful(pipeline.Record{ID: "r", Source: "-", Abstract: text}); err != nil {
		t.Fatal(err)
	}
}

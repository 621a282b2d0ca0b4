package term_test

import (
	"strings"
	"testing"

	"rectify/pipeline"
	"rectify/pipeline/term"
)

// concepts are enough of the world for these tests.
func concepts() []term.Concept {
	return []term.Concept{
		{
			ID: "arf", Kind: "forum", Domains: []string{"security"}, Case: term.Fixed, Other: []string{"acute renal failure"},
			Terms: []term.Terms{
				{Lang: "en", Preferred: "ASEAN Regional Forum", Acronym: "ARF", Wrong: []string{"Asia-Pacific region forum", "region forum", "UN forum host"}, Doubtful: []string{"security exchange"}},
				{Lang: "fr", Preferred: "Forum régional de l'ASEAN", Acronym: "FRA", Wrong: []string{"Forum de sécurité"}},
				{Lang: "ko", Preferred: "아세안지역안보포럼", Acronym: "ARF", Reading: "에이알에프", Wrong: []string{"아시아태평양지역포럼"}},
			},
		},
		{
			ID: "osce", Kind: "organization", Domains: []string{"security"}, Case: term.Fixed, Other: []string{"objective structured clinical examination"},
			Terms: []term.Terms{
				{Lang: "en", Preferred: "Organization for Security and Co-operation in Europe", Acronym: "OSCE", Admitted: []string{"Organisation for Security and Co-operation in Europe"}},
				{Lang: "fr", Preferred: "Organisation pour la sécurité et la coopération en Europe", Acronym: "OSCE", Wrong: []string{"Mécanisme de coopération de sécurité européen"}},
			},
		},
		{ID: "six-party-talks", Kind: "forum", Domains: []string{"security"}, Case: term.Fixed, Terms: []term.Terms{{Lang: "en", Preferred: "Six-Party Talks", Wrong: []string{"six-country talks"}}}},
		{ID: "dmz", Kind: "line", Domains: []string{"security"}, Case: term.Transfer, Terms: []term.Terms{{Lang: "en", Preferred: "demilitarized zone", Wrong: []string{"non-military zone"}}}},
		{ID: "september-19", Kind: "declaration", Domains: []string{"security"}, Case: term.Fixed, Date: term.Date{Year: 2005, Month: 9, Day: 19}, Terms: []term.Terms{{Lang: "en", Preferred: "September 19 Joint Statement", Events: []string{"joint statement"}}}},
		{ID: "february-13", Kind: "agreement", Domains: []string{"security"}, Case: term.Fixed, Date: term.Date{Year: 2007, Month: 2, Day: 13}, Terms: []term.Terms{{Lang: "en", Preferred: "February 13 Agreement", Events: []string{"agreement"}}}},
		{ID: "eda", Kind: "programme", Domains: []string{"security"}, Case: term.Fixed, Terms: []term.Terms{{Lang: "en", Preferred: "European Defence Agency", Acronym: "EDA"}, {Lang: "ko", Preferred: "유럽방위청"}}},
		{ID: "northeast-asia", Kind: "place", Case: term.Fixed, Terms: []term.Terms{{Lang: "en", Preferred: "Northeast Asia", Spellings: []string{"Northeast Asia", "North-East Asia"}}}},
		{ID: "jeju-island", Kind: "place", Case: term.Fixed, Terms: []term.Terms{{Lang: "en", Preferred: "Jeju Island", Admitted: []string{"Jeju"}, Spellings: []string{"Jeju Island", "Cheju Island"}}}},
		{ID: "oic", Kind: "organization", Case: term.Fixed, Terms: []term.Terms{{Lang: "en", Preferred: "Organisation of Islamic Cooperation", Acronym: "OIC", Spellings: []string{"Organization of Islamic Cooperation", "Organization of Islamic Co-operation"}}}},
	}
}

func repair(t testing.TB, lang, text string) pipeline.Result {
	t.Helper()
	g := term.Compile(concepts())
	p, err := pipeline.New(pipeline.Config{
		Stages: []pipeline.Stage{term.Dates(g), term.Listed(g), term.Anchored(g), term.OneSpelling(g), term.OneLongForm(), term.Mention(g, term.FirstFull)},
		Policy: pipeline.Policy{Apply: map[string]float64{pipeline.Listed: 0.9, pipeline.Anchored: 0.9, pipeline.Majority: 0.9, pipeline.Hygiene: 0.9}},
		Identify: func(_, abstract, _ string) pipeline.Language {
			return pipeline.Language{Detected: lang, Abstract: []pipeline.Part{{Span: pipeline.Span{End: len(abstract)}, Lang: lang}}}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	res, err := p.Normalize(pipeline.Record{ID: "r", Source: "-", Abstract: text})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Verify(res); err != nil {
		t.Errorf("Verify(%+q): %v", text, err)
	}
	return res
}

func TestNamesArePutRight(t *testing.T) {
	tests := []struct{ name, lang, in, want string }{
		{"listed, defined behind", "en", "the Asia-Pacific region forum (ARF) met.", "the ASEAN Regional Forum (ARF) met."},
		{"first mention gets the acronym, later ones are it", "en", "The Asia-Pacific region forum met; an Asia Pacific Region Forum answered.", "The ASEAN Regional Forum (ARF) met; an ARF answered."},
		{"a possessive stays", "en", "the Asia-Pacific region forum's chair", "the ASEAN Regional Forum's chair"},
		{"a plural stays plural", "en", "two non-military zones", "two demilitarized zones"},
		{"the article agrees", "en", "a Six-Country Talks meeting, a Region Forum", "a Six-Party Talks meeting, an ASEAN Regional Forum (ARF)"},
		{"any one, or several, in small letters are no name", "en", "a region forum, two region forums", "a region forum, two region forums"},
		{"any one with its acronym is", "en", "a region forum (ARF)", "an ASEAN Regional Forum (ARF)"},
		{"no word twice", "en", "the ASEAN region forum", "the ASEAN Regional Forum (ARF)"},
		{"capitals of a heading", "en", "ON THE ASIA-PACIFIC REGION FORUM TODAY", "ON THE ASEAN REGIONAL FORUM TODAY"},
		{"a name that lost its capitals", "en", "the six-party talks resumed", "the Six-Party Talks resumed"},
		{"full width and odd hyphens", "en", "the Ａｓｉａ–Pacific  region forum (ARF)", "the ASEAN Regional Forum (ARF)"},
		{"anchored, in its domain", "en", "Like the six-party talks, the European Union Security Cooperation Mechanism (OSCE) helps.", "Like the Six-Party Talks, the Organization for Security and Co-operation in Europe (OSCE) helps."},
		{"French, the acronym of another language behind it", "fr", "le Forum de sécurité (ARF)", "le Forum régional de l'ASEAN (ARF)"},
		{"anchored, each in the other's domain", "en", "the European Defence Body (EDA) and the European Union Security Cooperation Mechanism (OSCE)", "the European Defence Agency (EDA) and the Organization for Security and Co-operation in Europe (OSCE)"},
		{"doubtful, with its acronym behind, in its domain", "en", "Like the six-party talks, the security exchange (ARF) helps.", "Like the Six-Party Talks, the ASEAN Regional Forum (ARF) helps."},
		{"doubtful and near, each before its acronym", "en", "A security exchange (ARF) and an Organization for European Security (OSCE) opened.", "An ASEAN Regional Forum (ARF) and an Organization for Security and Co-operation in Europe (OSCE) opened."},
		{"whose it is is no part of the name", "en", "Like the Six-Party Talks, Vienna's European Union Security Cooperation Mechanism (OSCE) helps.", "Like the Six-Party Talks, Vienna's Organization for Security and Co-operation in Europe (OSCE) helps."},
		{"no acronym where something else is explained", "en", "the Asia-Pacific region forum (23 members) met.", "the ASEAN Regional Forum (23 members) met."},
		{"dates that are names", "en", "under the Joint statement of 9 / 19 of the Six-Party Talks and the Agreement 2.13, it", "under the September 19 Joint Statement of the Six-Party Talks and the February 13 Agreement, it"},
		{"the day before the event", "en", "the 9·19 joint statement and the 19 September Joint Statement", "the September 19 Joint Statement and the September 19 Joint Statement"},
		{"most of the record decides a spelling", "en", "Northeast Asia, Northeast Asia, Northeast Asia and North-East Asia", "Northeast Asia, Northeast Asia, Northeast Asia and Northeast Asia"},
		{"Korean, the particle agrees", "ko", "아시아태평양지역포럼은 열렸다.", "아세안지역안보포럼(ARF)은 열렸다."},
		{"Korean, the particle behind the parenthesis", "ko", "아시아태평양지역포럼(ARF)는 열렸다.", "아세안지역안보포럼(ARF)은 열렸다."},
		{"French elision", "fr", "les membres de Mécanisme de coopération de sécurité européen (OSCE)", "les membres d’Organisation pour la sécurité et la coopération en Europe (OSCE)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := repair(t, tt.lang, tt.in).Abstract; got != tt.want {
				t.Errorf("\n in   %s\n got  %s\n want %s", tt.in, got, tt.want)
			}
		})
	}
}

func TestWhatIsRightOrSomethingElseStays(t *testing.T) {
	for _, tt := range []struct{ lang, text string }{
		{"en", "NORTH-EAST ASIA IN CRISIS\nNortheast Asia, Northeast Asia and Northeast Asia."},
		{"en", "Jeju Island, Jeju Island, Jeju Island and the port of Jeju."},
		{"en", "Organization of Islamic Cooperation, Organization of Islamic Cooperation, Organization of Islamic Cooperation: the OIC."},
		{"en", "Patients with acute renal failure (ARF) and an objective structured clinical examination (OSCE)."},
		{"en", "It rose by 2.13 points, a ratio of 9/19, in version 2.13 of 19 September; the agreement of February 13 holds."},
		{"en", "The ASEAN Regional Forum (ARF) and the Organisation for Security and Co-operation in Europe (OSCE) of the Six-Party Talks."},
		{"en", "Underregion forumers of the Asia-Pacific. Region\n\nforum; the \"Northeast Asia Security Cooperation Mechanism\"."},
		{"en", "Wages (ARF) differ."},
		{"en", "A security exchange (ARF) opened."},
		{"en", "A security exchange (ARF) and a common objective clinic (OSCE) opened."},
		{"en", "Like the Six-Party Talks, the Asian Security Exchange (ARF) helps."},
		{"en", "It made Kim Jong Un forum host."},
		{"ko", "아세안지역안보포럼(ARF)은 지역안보포럼과 다르다."},
		{"fr", "l’Organisation pour la sécurité et la coopération en Europe (OSCE)"},
		{"und", "the Asia-Pacific region forum"},
	} {
		if got := repair(t, tt.lang, tt.text); got.Abstract != tt.text {
			t.Errorf("\n in  %s\n got %s", tt.text, got.Abstract)
		}
	}
}

func TestDoubtIsASuggestion(t *testing.T) {
	res := repair(t, "en", "the European Union Security Cooperation Mechanism (OSCE) helps.")
	if len(res.Changes)+len(res.Suggestions) != 0 {
		t.Errorf("an ambiguous acronym without its domain: changes %v, suggestions %v; want none", res.Changes, res.Suggestions)
	}
	res = repair(t, "ko", "유럽 방위국(EDA)이 발표하였다. 유럽방위청(EDA)은 답하였다.")
	if len(res.Changes) != 0 || len(res.Suggestions) != 1 || res.Suggestions[0].Before != "유럽 방위국" || res.Suggestions[0].After != "유럽방위청" {
		t.Errorf("a Korean name before an English acronym: changes %v, suggestions %+v; want one suggestion", res.Changes, res.Suggestions)
	}
	res = repair(t, "en", "the February 13 agreement and the 213 agreement hold")
	if len(res.Changes) > 1 || !strings.Contains(res.Abstract, "213 agreement") {
		t.Errorf("a bare number is a date only in the domain: %q", res.Abstract)
	}
}

func TestAnAcronymExplainedInTwoWaysIsASuggestion(t *testing.T) {
	text := "The Regional Peace Board (RPB) met. Later the Regional Peace Bureau (RPB) answered, and a Rural Parish Bank (RPB) closed."
	res := repair(t, "en", text)
	if res.Abstract != text || len(res.Suggestions) != 1 || res.Suggestions[0].After != "Regional Peace Board" {
		t.Errorf("got %q, suggestions %+v; want the text, and one suggestion", res.Abstract, res.Suggestions)
	}
}

func FuzzNames(f *testing.F) {
	for _, s := range []string{
		"the Asia-Pacific region forum (ARF)’s", "Agreement 2.13 of 9 / 19", "아시아태평양지역포럼(ARF)는", "İstanbul region forum ß",
		"the six-\nparty  talks", "European Union Security Cooperation Mechanism (OSCE", "ＡＳＩＡ region forums",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		for _, lang := range []string{"en", "ko", "fr"} {
			repair(t, lang, text) // Verify holds the laws
		}
	})
}

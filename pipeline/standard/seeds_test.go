package standard_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline"
)

func TestTheMachineTranslatedSeedIsRepaired(t *testing.T) {
	seed := seeds(t)["002"]
	got := normalize(t, seed).Abstract
	for _, tt := range []struct {
		before, after string
		times         int // how often after stands in the clean text
	}{
		{"[Abstract]:", "", 0},
		{"Asia-Pacific region forum (ARF)", "ASEAN Regional Forum (ARF)", 1},
		{"Asia-Pacific Security Cooperation Council (CSCAP)", "Council for Security Cooperation in the Asia Pacific (CSCAP)", 1},
		{"European Union Security Cooperation Mechanism (OSCE)", "Organization for Security and Co-operation in Europe (OSCE)", 1},
		{"Joint statement of 9 / 19", "September 19 Joint Statement", 1},
		{"Agreement 2.13", "February 13 Agreement", 1},
		{"North-East Asia", "Northeast Asia", 14},
		{"six-party talks", "Six-Party Talks", 2},
		{"Northeast Asia Peace and Security system practice Group", "Working Group on a Northeast Asia Peace and Security Mechanism", 1},
		{", The mechanism pays", ", the mechanism pays", 1},
		{", We must", ", we must", 1},
		{", The operation", ", the operation", 1},
		{", In the future", ", in the future", 1},
	} {
		if !strings.Contains(seed.Abstract, tt.before) {
			t.Errorf("the seed has no %q", tt.before)
		}
		if strings.Contains(got, tt.before) {
			t.Errorf("%q is still there", tt.before)
		}
		if tt.after != "" && strings.Count(got, tt.after) != tt.times {
			t.Errorf("%q stands %d times, want %d", tt.after, strings.Count(got, tt.after), tt.times)
		}
	}
	for _, stays := range []string{
		"Northeast Asia Cooperation Dialogue (NEACD)",
		`"Northeast Asia Security Cooperation Mechanism"`,
		"All neighbouring countries except the DPRK have",
		"promoting the participation of the DPRK.",
		"since the 1990s", "early 1960s", "in the 21st century", "EU multilateral security cooperation",
		"emerged. The mechanism is addressing",
	} {
		if !strings.Contains(got, stays) {
			t.Errorf("%q is gone", stays)
		}
	}
}

func TestTheScrapedSeedIsTakenApart(t *testing.T) {
	seed := seeds(t)["000"]
	res := normalize(t, seed)
	want := []pipeline.Field{
		{Name: "series", Values: []string{"Sejong Policy Series"}},
		{Name: "description", Values: []string{"Individual and joint research results are published as Policy Books."}},
		{Name: "title", Values: []string{"Northeast Asia Plus Community of Responsibility"}},
		{Name: "date", Values: []string{"2019.03.08 Friday"}},
		{Name: "views", Values: []string{"1,103"}},
		{Name: "authors", Values: []string{"Daewoo Lee", "Sang Hyun Lee", "Shin Beom-chul", "Kim Joonhyung", "Ko Jae-nam", "Kwak Sungil"}, Many: true},
		{Name: "volume", Values: []string{"2019-1"}},
		{Name: "published", Values: []string{"February 28, 2019"}},
		{Name: "pages", Values: []string{"222 pages, paperback"}},
	}
	if diff := cmp.Diff(want, res.Fields); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	from, to := strings.Index(seed.Abstract, "The discourse on"), strings.Index(seed.Abstract, "\n\n\nVolume")
	prose := strings.Replace(seed.Abstract[from:to], "\n\n\n", "\n\n", 1)
	if diff := cmp.Diff(prose, res.Abstract); diff != "" {
		t.Errorf("prose written by people (-raw +clean):\n%s", diff)
	}
}

// Numbers stay, but for those that a name swallows.
func TestEveryNumberOfTheSeedsStays(t *testing.T) {
	number := regexp.MustCompile(`\d[\d.,/-]*`)
	for name, named := range map[string][]string{"000": nil, "002": {"9", "19", "2.13"}} {
		seed := seeds(t)[name]
		res := normalize(t, seed)
		kept := number.FindAllString(res.Abstract, -1)
		for _, f := range res.Fields {
			for _, v := range f.Values {
				kept = append(kept, number.FindAllString(v, -1)...)
			}
		}
		for _, n := range number.FindAllString(seed.Abstract, -1) {
			if n = strings.TrimRight(n, ".,"); !slices.Contains(named, n) && !slices.ContainsFunc(kept, func(k string) bool { return strings.TrimRight(k, ".,") == n }) {
				t.Errorf("%s: the number %s is gone", name, n)
			}
		}
	}
}

func TestANameWithoutItsAcronymGetsItAtTheFirstMention(t *testing.T) {
	got := normalize(t, pipeline.Record{
		ID: "1", Source: "-", Lang: "en",
		Abstract: "This paper studies the Asia-Pacific region forum. The Asia-Pacific region forum has no secretariat, and members of the Asia-Pacific region forum meet once a year.",
	})
	const want = "This paper studies the ASEAN Regional Forum (ARF). The ARF has no secretariat, and members of the ARF meet once a year."
	if got.Abstract != want {
		t.Errorf("got  %q\nwant %q", got.Abstract, want)
	}
}

func TestANameThatCleaningBringsOutTellsTheDomain(t *testing.T) {
	for name, text := range map[string]string{
		"wide letters":             "The Atlantic Treaty Organism (NATO) and the ＡＳＥＡＮ",
		"a soft hyphen":            "The Atlantic Treaty Organism (NATO) and the AS\u00adEAN",
		"tags":                     "The Atlantic Treaty Organism (NATO) and the A<b>SEA</b>N",
		"capitals of the original": "The Atlantic Treaty Organism (NATO) and the Asean",
	} {
		res := normalize(t, pipeline.Record{
			ID: "1", Source: "-", Lang: "en", Abstract: text,
			Original: &pipeline.Original{Lang: "ko", Abstract: "ASEAN"},
		})
		if res.Abstract != "The North Atlantic Treaty Organization (NATO) and the ASEAN" {
			t.Errorf("%s: got %q, flags %v", name, res.Abstract, res.Flags)
		}
	}
}

func TestLookAlikesAreLeftAlone(t *testing.T) {
	for _, text := range []string{
		"Patients with acute renal failure (ARF) were followed for a year after their discharge.",
		"Students took an objective structured clinical examination (OSCE) at the end of the term.",
		"After the ruling in the Netherlands, The Hague became the seat of a second court.",
		"On average the score rose by 2.13 points in the second year of the study.",
		"The ratio of men to women in the sample was 9/19, which is lower than expected.",
		"ADP-ribosylation factor (ARF) proteins regulate traffic between membranes in the cell.",
		"The six parties talked about the agreement of the two sides for most of the evening.",
	} {
		res := normalize(t, pipeline.Record{ID: "1", Source: "-", Lang: "en", Abstract: text})
		if res.Abstract != text || len(res.Suggestions) > 0 {
			t.Errorf("%q\nbecame %q, suggestions %v", text, res.Abstract, res.Suggestions)
		}
	}
}

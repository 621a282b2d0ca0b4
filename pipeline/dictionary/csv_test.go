package dictionary_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline/dictionary"
	"rectify/pipeline/term"
)

func TestReadCSV(t *testing.T) {
	forum := []term.Terms{{Lang: "en", Preferred: "ASEAN Regional Forum"}, {Lang: "ko", Preferred: "아세안지역안보포럼"}}
	for _, tt := range []struct {
		name, file, text string
		langs            []string
		want             [][]term.Terms
	}{
		{"a header", "g.csv", "ko,en\n아세안지역안보포럼,ASEAN Regional Forum\n", nil, [][]term.Terms{forum}},
		{"a header with regions", "g.csv", "ko-KR,en_us\n아세안지역안보포럼,ASEAN Regional Forum\n", nil, [][]term.Terms{forum}},
		{"Chinese by script", "g.csv", "zh-CN,zh-TW,en\n东盟,東盟,ASEAN\n", nil, [][]term.Terms{{{Lang: "en", Preferred: "ASEAN"}, {Lang: "zh", Preferred: "东盟"}, {Lang: "zh-Hant", Preferred: "東盟"}}}},
		{"an empty cell and an empty line", "g.csv", "ko,en,de\n아세안지역안보포럼,ASEAN Regional Forum,\n\n", nil, [][]term.Terms{forum}},
		{"no header", "g.csv", "아세안지역안보포럼,ASEAN Regional Forum\n", []string{"ko", "en"}, [][]term.Terms{forum}},
		{"a header and the same languages given", "g.csv", "ko,en\n아세안지역안보포럼,ASEAN Regional Forum\n", []string{"ko", "en"}, [][]term.Terms{forum}},
		{"languages in every row", "g.csv", "아세안지역안보포럼,ASEAN Regional Forum,ko,en\n", nil, [][]term.Terms{forum}},
		{"tabs", "g.tsv", "ko\ten\n아세안지역안보포럼\tASEAN Regional Forum\n", nil, [][]term.Terms{forum}},
		{"tabs with comments", "g.txt", "# a comment\n아세안지역안보포럼\tASEAN Regional Forum\tseen in Hanoi\n", []string{"ko", "en"}, [][]term.Terms{forum}},
		{"semicolons", "g.csv", "ko;en\n아세안지역안보포럼;ASEAN Regional Forum\n", nil, [][]term.Terms{forum}},
		{"a byte order mark", "g.csv", "\uFEFFko,en\r\n아세안지역안보포럼,ASEAN Regional Forum\r\n", nil, [][]term.Terms{forum}},
		{"quotes", "g.csv", "ko,en\n포럼,\"a \"\"Forum\"\", so called\"\n", nil, [][]term.Terms{{{Lang: "en", Preferred: `a "Forum", so called`}, {Lang: "ko", Preferred: "포럼"}}}},
		{"quotes between tabs", "g.tsv", "ko\ten\n포럼\t\"a \"\"Forum\"\"\"\n", nil, [][]term.Terms{{{Lang: "en", Preferred: `a "Forum"`}, {Lang: "ko", Preferred: "포럼"}}}},
		{"a description", "g.csv", "ko,en,description\n아세안지역안보포럼,ASEAN Regional Forum,a forum\n", nil, [][]term.Terms{forum}},
		{
			"corrections", "g.csv", "wrong,preferred,lang\nregion forum,ASEAN Regional Forum,\narea forum,ASEAN Regional Forum,en\nforum de région,Forum régional,fr\n", nil,
			[][]term.Terms{
				{{Lang: "en", Preferred: "ASEAN Regional Forum", Wrong: []string{"region forum", "area forum"}}},
				{{Lang: "fr", Preferred: "Forum régional", Wrong: []string{"forum de région"}}},
			},
		},
	} {
		concepts, _, err := dictionary.ReadCSV(tt.file, []byte(tt.text), tt.langs)
		var got [][]term.Terms
		for _, c := range concepts {
			got = append(got, c.Terms)
		}
		if diff := cmp.Diff(tt.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", tt.name, err, diff)
		}
	}
}

func TestReadCSVSaysWhatIsWrong(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		langs      []string
		want       string
	}{
		{"nothing", "", nil, "g.csv:1: an empty file; it begins with a header of language codes, like ko,en"},
		{"no header", "포럼,forum\n", nil, `g.csv:1: no header: "포럼,forum"; begin with a row of language codes like ko,en, or say which languages the columns have (--langs ko,en)`},
		{"an unknown language", "포럼,forum\n", []string{"ko", "qqq1"}, `g.csv: unknown language: "qqq1"; write a BCP 47 tag like en, ko, zh-Hant`},
		{"a language twice", "en,en-US\na,b\n", nil, `g.csv:1: two columns of one language: "en"; keep one`},
		{"too many cells", "ko,en\n포럼,the forum, so called\n", nil, "g.csv:2: more cells than columns: 3, the header has 2; put a text with a comma into quotes"},
		{"a bare quote", "ko,en\n포럼,a \"forum\n", nil, "g.csv:2:10: not CSV: bare \" in non-quoted-field; put a text with quotes into quotes and double those inside: \"say \"\"yes\"\"\""},
		{"an empty correction", "wrong,preferred,lang\na,,en\n", nil, `g.csv:2: an empty cell: wrong "a", preferred ""; a row has both`},
		{"a correction in no language", "wrong,preferred,lang\na,b,english\n", nil, `g.csv:2: unknown language: "english"; write a BCP 47 tag like en, ko, zh-Hant`},
		{"Latin-1", "fr,en\nn\xe9,born\n", nil, "g.csv: not UTF-8: the byte 0xe9 in line 2; save the file as UTF-8"},
	} {
		_, _, err := dictionary.ReadCSV("g.csv", []byte(tt.text), tt.langs)
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s:\n got %v\nwant %s", tt.name, err, tt.want)
		}
	}
}

func TestReadCSVWarns(t *testing.T) {
	_, warnings, err := dictionary.ReadCSV("g.csv", []byte("ko,en,pos\n포럼,forum,noun\n포럼,board,noun\n말,This is a whole sentence.,\n"), nil)
	want := "g.csv:3: warning: entered twice: \"포럼\" (ko), first in line 2; which name is meant?\n" +
		"g.csv: warning: left out: pos (2); a glossary has no place for them\n" +
		"g.csv: warning: sentences among the names: 1 of 3 entries, first \"This is a whole sentence.\"; a glossary is of names, take the others out"
	if got := dictionary.Faults(warnings).Error(); err != nil || got != want {
		t.Errorf("warnings:\n%s\n%v, want\n%s", got, err, want)
	}
}

func TestAnImportedNameIsNoReasonToChangeTheCaseOfAText(t *testing.T) {
	for _, name := range []string{"ASEAN Regional Forum", "OSCE", "nuclear umbrella", "Nuclear umbrella"} {
		concepts, _, err := dictionary.ReadCSV("g.csv", []byte("ko,en\n이름,"+name+"\n"), nil)
		if err != nil || concepts[0].Case != term.Transfer {
			t.Errorf("case of %q = %v, %v, want %s", name, concepts, err, term.Transfer)
		}
	}
}

func TestImportedIDsStay(t *testing.T) {
	ids := func(text string) []string {
		concepts, _, err := dictionary.ReadCSV("g.csv", []byte(text), nil)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, c := range concepts {
			out = append(out, c.ID)
		}
		return out
	}
	got := ids("ko,en\n포럼,The Forum\n선,\n회의,The Forum\n")
	if want := []string{"the-forum-52320a", "term-82e422", "the-forum-52320a-16ad97"}; !cmp.Equal(got, want) {
		t.Errorf("ids = %q, want %q", got, want)
	}
	if moved := ids("en,ko\nThe Forum,다른 포럼\n"); moved[0] != got[0] {
		t.Errorf("the id of one name is %q in another file, want %q", moved[0], got[0])
	}
}

func TestWrittenCSVReadsBack(t *testing.T) {
	const text = "en,ko,zh-Hant\n\"Forum, \"\"the\"\"\",포럼,\nBoard,위원회,委員會\n"
	for name, comma := range map[string]rune{"g.csv": ',', "g.tsv": '\t'} {
		want, _, err := dictionary.ReadCSV("g.csv", []byte(text), nil)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := dictionary.WriteCSV(&b, comma, want); err != nil {
			t.Fatal(err)
		}
		got, _, err := dictionary.ReadCSV(name, b.Bytes(), nil)
		if diff := cmp.Diff(want, got, anywhere); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", name, err, diff)
		}
	}
}

func TestWriteCSVChoosesLanguages(t *testing.T) {
	concepts, _, _ := dictionary.ReadCSV("g.csv", []byte("en,ko,de\nForum,포럼,\nBoard,위원회,Ausschuss\n"), nil)
	var b strings.Builder
	if err := dictionary.WriteCSV(&b, ',', concepts, "de", "en"); err != nil || b.String() != "de,en\nAusschuss,Board\n" {
		t.Errorf("WriteCSV gives %q, %v", b.String(), err)
	}
}

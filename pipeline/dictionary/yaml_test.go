package dictionary_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline/dictionary"
	"rectify/pipeline/term"
)

const forum = `domain: [international-relations, security]
kind: forum
concepts:
- id: arf
  domain: [asean]
  since: 1994
  source: https://aseanregionalforum.asean.org/about-arf/
  other: [acute renal failure]
  terms:
    ko: {preferred: 아세안지역안보포럼, reading: 에이알에프}
    en:
      preferred: ASEAN Regional Forum
      acronym: ARF
      wrong:
      - "Asia-Pacific {region|area} {security|} forum"
      doubtful: [Regional Security Forum]
  examples:
  - in: The Asia-Pacific region forum met.
    out: The ASEAN Regional Forum (ARF) met.
  - {in: a, out: b, lang: fr, original: {lang: ko, text: 포럼}}
  stays:
  - Patients with acute renal failure (ARF) were followed.
  - {lang: fr, text: Le forum régional s'est réuni.}
`

func TestReadYAML(t *testing.T) {
	got, err := dictionary.ReadYAML("f.yaml", []byte(forum))
	if err != nil {
		t.Fatal(err)
	}
	want := []term.Concept{{
		ID: "arf", Kind: "forum", Domains: []string{"asean"}, Since: "1994", Sources: []string{"https://aseanregionalforum.asean.org/about-arf/"},
		Case: term.Fixed, Other: []string{"acute renal failure"},
		Terms: []term.Terms{
			{
				Lang: "en", Preferred: "ASEAN Regional Forum", Acronym: "ARF",
				Wrong: []string{
					"Asia-Pacific region security forum", "Asia-Pacific region forum",
					"Asia-Pacific area security forum", "Asia-Pacific area forum",
				},
				Doubtful: []string{"Regional Security Forum"},
			},
			{Lang: "ko", Preferred: "아세안지역안보포럼", Reading: "에이알에프"},
		},
		Examples: []term.Example{
			{Lang: "en", In: "The Asia-Pacific region forum met.", Out: "The ASEAN Regional Forum (ARF) met.", Position: "f.yaml:18:5"},
			{Lang: "fr", In: "a", Out: "b", Original: &term.Original{Lang: "ko", Text: "포럼"}, Position: "f.yaml:20:6"},
			{Lang: "en", In: "Patients with acute renal failure (ARF) were followed.", Out: "Patients with acute renal failure (ARF) were followed.", Position: "f.yaml:22:5"},
			{Lang: "fr", In: "Le forum régional s'est réuni.", Out: "Le forum régional s'est réuni.", Position: "f.yaml:23:6"},
		},
		Position: "f.yaml:4",
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("ReadYAML (-want +got):\n%s", diff)
	}
}

func TestReadYAMLTakesADate(t *testing.T) {
	for text, want := range map[string]term.Date{
		"02-13":      {Month: 2, Day: 13},
		"02-29":      {Month: 2, Day: 29},
		"2007-02-13": {Year: 2007, Month: 2, Day: 13},
	} {
		concepts, err := dictionary.ReadYAML("f.yaml", []byte(edit("  since: 1994\n", "  date: "+text+"\n  events: {en: [agreement], ko: [합의]}\n")))
		if err != nil {
			t.Errorf("date %s: %v", text, err)
			continue
		}
		if c := concepts[0]; c.Date != want || !cmp.Equal(c.Terms[0].Events, []string{"agreement"}) || !cmp.Equal(c.Terms[1].Events, []string{"합의"}) {
			t.Errorf("date %s = %v, events %q", text, c.Date, c.Terms)
		}
	}
}

func TestReadYAMLAcceptsContestedNamesWithANote(t *testing.T) {
	text := edit("  since: 1994\n", "  note: The name is contested.\n", "      preferred: ASEAN Regional Forum\n      acronym: ARF\n", "      admitted: [East Sea, Sea of Japan]\n",
		"      wrong:\n      - \"Asia-Pacific {region|area} {security|} forum\"\n      doubtful: [Regional Security Forum]\n", "")
	if _, err := dictionary.ReadYAML("f.yaml", []byte(text)); err != nil {
		t.Error(err)
	}
}

func TestReadYAMLReadsUTF16(t *testing.T) {
	wide := []byte{0xFF, 0xFE}
	for _, r := range forum {
		wide = append(wide, byte(r), byte(r>>8))
	}
	got, err := dictionary.ReadYAML("f.yaml", wide)
	if err != nil || len(got) != 1 {
		t.Errorf("ReadYAML = %v, %v, want the concept", got, err)
	}
}

// edit is the good file with some texts replaced, pair by pair.
func edit(pairs ...string) string {
	text := forum
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			panic("the file does not have " + pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	return text
}

func TestReadYAMLSaysWhatIsWrong(t *testing.T) {
	kinds := "forum, organization, agency, court, institute, ministry, bank, group, treaty, agreement, regime, declaration, policy, concept, programme, alliance, exercise, weapon, line, place, event, person"
	for _, tt := range []struct{ name, text, want string }{
		{"empty file", "", `f.yaml:1:1: an empty file; it begins with "concepts:"`},
		{"no concepts", "kind: forum\n", `f.yaml:1:1: no "concepts"; the concepts are listed under it`},
		{"concepts alone", "- id: arf\n", `f.yaml:1:1: a list by itself; write "concepts:" in a line above it`},
		{"not YAML", "concepts: [\n", "f.yaml:1:11: not YAML: sequence end token ']' not found; texts with : # { } [ ] & * or quotes in them go into quotes"},
		{"not UTF-8", "concepts:\n- id: \xff\n", "f.yaml: not UTF-8: the byte 0xff in line 2; save the file as UTF-8"},
		{"second document", "concepts: []\n---\na: b\n", "f.yaml:3:1: a second document (---); one file holds one list of concepts"},
		{"too deep", strings.Repeat("[", 100000), "f.yaml:1:21: lists or fields too deep in one another; a concept needs five levels"},
		{"too deep in hyphens", strings.Repeat("- ", 100000), "f.yaml:1:101: lists or fields too deep in one another; a concept needs five levels"},
		{"concepts no list", "concepts: {a: b}\n", "f.yaml:1:12: concepts must be a list, it is an object with fields; write [a, b] or one line with a hyphen each"},
		{"unknown field of a file", edit("kind: forum\n", "kinds: forum\n", "- id: arf\n", "- id: arf\n  kind: forum\n"), `f.yaml:2:1: unknown field of a dictionary: "kinds"; did you mean "kind"?`},
		{"unknown field of a concept", edit("  since:", "  sinse:"), `f.yaml:6:3: unknown field of a concept: "sinse"; did you mean "since"?`},
		{"status misspelled", edit("      doubtful:", "      doubtfull:"), `f.yaml:16:7: unknown field of a language: "doubtfull"; did you mean "doubtful"?`},
		{"status in another case", edit("      doubtful:", "      Doubtful:"), `f.yaml:16:7: unknown field of a language: "Doubtful"; did you mean "doubtful"?`},
		{"field like no other", edit("      doubtful:", "      forbidden:"), `f.yaml:16:7: unknown field of a language: "forbidden"; it is one of preferred, acronym, admitted, spellings, wrong, doubtful, reading`},
		{"unknown kind", edit("kind: forum", "kind: forun"), `f.yaml:2:7: unknown kind: "forun"; did you mean "forum"?`},
		{"no kind", edit("kind: forum\n", ""), `f.yaml:3:3: no kind: "arf"; it is one of ` + kinds},
		{"unknown domain", edit("[asean]", "[asia]"), `f.yaml:5:12: unknown domain: "asia"; it is one of ` + strings.Join(dictionary.Domains, ", ")},
		{"domain no list", edit("[asean]", "asean"), "f.yaml:5:11: domain must be a list, it is a text; write [a, b] or one line with a hyphen each"},
		{"unknown case", edit("  since: 1994", "  case: Fixed"), `f.yaml:6:9: unknown case: "Fixed"; did you mean "fixed"?`},
		{"unknown language", edit("    ko: {", "    kr2: {"), `f.yaml:10:5: unknown language: "kr2"; write a BCP 47 tag like en, ko, zh, zh-Hant`},
		{"unusual language", edit("    ko: {", "    zh-hans: {"), `f.yaml:10:5: unusual language tag: "zh-hans"; write "zh"`},
		{"language twice", edit("    ko: {", "    en: {"), `f.yaml:11:5: the field stands twice in terms: "en", first in line 10; merge the two`},
		{"no preferred term", edit("      preferred: ASEAN Regional Forum\n", ""), "f.yaml:12:16: acronym without a preferred term: en; write the official name under preferred"},
		{"nothing but a reading", edit("{preferred: 아세안지역안보포럼, reading: 에이알에프}", "{reading: 에이알에프}"), "f.yaml:10:5: no preferred term: ko; write the official name under preferred"},
		{"admitted alone", edit("{preferred: 아세안지역안보포럼, ", "{admitted: [아세안지역안보포럼], "), "f.yaml:10:5: admitted terms alone: ko; write a preferred term, or a note that says why there is none"},
		{"bad year", edit("1994", "94"), `f.yaml:6:10: not a date: "94"; write a year like 1994 or a day like 1994-07-25`},
		{"bad day", edit("1994", "1994-02-30"), `f.yaml:6:10: not a date: "1994-02-30"; write a year like 1994 or a day like 1994-07-25`},
		{"ends before it begins", edit("  since: 1994\n", "  since: 1994-07-25\n  until: 1990\n"), "f.yaml:7:10: it ends before it begins: since 1994-07-25 until 1990; change one"},
		{"bad date", edit("  since: 1994\n", "  date: 13-02\n  events: {en: [x]}\n"), `f.yaml:6:9: not a date: "13-02"; write 02-13 or 2007-02-13`},
		{"date without events", edit("  since: 1994\n", "  date: 02-13\n"), "f.yaml:6:9: a date without events; say which nouns make it a name"},
		{"events without date", edit("  since: 1994\n", "  events: {en: [x]}\n"), "f.yaml:6:12: events without a date; write date: 02-13 or 2007-02-13"},
		{"events without terms", edit("  since: 1994\n", "  date: 02-13\n  events: {de: [x]}\n"), "f.yaml:7:12: events in a language without terms: de; write the name in that language under terms"},
		{"brace not closed", edit("{region|area}", "{region|area"), `f.yaml:15:9: wrong: "Asia-Pacific {region|area {security|} forum" has braces inside braces; write the alternatives out`},
		{"brace open at the end", edit("forum\"\n", "forum {a|b\"\n"), `f.yaml:15:9: wrong: "Asia-Pacific {region|area} {security|} forum {a|b" has a brace that is not closed; write {a|b}`},
		{"bar outside", edit("{region|area}", "region|area"), `f.yaml:15:9: wrong: "Asia-Pacific region|area {security|} forum" has a "|" outside of braces; write {a|b}`},
		{"single alternative", edit("{region|area}", "{region}"), `f.yaml:15:9: wrong: "Asia-Pacific {region} {security|} forum" has braces around a single alternative; write {a|b}, or {a|} for what may be missing`},
		{"too many forms", edit("{region|area}", strings.Repeat("{a|b}", 8)), `f.yaml:15:9: wrong: "Asia-Pacific ` + strings.Repeat("{a|b}", 8) + ` {security|} forum" stands for more than 256 forms; write it in several lines`},
		{"alternatives in a right form", edit("preferred: ASEAN Regional Forum", `preferred: "{ASEAN|} Forum"`), `f.yaml:12:18: preferred: alternatives: "{ASEAN|} Forum"; they are for wrong and doubtful forms, write the name out`},
		{"after Korean", edit("에이알에프}", "[a]}"), "f.yaml:10:41: reading must be a text, it is a list; put it in quotes if it begins with a special character"},
		{"empty preferred", edit("preferred: ASEAN Regional Forum", "preferred:"), "f.yaml:12:17: empty field: preferred; write a text or leave the field out"},
		{"empty text", edit("[Regional Security Forum]", `[" "]`), `f.yaml:16:18: doubtful: empty text: " "; write it or leave the field out`},
		{"empty list", edit("[Regional Security Forum]", "[]"), "f.yaml:16:17: empty list: doubtful; fill it or leave it out"},
		{"two spaces", edit("preferred: ASEAN Regional Forum", "preferred: ASEAN  Regional Forum"), `f.yaml:12:18: preferred: two spaces in a row: "ASEAN  Regional Forum"; write one`},
		{"decomposed", edit("preferred: ASEAN Regional Forum", "preferred: Cafe\u0301"), "f.yaml:12:18: preferred: letters and accents stored apart: \"Cafe\\u0301\"; write the text composed (NFC): \"Café\""},
		{"list for a text", edit("preferred: ASEAN Regional Forum", "preferred: [a]"), "f.yaml:12:18: preferred must be a text, it is a list; put it in quotes if it begins with a special character"},
		{"text for a list", edit("[Regional Security Forum]", "Regional Security Forum"), "f.yaml:16:17: doubtful must be a list, it is a text; write [a, b] or one line with a hyphen each"},
		{"no id", edit("- id: arf\n  domain", "- domain"), "f.yaml:4:3: a concept without an id; give it one of lower case letters, digits and hyphens"},
		{"bad id", edit("id: arf", "id: ARF_1"), `f.yaml:4:7: not an id: "ARF_1"; write lower case letters, digits and single hyphens`},
		{"alias", edit("id: arf", "id: &a arf"), "f.yaml:4:7: id must be a text, it is an anchor or alias (&, *, <<); put it in quotes if it begins with a special character"},
		{"no stays", edit("  stays:\n  - Patients with acute renal failure (ARF) were followed.\n  - {lang: fr, text: Le forum régional s'est réuni.}\n", ""), `f.yaml:4:3: no stays: "arf"; give a sentence that comes near and must not change`},
		{"example without in", edit("{in: a, ", "{"), "f.yaml:20:6: an example without in; write the text that comes in"},
		{"example without out", edit("out: b, ", ""), "f.yaml:20:6: an example without out; write what must become of it, or put it under stays"},
		{"example that changes nothing", edit("out: b", "out: a"), `f.yaml:20:6: an example in which nothing changes: "a"; put it under stays`},
		{"stays with a colon", edit("- Patients with", "- Patients: with"), "f.yaml:22:5: unknown field of a text that stays: \"Patients\"; it is one of text, lang, original\nf.yaml:22:5: a text that stays without text; write {lang: fr, text: …}, and put a text with a colon in quotes"},
		{"original without text", edit("{lang: ko, text: 포럼}", "{lang: ko}"), "f.yaml:20:42: an original without lang and text; write {lang: ko, text: …}"},
		{"all at once", edit("id: arf", "id: A", "1994", "x", "acronym: ARF", "acronym: [ARF]"), "f.yaml:4:7: not an id: \"A\"; write lower case letters, digits and single hyphens\n" +
			"f.yaml:6:10: not a date: \"x\"; write a year like 1994 or a day like 1994-07-25\n" +
			"f.yaml:13:16: acronym must be a text, it is a list; put it in quotes if it begins with a special character"},
	} {
		_, err := dictionary.ReadYAML("f.yaml", []byte(tt.text))
		if err == nil {
			t.Errorf("%s: no error, want %s", tt.name, tt.want)
			continue
		}
		if err.Error() != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, err, tt.want)
		}
	}
}

func TestReadYAMLReturnsTheGoodConceptsOfABadFile(t *testing.T) {
	second := strings.SplitAfter(forum, "concepts:\n")[1]
	got, err := dictionary.ReadYAML("f.yaml", []byte(edit("id: arf", "id: A")+second))
	if err == nil || len(got) != 1 || got[0].ID != "arf" {
		t.Errorf("ReadYAML = %v, %v, want the second concept and an error", got, err)
	}
}

func TestWrittenYAMLReadsBack(t *testing.T) {
	text := edit("  since: 1994\n", "  since: 1994\n  until: 2030-12-31\n  case: sentence\n  note: \"two\\nlines: # no comment\"\n  date: 07-25\n  events: {en: [meeting, \"no: colon\"]}\n",
		"ASEAN Regional Forum\n      acronym: ARF", "\"'Yes'\"\n      acronym: \"No\"", "[acute renal failure]", "[\"true\", \"1994\", \"a, b\"]")
	want, err := dictionary.ReadYAML("f.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := dictionary.WriteYAML(&b, want); err != nil {
		t.Fatal(err)
	}
	got, err := dictionary.ReadYAML("f.yaml", b.Bytes())
	if err != nil {
		t.Fatalf("%v\nin:\n%s", err, &b)
	}
	if diff := cmp.Diff(want, got, anywhere); diff != "" {
		t.Errorf("read back (-want +got):\n%s\nfrom:\n%s", diff, &b)
	}
}

// anywhere leaves out where something stands in its file.
var anywhere = cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Position" }, cmp.Ignore())

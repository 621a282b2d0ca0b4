package dictionary_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline/dictionary"
	"rectify/pipeline/term"
)

// The same concept in three shapes of TBX.
var tbxFiles = map[string]string{
	"version 2": `<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><martifHeader/><text><body>
<termEntry id="arf"><descrip type="subjectField">asean</descrip><note>A note.</note>
  <langSet xml:lang="en-US">
    <tig><term>ASEAN Regional Forum</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
    <tig><term>ARF</term><termNote type="termType">acronym</termNote></tig>
    <ntig><termGrp><term>Asia-Pacific
      region forum</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig>
    <ntig><termGrp><term>Asean Regional Forum</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termGrp></ntig>
  </langSet>
  <langSet xml:lang="ko"><tig><term>아세안지역안보포럼</term></tig></langSet>
</termEntry>
</body></text></martif>`,
	"version 3, DCA": `<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader/><text><body>
<conceptEntry id="arf"><descrip type="subjectField">asean</descrip><note>A note.</note>
  <langSec xml:lang="en">
    <termSec><term>ASEAN Regional Forum</term></termSec>
    <termSec><term>ARF</term><termNote type="termType">acronym</termNote><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
    <termSec><term>Asia-Pacific region forum</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
    <termSec><term>Asean Regional Forum</term></termSec>
  </langSec>
  <langSec xml:lang="ko"><termSec><term>아세안지역안보포럼</term></termSec></langSec>
</conceptEntry>
</body></text></tbx>`,
	"version 3, DCT, prefixes of its own": `<?xml version="1.0"?>
<t:tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns:t="urn:iso:std:iso:30042:ed-2" xmlns:m="http://www.tbxinfo.net/ns/min" xmlns:min="http://www.tbxinfo.net/ns/basic"><t:text><t:body>
<t:conceptEntry id="arf"><m:subjectField>asean</m:subjectField><t:note>A note.</t:note>
  <t:langSec xml:lang="en">
    <t:termSec><t:term>ARF</t:term><min:termType>acronym</min:termType></t:termSec>
    <t:termSec><t:term>Asean Regional Forum</t:term><m:administrativeStatus>admittedTerm-admn-sts</m:administrativeStatus></t:termSec>
    <t:termSec><t:term>Asia-Pacific region forum</t:term><m:administrativeStatus>deprecatedTerm-admn-sts</m:administrativeStatus></t:termSec>
    <t:termSec><t:term>ASEAN Regional Forum</t:term></t:termSec>
  </t:langSec>
  <t:langSec xml:lang="ko"><t:termSec><t:term>아세안지역안보포럼</t:term></t:termSec></t:langSec>
</t:conceptEntry>
</t:body></t:text></t:tbx>`,
}

func TestReadTBX(t *testing.T) {
	want := []term.Concept{{ID: "arf", Domains: []string{"asean"}, Note: "A note.", Case: term.Transfer, Terms: []term.Terms{
		{Lang: "en", Preferred: "ASEAN Regional Forum", Acronym: "ARF", Admitted: []string{"Asean Regional Forum"}, Wrong: []string{"Asia-Pacific region forum"}},
		{Lang: "ko", Preferred: "아세안지역안보포럼"},
	}}}
	for name, text := range tbxFiles {
		for _, ending := range []string{".tbx", ".xml"} {
			got, warnings, err := dictionary.Read("g"+ending, []byte(text), dictionary.Options{})
			if diff := cmp.Diff(want, got, anywhere); err != nil || len(warnings) > 0 || diff != "" {
				t.Errorf("%s: %v %v (-want +got):\n%s", name, err, warnings, diff)
			}
		}
	}
}

func TestReadTBXSaysWhatIsWrong(t *testing.T) {
	good := tbxFiles["version 3, DCA"]
	for _, tt := range []struct{ name, text, want string }{
		{"an unknown status", strings.Replace(good, ">deprecatedTerm-admn-sts", ">DeprecatedTerm-admn-sts", 1), `g.tbx:7:52: unknown administrativeStatus: "DeprecatedTerm-admn-sts"; did you mean "deprecatedTerm-admn-sts"?`},
		{"an unknown language", strings.Replace(good, `<langSec xml:lang="en"`, `<langSec xml:lang="---"`, 1), `g.tbx:4:3: unknown language: "---"; write a BCP 47 tag like en, ko, zh-Hant`},
		{"no language", strings.Replace(good, `<langSec xml:lang="en"`, `<langSec`, 1), `g.tbx:4:3: unknown language: ""; write a BCP 47 tag like en, ko, zh-Hant`},
		{"an unknown style", strings.Replace(good, `style="dca"`, `style="abc"`, 1), `g.tbx:2:1: unknown style of TBX: "abc"; it is "dca" or "dct"`},
		{"an unknown namespace", strings.Replace(good, "ed-2", "ed-9", 1), `g.tbx:2:1: unknown namespace of TBX: "urn:iso:std:iso:30042:ed-9"; version 3 has "urn:iso:std:iso:30042:ed-2"`},
		{"no body", `<martif><text/></martif>`, "g.tbx:1:1: no text and body; the entries stand in them"},
		{"another format", `<tmx version="1.4"/>`, `g.tbx:1:1: not TBX: the root element is "tmx"; it is tbx, or martif in version 2`},
		{"not closed", `<martif><text>`, "g.tbx:1:15: not XML: unexpected EOF"},
		{"no element", `<!-- a -->`, "g.tbx:1:11: not XML: there is no element"},
		{"an entity of a DTD that is not fetched", `<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a>&b;</a>`, "g.tbx:1:53: not XML: invalid character entity &b;"},
		{"an unknown encoding", `<?xml version="1.0" encoding="x-own"?><a/>`, `g.tbx:1:39: not XML: xml: opening charset "x-own": unknown encoding "x-own"; save the file as UTF-8`},
		{"too deep", strings.Repeat("<a>", 200), "g.tbx:1:301: not XML: elements lie more than 100 deep"},
	} {
		_, _, err := dictionary.ReadTBX("g.tbx", []byte(tt.text))
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s:\n got %v\nwant %s", tt.name, err, tt.want)
		}
	}
}

func TestReadTBXTellsWhatItLeavesOut(t *testing.T) {
	text := strings.NewReplacer(">asean<", ">astronomy<", "<term>아세안지역안보포럼</term>", "<term/><termNote type=\"partOfSpeech\">noun</termNote>").Replace(tbxFiles["version 3, DCA"]) + "<!-- -->"
	_, warnings, err := dictionary.ReadTBX("g.tbx", []byte(text))
	want := "g.tbx: warning: left out: partOfSpeech (1), subject fields that are no domain (1); a glossary has no place for them"
	if got := dictionary.Faults(warnings).Error(); err != nil || got != want {
		t.Errorf("warnings %s, %v, want %s", got, err, want)
	}
}

const tmx = `<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en-US"/><body>
<tu tuid="arf"><note>A note.</note><prop type="domain">asean</prop>
  <tuv xml:lang="En-uS"><seg>the <bpt i="1">&lt;b></bpt>Regional<ept i="1">&lt;/b></ept> Forum</seg></tuv>
  <tuv xml:lang="en-GB"><seg>the regional forum</seg></tuv>
  <tuv lang="fr-CA"><seg>forum r` + "\xe9" + `gional</seg></tuv>
</tu>
<tu><tuv xml:lang="en"><seg>alone</seg></tuv></tu>
</body></tmx>`

func TestReadTMX(t *testing.T) {
	got, warnings, err := dictionary.ReadTMX("g.tmx", []byte(tmx))
	want := []term.Concept{{ID: "arf", Domains: []string{"asean"}, Note: "A note.", Case: term.Transfer, Position: "g.tmx:4", Terms: []term.Terms{
		{Lang: "en", Preferred: "the Regional Forum", Admitted: []string{"the regional forum"}},
		{Lang: "fr", Preferred: "forum régional"},
	}}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if want := "g.tmx: warning: left out: units in a single language (1); a glossary has no place for them"; dictionary.Faults(warnings).Error() != want {
		t.Errorf("warnings %v, want %s", warnings, want)
	}
}

func TestReadTMXSaysWhatIsWrong(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{`<tmx version="2.0"/>`, `g.tmx:1:1: unknown version of TMX: "2.0"; 1.1 to 1.4 are read`},
		{`<tmx version="1.4"/>`, "g.tmx:1:1: no body; the units stand in it"},
		{`<tbx/>`, `g.tmx:1:1: not TMX: the root element is "tbx"; it is tmx`},
		{`<tmx version="1.4"><body><tu><tuv><seg>a</seg></tuv></tu></body></tmx>`, `g.tmx:1:30: unknown language: ""; write a BCP 47 tag like en, ko, zh-Hant`},
		{`<tmx version="1.4"><body><tu><tuv lang="en"/></tu></body></tmx>`, `g.tmx:1:30: a variant without a seg: "en"; write its text into one`},
	} {
		_, _, err := dictionary.ReadTMX("g.tmx", []byte(tt.text))
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s:\n got %v\nwant %s", tt.text, err, tt.want)
		}
	}
}

const xliff = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:g="urn:oasis:names:tc:xliff:glossary:2.0" version="2.0" srcLang="en" trgLang="de"><file id="f">
<unit id="1"><g:glossary><g:glossEntry id="arf"><g:term source="asean.org">ASEAN Regional Forum</g:term><g:translation>ASEAN-Regionalforum</g:translation><g:translation>Regionalforum</g:translation><g:definition>A forum.</g:definition></g:glossEntry></g:glossary>
  <segment><source>The ASEAN Regional Forum met.</source><target>Es tagte.</target></segment></unit>
<unit id="2"><segment><source>The <mrk id="m1" type="term">nuclear umbrella</mrk> holds.</source><target>Der <mrk id="m1" type="term">nukleare Schirm</mrk> hält.</target></segment></unit>
</file></xliff>`

func TestReadXLIFF(t *testing.T) {
	pair := func(id string, c term.Case, en, de string) term.Concept {
		return term.Concept{ID: id, Case: c, Terms: []term.Terms{{Lang: "de", Preferred: de}, {Lang: "en", Preferred: en}}}
	}
	forum := pair("arf", term.Transfer, "ASEAN Regional Forum", "ASEAN-Regionalforum")
	forum.Terms[0].Admitted, forum.Sources, forum.Note = []string{"Regionalforum"}, []string{"asean.org"}, "A forum."
	for _, tt := range []struct {
		name, text string
		want       []term.Concept
	}{
		{"a glossary and marked terms", xliff, []term.Concept{forum, pair("nuclear-umbrella-140610", term.Transfer, "nuclear umbrella", "nukleare Schirm")}},
		{
			"version 1.2: units as pairs", `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="en-US" target-language="de"><body><group>
<trans-unit id="u1"><source>the <g id="1">forum</g></source><target>das <ph id="1">&lt;b/></ph>Forum</target><alt-trans><target>Platz</target></alt-trans></trans-unit>
<trans-unit id="u2"><source>new</source><target state="new">new</target></trans-unit></group></body></file></xliff>`,
			[]term.Concept{pair("u1", term.Transfer, "the forum", "das Forum")},
		},
		{
			"version 1.1 without a version", `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.1"><file source-language="en" target-language="de"><body><trans-unit id="u1"><source>board</source><target>Rat</target></trans-unit></body></file></xliff>`,
			[]term.Concept{pair("u1", term.Transfer, "board", "Rat")},
		},
	} {
		got, _, err := dictionary.ReadXLIFF("g.xlf", []byte(tt.text))
		if diff := cmp.Diff(tt.want, got, anywhere); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", tt.name, err, diff)
		}
	}
}

func TestReadXLIFFSaysWhatIsWrong(t *testing.T) {
	edited := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(xliff) }
	for _, tt := range []struct{ name, text, want string }{
		{"no file", `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en"/>`, "g.xlf:1:1: nothing in it: xliff; XLIFF asks for file"},
		{"an unknown version", edited("document:2.0", "document:3.0"), `g.xlf:1:1: unknown namespace of XLIFF: "urn:oasis:names:tc:xliff:document:3.0"; version 2 has "urn:oasis:names:tc:xliff:document:2.0"`},
		{"an unknown language", edited(`srcLang="en"`, `srcLang="english"`), `g.xlf:1:1: unknown language: "english"; write a BCP 47 tag like en, ko, zh-Hant`},
		{"an entry that says nothing", edited("<g:translation>ASEAN-Regionalforum</g:translation><g:translation>Regionalforum</g:translation><g:definition>A forum.</g:definition>", ""), `g.xlf:2:26: a glossary entry without translation and definition: "ASEAN Regional Forum"; XLIFF asks for one of them`},
		{"text between elements", edited("<segment><source>The ASEAN", "oops<segment><source>The ASEAN"), `g.xlf:2:1: text in a place for elements: "oops" in unit; it belongs into source or target`},
		{"an id twice", edited(`unit id="2"`, `unit id="1"`), `g.xlf:4:1: an id that is taken: "1"; each unit in a file has its own`},
		{"another target language", edited("<target>Es", `<target xml:lang="fr">Es`), `g.xlf:3:58: a target in another language: "fr", trgLang is "de"; make them the same`},
		{"an element where it cannot be", edited("</file>", "</file><g:glossary/>"), "g.xlf:5:8: an element where it cannot be: glossary in xliff; XLIFF has no place for it there"},
		{"an element too late", edited("Es tagte.</target></segment>", "Es tagte.</target></segment><notes><note>n</note></notes>"), "g.xlf:3:94: an element in the wrong order: notes in unit; it comes before segment and ignorable"},
		{"no language to translate into", edited(` trgLang="de"`, ""), "g.xlf:2:26: a translation, but no language it is in; the root element has it in trgLang\n" +
			`g.xlf:4:98: a translation, but no language it is in: "Der nukleare Schirm hält."; the file has it in trgLang (version 1: target-language)`},
	} {
		_, _, err := dictionary.ReadXLIFF("g.xlf", []byte(tt.text))
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s:\n got %v\nwant %s", tt.name, err, tt.want)
		}
	}
}

func TestWrittenXMLReadsBack(t *testing.T) {
	full := []term.Concept{{
		ID: "arf", Domains: []string{"asean", "security"}, Sources: []string{"https://aseanregionalforum.asean.org/?a=b&c=d"}, Note: "One <line>.",
		Case: term.Transfer, Terms: []term.Terms{
			{Lang: "en", Preferred: "ASEAN Regional Forum", Acronym: "ARF", Admitted: []string{"Forum & Co"}, Spellings: []string{"A.S.E.A.N. Regional Forum"}, Wrong: []string{`"Area" Forum`, "Region Forum"}, Doubtful: []string{"Regional Security Forum"}},
			{Lang: "ko", Preferred: "아세안지역안보포럼", Admitted: []string{"아세안지역포럼"}},
			{Lang: "zh-Hant", Preferred: "東盟地區論壇"},
		},
	}}
	names := []term.Concept{full[0]}
	names[0].Terms = []term.Terms{{Lang: "en", Preferred: "ASEAN Regional Forum"}, {Lang: "ko", Preferred: "아세안지역안보포럼"}, {Lang: "zh-Hant", Preferred: "東盟地區論壇"}}
	pair := []term.Concept{full[0]}
	pair[0].Domains = nil
	pair[0].Terms = []term.Terms{{Lang: "en", Preferred: "ASEAN Regional Forum"}, {Lang: "ko", Preferred: "아세안지역안보포럼", Admitted: []string{"아세안지역포럼"}}}
	for _, tt := range []struct {
		file  string
		want  []term.Concept
		write func(io.Writer, []term.Concept) error
	}{
		{"dca.tbx", full, func(w io.Writer, cs []term.Concept) error { return dictionary.WriteTBX(w, dictionary.DCA, cs) }},
		{"dct.tbx", full, func(w io.Writer, cs []term.Concept) error { return dictionary.WriteTBX(w, dictionary.DCT, cs) }},
		{"g.tmx", names, dictionary.WriteTMX},
		{"g.xlf", pair, func(w io.Writer, cs []term.Concept) error { return dictionary.WriteXLIFF(w, cs, "en", "ko") }},
	} {
		var b bytes.Buffer
		if err := tt.write(&b, tt.want); err != nil {
			t.Fatal(err)
		}
		got, warnings, err := dictionary.Read(tt.file, b.Bytes(), dictionary.Options{})
		if diff := cmp.Diff(tt.want, got, anywhere); err != nil || len(warnings) > 0 || diff != "" {
			t.Errorf("%s: %v %v (-want +got):\n%s\nfrom:\n%s", tt.file, err, warnings, diff, &b)
		}
	}
}

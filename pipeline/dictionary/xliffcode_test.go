package dictionary_test

import (
	"strings"
	"testing"

	"rectify/pipeline/dictionary"
)

// codedXLIFF has every kind of code and module that is checked, and none is wrong.
const codedXLIFF = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ko" xmlns:my="myNS"
 xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:val="urn:oasis:names:tc:xliff:validation:2.0"
 xmlns:res="urn:oasis:names:tc:xliff:resourcedata:2.0" xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0" xmlns:ctr="urn:oasis:names:tc:xliff:changetracking:2.0">
<file id="f"><my:data id="d1"/><group id="g"><unit id="u" my:attr="1">
<mda:metadata id="md"><mda:metaGroup appliesTo="source"><mda:meta type="t">x</mda:meta></mda:metaGroup></mda:metadata>
<mtc:matches><mtc:match ref="#m1" type="tm" subType="my:t"><source>x</source><target>y</target></mtc:match></mtc:matches>
<val:validation><val:rule isPresent="x" existsInSource="yes"/></val:validation>
<res:resourceData><res:resourceItem id="r"><res:source xml:lang="en" href="a.png"/></res:resourceItem></res:resourceData>
<ctr:changeTrack><ctr:revisions appliesTo="note" ref="n1"><ctr:revision><ctr:item property="priority">2</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack>
<notes><note id="n1" priority="1">A note.</note></notes>
<originalData><data id="d1">[b]</data></originalData>
<segment state="translated" subState="my:done">
<source><mrk id="m1" type="comment" ref="#n=n1">Brick</mrk> <sc id="1" dataRef="d1" canReorder="firstNo"/>Lane<ec startRef="1" canReorder="no"/><cp hex="0001"/> <ec id="2" isolated="yes" slr:sizeInfo="1"/><mrk id="m2" type="my:t" ref="#/f=f/g=g/u=u/d=d1">Circle</mrk></source>
<target>벽돌길모임</target>
</segment></unit></group></file></xliff>`

func TestReadXLIFFWithCodes(t *testing.T) {
	got, warnings, err := dictionary.ReadXLIFF("g.xlf", []byte(codedXLIFF))
	if err != nil || len(warnings) > 0 || len(got) != 1 {
		t.Fatalf("%d concepts, %v, %v; want one and nothing said", len(got), warnings, err)
	}
	if name, _ := got[0].In("en"); name.Preferred != "Brick Lane Circle" {
		t.Errorf("the name is %+q, want %+q", name.Preferred, "Brick Lane Circle")
	}
}

func TestReadXLIFFSaysWhichCodeIsWrong(t *testing.T) {
	for _, tt := range []struct{ name, old, new, want string }{
		{"two data of one id", `</originalData>`, `<data id="d1"/></originalData>`, `an id that is taken: "d1"; each data in a unit has its own`},
		{"a dataRef that leads nowhere", `dataRef="d1"`, `dataRef="d9"`, `a dataRef that leads nowhere: "d9"`},
		{"an order without a first", `firstNo`, `no`, `a code that may not be moved, without a first one`},
		{"an ec before its sc", `startRef="1"`, `startRef="7"`, `an ec without an sc before it: startRef is "7"`},
		{"an ec without startRef", `<ec startRef="1"`, `<ec id="5"`, `an ec without startRef: "5"`},
		{"an isolated ec with startRef", `<ec id="2"`, `<ec startRef="1"`, `an isolated ec with startRef "1" and id ""`},
		{"an isolated sc with an ec", `<sc id="1"`, `<sc id="1" isolated="yes"`, `an ec of an isolated sc: startRef is "1"`},
		{"a character that XML could hold", `hex="0001"`, `hex="00e9"`, `a cp that XML could hold itself: hex "00e9"`},
		{"a comment with value and ref", `type="comment"`, `type="comment" value=""`, `a comment with a value and a ref: "#n=n1"`},
		{"a comment on another's note", `"#n=n1"`, `"#n=n2"`, `a comment without a value, and without a note of the unit: ref is "#n=n2"`},
		{"an unknown step", `g=g/u=u`, `x=g/u=u`, `an unknown step in a reference: "x=g" in "#/f=f/x=g/u=u/d=d1"`},
		{"a step twice", `g=g/u=u`, `u=u/u=u`, `a step out of place in a reference: "u=u"`},
		{"a last step that is not last", `g=g/u=u/d=d1`, `d=d1/u=u`, `a step out of place in a reference: "d=d1"`},
		{"a subState without a state", ` state="translated"`, ``, `a subState without a state: "my:done"`},
		{"an extension on a source", `<source><mrk`, `<source my:attr="1"><mrk`, `an attribute where it cannot be: attr of "myNS" on source`},
		{"white space kept on one side", `<target>`, `<target xml:space="preserve">`, `source and target differ in xml:space: "default" and "preserve"`},
		{"an extension's id taken", `<my:data id="d1"/>`, `<my:data id="d1"><my:x xml:id="d1"/></my:data>`, `an id that is taken: "d1"; elements of one namespace in a file have each their own`},
		{"an id that is no token", `metadata id="md"`, `metadata id="m%d"`, `an id with other than letters, digits and -._: in it: "m%d"`},
		{"metadata of something else", `appliesTo="source"`, `appliesTo="unit"`, `a metaGroup that applies to "unit"`},
		{"an unknown type of match", `type="tm"`, `type="xx"`, `an unknown type of match: "xx"`},
		{"a rule of two kinds", `isPresent="x"`, `isPresent="x" endsWith="y"`, `a rule of 2 kinds`},
		{"a rule that cannot look into the source", `isPresent="x"`, `isNotPresent="x"`, `a rule with existsInSource that is not`},
		{"an unknown element of a module", `val:validation>`, `val:valid>`, `an unknown element of a module: valid in unit; the module has validation`},
		{"a resource in another language", `xml:lang="en" href`, `xml:lang="fr" href`, `a source in another language: "fr", srcLang is "en"`},
		{"a resource with nothing", ` href="a.png"`, ``, `a resource with content and an address, or with neither: href is ""`},
		{"a size said twice", `slr:sizeInfo="1"`, `slr:sizeInfo="1" slr:sizeInfoRef="r"`, `sizeInfo "1" and sizeInfoRef "r" on one element`},
		{"a size on an ec that is not isolated", `<ec startRef="1"`, `<ec startRef="1" slr:sizeInfo="1"`, `size information on an ec that is not isolated: "1"`},
		{"a change that leads nowhere", `ref="n1"`, `ref="n9"`, `a ref that leads nowhere: "n9"; nothing in the unit has this id`},
		{"a change of what is not there", `property="priority"`, `property="category"`, `a property that is not there: "category" of "n1"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.ReplaceAll(codedXLIFF, tt.old, tt.new)
			if text == codedXLIFF {
				t.Fatalf("%q is not in the sample", tt.old)
			}
			_, _, err := dictionary.ReadXLIFF("g.xlf", []byte(text))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

package clean_test

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
	"rectify/pipeline/clean"
)

// languages are those the rules tell apart.
var languages = []string{"en", "fr", "zh", "ko", "th", "und", "de", "tr", "ru"}

// FuzzStages checks what holds for every text and each stage alone: the edits
// apply and can be inverted, and a second run changes nothing. White space and
// capitals never touch a digit.
func FuzzStages(f *testing.F) {
	for _, text := range []string{
		"", " \t\r\n", "[Abstract]:", "[초록] Abstract: A , b .", "摘 要 ： （ a ） ，b", "\u3000a\n\u3000", "**Abstract** The",
		"In stages, In the future , The x; We was; The y; it", "a ( b ) , 9 . 19 ; $x , y$ `a  b`", "\"a, The b\" , The c",
		"Received: 3 May 2010\nAbstract The state of of the the\nthe state. \u00a9 2019 x. All rights reserved. (Author abstract) [x]\n- 3 -\nJEL: O53",
		"R\u00e9sum\u00e91873 x\n\nAbstract: y\nKeywords: a, b\n\n\u6458\u8981\u672c\u6587 a b c a b c a b c a b c\nx",
		"Ã©tÃ© â€œxâ€\u009d Ã¢â‚¬â„¢ ÇÑ±¹ \u0093a\u0094 锟斤拷 Universit茅 de Montr茅al caf\ufffd", "voilÃ\u00a0 Ä°stanbul Ð¸Ð· ×‘×”",
		"<p>a<br/>b</p> 10<sup>3</sup> x<sub>i</sub> &amp;lt; &#xD;\n <!-- c --> a<b `<i>&amp;</i>` <![CDATA[x]]> <b>&lt;i&gt;x&lt;/i&gt;</b>",
		"a\u00adb\u200bc\u200dd\u2028e\u000bf\u00a0g exam-\nple example \ufeff\U000F0854x\U000F0855 \u202ax\u202c",
		"Ｔｈｅ ＡＲＦ（x），y：z ｱｼﾞｱ ﾊﾟ e\u0301 \u1112\u1161\u11ab ﬁn ＜i＞x＜/i＞", "中文,中文. 中(文) a,b",
		"US - ROK, the patient 's 5 mg / L and / or l’ eau (e. g. RQ - PCR, RQ-PCR)", "cancer(ABC)was,the x.The y;P<0.05 ( a,b ) f(x,y),z", "it。So、a 「b」 『c』 met.. ,, ? . \\'s \" a \" (",
		"230 000 of 1,234 and 5,678; 0. 5; 3. 5%; % 5; 1~2, 3-4, 5-6", "三十二例 1.5万 (12.3±4.5)%",
		pageText(1), "x\nKeywords: a; b\n© 2019 x", "Volume 1\n" + strings.Repeat("A b c. ", 30) + "\n\nPages 3\nViews 4\nDOI 10.1000/x",
	} {
		f.Add(text, strings.ToUpper(text), uint8(0))
	}
	for text, before := range map[string]string{
		"copd (all) in may 2012, hba1c. the p < 0.05 of wagner; type ii vocs, mrna": "COPD（ALL）HbA1c P<0.05 Wagner Ⅱ型 ＶＯＣ mRNA",
		"THE ROLE OF NATO IN EUROPE": "", "i have seen. iki sonuç. south korea, i.e. korea": "İKİ ß ſ K",
		"Background: The x. methods: the y. Results: We z. behavior, Centre": "x",
	} {
		f.Add(text, before, uint8(0))
	}
	f.Fuzz(func(t *testing.T, text, before string, lang uint8) {
		if !utf8.ValidString(text) || !utf8.ValidString(before) {
			t.Skip("text is valid UTF-8 by the time it gets here")
		}
		for _, s := range stages {
			p := alone(t, s, languages[int(lang)%len(languages)])
			r := pipeline.Record{ID: "r", Source: "-", Title: text, Abstract: text}
			if before != "" {
				r.Original = &pipeline.Original{Abstract: before}
			}
			res, err := p.Normalize(r)
			if err != nil {
				t.Fatalf("%s: %v", s.Name, err)
			}
			if err := p.Verify(res); err != nil {
				t.Fatalf("%s: %+q: %v", s.Name, text, err)
			}
			if (s.Name == clean.Spacing.Name || s.Name == clean.Case.Name) && digits(res.Abstract) != digits(text) {
				t.Fatalf("%s: the digits of %+q became %+q", s.Name, text, res.Abstract)
			}
		}
	})
}

func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// pageText is a scraped page with n paragraphs.
func pageText(n int) string {
	body := strings.Repeat("The discourse on shared risks began after two floods in one year, when neither of the two cities could say whose dam had failed. It went on.\n", n)
	return "Series\nAbout.\nSeries\nTitle\n2021.05.14  Friday\nView : 2,481\nAnn Lee, Bo Kim\n\n" + body + "\nVolume 2021-2\n180 pages, paperback\n"
}

// TestLongTextsTakeLittleTime would take minutes where a rule looked at a text
// once for every place in it.
func TestLongTextsTakeLittleTime(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const size = 1 << 17
	for name, unit := range map[string]string{
		"prose": "The forum met in the region, The mechanism did not. ", "marks": " , ; ( ) ", "spaces": " ", "lines": "\n", "short lines": "Views 1\n",
		"commas": ", The x", "semicolons": "; The x was", "brackets": "[(", "labels": "Abstract: ", "spaced letters": "a ", "pages": pageText(1),
		"notes": "\u00a9 2019 x. ", "lines of labels": "x.\n\nAbstract: ", "lines of keywords": "x.\nKeywords: a; b\n\n", "loops": "of the state ", "twice": "the the ", "sentences": "The forum met in the region and in the city, and it was said so there. ",
		"quotes": "\", The x\" ", "no-break": "\u00a0", "keywords": "Keywords: a; ", "dates": "2019.03.08 | ",
		"garble": "Ã©tÃ© ", "korean garble": "ÇÑ±¹¾î ", "controls": "\u0093a\u0094 ", "tags": "<p>a</p>", "open tags": "<b>", "comments": "<!--", "entities": "&amp;amp;amp;",
		"ampersands": "&", "hyphens": "exam-\nple ", "wide marks": "（，", "accents": "e\u0301", "half-width": "ｱﾞ", "chinese": "中,", "lost": "\ufffda",
		"tokens": "a - b / K 5 's ", "stops": ".. ,, ? . ", "open quotes": "\" “ 「 (", "numbers": "1 234 5,678 0. 5 ", "one number": "1111,111,", "glued": "and,the.The(ABC)", "han": "北 京 ",
		"acronyms": "COPD (PET) il-6 pet ", "parts": "a-B/c-D.e-F/g-H ", "openings": ". the x (i) may ", "headings": "Methods: a. ", "relations": "p = ",
	} {
		view := pipeline.NewView(strings.Repeat(unit, size/len(unit)), "en")
		view.Record.Original = &pipeline.Original{Abstract: strings.ToUpper(view.Text)}
		for _, s := range stages {
			began := time.Now()
			s.Propose(view)
			if took := time.Since(began); took > 10*time.Second {
				t.Errorf("%s on %d bytes of %s: %v", s.Name, size, name, took)
			}
		}
	}
}

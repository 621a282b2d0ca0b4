package clean

import (
	"slices"
	"testing"
)

func TestAnOpeningSaysWhatItsExpressionSays(t *testing.T) {
	texts := []string{"", "x", "Keywords: a; b", "© 2019", "조회 12", "12 views", "просмотры: 5", "ſeries: a", "\u212Aey words: a", "「키워드」 a", "(c) 2001", "9 / 19", "Received 2 May 2010", "원고 접수 2010.1.2", "2019.03.08 Friday", "May 2010", "222 pages, paperback", "Issue date: mai 2010", "doi: 10.1000/x", "ISSN 1234-567X", "第3期"}
	all := []*opening{keywordLabel, noticeStart, noticeSentence, historyStart}
	for _, list := range [][]form{forms, tailForms, lineForms, bracketForms} {
		for _, f := range list {
			switch p := f.pattern.(type) {
			case *opening:
				all = append(all, p)
			case labelledDate:
				all = append(all, p.label)
			}
		}
	}
	all = slices.Concat(all, numberWays, monthWays, monthNames, []*opening{dateStart})
	for _, o := range all {
		for _, text := range texts {
			if got, want := o.MatchString(text), o.Regexp.MatchString(text); got != want {
				t.Errorf("%v on %+q: %v, the expression alone says %v", o.Regexp, text, got, want)
			}
		}
		for r := rune(0); r < 0x3000; r++ { // whatever the rest of the line is
			if text := string(r) + "eries: a"; o.Regexp.MatchString(text) && !o.opens(text) {
				t.Errorf("%v does not open with %+q", o.Regexp, r)
			}
			if text := "vie" + string(r) + "s: 1"; o.Regexp.MatchString(text) && !o.opens(text) {
				t.Errorf("%v does not open with %+q", o.Regexp, text)
			}
			if text := "vi" + string(r) + "ws: 1"; o.Regexp.MatchString(text) && !o.opens(text) {
				t.Errorf("%v does not open with %+q", o.Regexp, text)
			}
			if text := "v" + string(r) + "ews: 1"; o.Regexp.MatchString(text) && !o.opens(text) {
				t.Errorf("%v does not open with %+q", o.Regexp, text)
			}
		}
	}
}

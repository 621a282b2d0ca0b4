package clean

import (
	"regexp"
	"testing"
)

func TestADateIsTheSameInPartsAndAsAWhole(t *testing.T) {
	whole := regexp.MustCompile(`(?i)^` + date + `$`)
	for _, before := range []string{"", "Fri, ", "(월) ", "mardi  ", "mar ", "x "} {
		for _, day := range []string{
			"2019.03.08", "2019. 3. 8.", "2019년 3월 8일", "2019年3月", "8/3/2019", "8/3/19", "March 8th, 2019", "mars 2019", "8 de marzo de 2019", "8 марта 2019 г.", "Mart 8 2019",
			"8. März 2019", "de 2019", "3 de 2019", "may, 2019", "2019", "1719.1.1", "",
		} {
			for _, behind := range []string{"", ".", "Fri", ". Fri.", ", (금요일) 10:30", " 10:30 p.m.", "金曜日", " x", "1"} {
				if text := before + day + behind; isDate(text) != whole.MatchString(text) {
					t.Errorf("%q: read in parts it is a date: %v, as a whole: %v", text, isDate(text), !isDate(text))
				}
			}
		}
	}
}

func TestADateIsReadBehindItsLabel(t *testing.T) {
	published, date := labelledDate{false, mustOpen(`(?i)^published(?: on)?(?:\s*:\s*|\s+)`)}, labelledDate{true, mustOpen(`(?i)^date(?:\s*:\s*|\s+)`)}
	for _, c := range []struct {
		by         labelledDate
		text, want string
	}{
		{published, "Published on 3 May 2010", "3 May 2010"},
		{published, "Published: (Fri) 2019.03.08 10:30", "(Fri) 2019.03.08 10:30"},
		{published, "Published in 2010", ""},
		{published, "3 May 2010", ""},
		{published, "Published", ""},
		{date, "Date : Februar 2010", "Februar 2010"},
		{date, "2019.03.08 Friday", "2019.03.08 Friday"},
		{date, "12 pages", ""},
		{date, "", ""},
	} {
		got := c.by.FindStringSubmatch(c.text)
		if (got == nil) != (c.want == "") || got != nil && got[1] != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

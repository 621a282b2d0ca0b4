package dictionary

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"rectify/pipeline/term"
)

// Domains are the fields that a concept can belong to. The list is closed: a
// domain that only one file knows is evidence for nothing.
var Domains = []string{
	"international-relations", "security", "nuclear", "economy", "law", "human-rights", "environment", "development",
	"health", "korea", "china", "japan", "asean", "europe", "united-nations", "academia",
}

// cases are the ways that the letters of a name may behave.
var cases = []string{string(term.Fixed), string(term.Transfer), string(term.Sentence)}

// languageTag checks a language as editors write it: BCP 47 in its usual case,
// simplified Chinese as "zh".
func languageTag(s string) error {
	t, err := language.Parse(s)
	if err != nil || strings.EqualFold(s, "und") {
		return fmt.Errorf("unknown language: %q; write a BCP 47 tag like en, ko, zh, zh-Hant", s)
	}
	want := t.String()
	if want == "zh-Hans" {
		want = "zh"
	}
	if s != want {
		return fmt.Errorf("unusual language tag: %q; write %q", s, want)
	}
	return nil
}

// canonical is a language of another tool's file as Rectify tells languages
// apart: without its region, Chinese by script. So "en-US" and "en_us" are "en",
// "zh-TW" is "zh-Hant", "zh-CN" is "zh".
func canonical(s string) (string, error) {
	t, err := language.Parse(strings.TrimSpace(s))
	if err != nil || t.IsRoot() {
		return "", fmt.Errorf("unknown language: %q; write a BCP 47 tag like en, ko, zh-Hant", s)
	}
	base, _ := t.Base()
	script, _ := t.Script()
	usual, _ := language.Make(base.String()).Script()
	if base.String() != "mul" && script != usual {
		return base.String() + "-" + script.String(), nil
	}
	return base.String(), nil
}

// maxName is how many characters a name may have.
const maxName = 500

// checkText says what is wrong with the text of a name.
func checkText(s string) error {
	switch {
	case strings.TrimSpace(s) == "":
		return fmt.Errorf("empty text: %q; write it or leave the field out", s)
	case utf8.RuneCountInString(s) > maxName:
		return fmt.Errorf("too long for a name: %d characters, %q…; a name has at most %d", utf8.RuneCountInString(s), string([]rune(s)[:40]), maxName)
	case strings.TrimSpace(s) != s:
		return fmt.Errorf("space around the text: %q; write it without", s)
	case strings.Contains(s, "  "):
		return fmt.Errorf("two spaces in a row: %q; write one", s)
	case strings.ContainsFunc(s, unicode.IsControl):
		return fmt.Errorf("line break or control character in a name: %q; write it on one line", s)
	case strings.ContainsRune(s, unicode.ReplacementChar):
		return fmt.Errorf("damaged character: %q; the text was read in the wrong encoding", s)
	case !norm.NFC.IsNormalString(s):
		return fmt.Errorf("letters and accents stored apart: %+q; write the text composed (NFC): %q", s, norm.NFC.String(s))
	case !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		return fmt.Errorf("no letter or digit in it: %q; a name has some", s)
	}
	return nil
}

// checkDay checks a year or a day.
func checkDay(s string) error {
	for _, layout := range []string{"2006", time.DateOnly} {
		if _, err := time.Parse(layout, s); err == nil {
			return nil
		}
	}
	return fmt.Errorf("not a date: %q; write a year like 1994 or a day like 1994-07-25", s)
}

// parseDate reads the date that names a thing: MM-DD or YYYY-MM-DD.
func parseDate(s string) (term.Date, error) {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return term.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}, nil
	}
	// 29 February is a day of a leap year; 2000 is one.
	if t, err := time.Parse(time.DateOnly, "2000-"+s); err == nil {
		return term.Date{Month: int(t.Month()), Day: t.Day()}, nil
	}
	return term.Date{}, fmt.Errorf("not a date: %q; write 02-13 or 2007-02-13", s)
}

// formatDate is the inverse of [parseDate].
func formatDate(d term.Date) string {
	if d.Year == 0 {
		return fmt.Sprintf("%02d-%02d", d.Month, d.Day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

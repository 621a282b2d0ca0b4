package clean

import (
	"regexp"
	"slices"

	"rectify/pipeline/scan"
)

// The patterns of a date by itself, in the ways the default languages write it.
const (
	yearDigits = `(?:1[89]|20)\d\d`
	dayDigits  = `\d{1,2}(?:st|nd|rd|th|er)?`

	englishMonths = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`

	otherMonths = `janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre` +
		`|januar|jänner|februar|märz|juni|juli|oktober|dezember` +
		`|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre` +
		`|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre` +
		`|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro` +
		`|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря` +
		`|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık`

	months = `(?:` + englishMonths + `|` + otherMonths + `)`

	weekdays = `\(?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[월화수목금토일](?:요일)?|(?:星期|周|週)[一二三四五六日天]|[月火水木金土日](?:曜日)?` +
		`|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\.?\)?`

	clock = `\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?`

	// What stands behind a month, and before one.
	dayAndYear = `\.?\s+` + dayDigits + `,?\s+` + yearDigits
	yearAlone  = `\.?,?\s+(?:de\s+)?` + yearDigits
	yearBehind = `\.?,?\s+(?:de\s+|del\s+)?` + yearDigits + `(?:\s?г(?:\.|ода)?)?`
	dayBefore  = dayDigits + `\.?\s+(?:de\s+)?`

	// The ways to write a day, or a month of a year.
	yearFirst    = yearDigits + `\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}\.?`
	inCharacters = yearDigits + `\s?[년年]\s?\d{1,2}\s?[월月](?:\s?\d{1,2}\s?[일日])?`
	yearLast     = `\d{1,2}[./-]\d{1,2}[./-]` + yearDigits
	monthFirst   = months + dayAndYear
	dayFirst     = dayBefore + months + yearBehind
	monthAlone   = months + yearAlone

	day = `(?:` + yearFirst + `|` + inCharacters + `|` + yearLast + `|` + monthFirst + `|` + dayFirst + `|` + monthAlone + `)`

	beforeDate = weekdays + `[,.]?\s+`
	behindDate = `(?:[,.]?\s*` + weekdays + `)?(?:[,.]?\s+` + clock + `)?`

	date = `(?:` + beforeDate + `)?` + day + behindDate
)

// The parts of a date by itself. One expression for all of it would be too long to
// be quick. It would say the same: no part begins as the one before it may go on,
// but for a full stop, which the end of a date does without.
var (
	dateStart  = mustOpen(`(?i)^` + beforeDate)
	numberWays = []*opening{ // a word stands for the month
		mustOpen(`(?i)^` + yearFirst), mustOpen(`(?i)^` + inCharacters), mustOpen(`(?i)^` + yearLast), mustOpen(`(?i)^` + dayBefore + `(\pL+)` + yearBehind),
	}
	monthWays  = []*opening{mustOpen(`(?i)^` + dayAndYear), mustOpen(`(?i)^` + yearAlone)} // behind the month
	dateEnd    = regexp.MustCompile(`(?i)^` + behindDate + `$`)
	monthNames = []*opening{line1(`(?:` + englishMonths + `)`), line1(`(?:` + otherMonths + `)`)}
)

// isDate reports whether a text is a date and nothing else.
func isDate(text string) bool {
	if !hasYear(text) {
		return false
	}
	text = text[len(dateStart.FindString(text)):]
	ways := numberWays
	if word := text[:lettersLength(text)]; word != "" {
		if !isMonth(word) {
			return false
		}
		ways, text = monthWays, text[len(word):]
	}
	return slices.ContainsFunc(ways, func(way *opening) bool {
		m := way.FindStringSubmatch(text)
		return m != nil && (len(m) == 1 || isMonth(m[1])) && (len(m[0]) == len(text) || dateEnd.MatchString(text[len(m[0]):]))
	})
}

func isMonth(word string) bool {
	return slices.ContainsFunc(monthNames, func(names *opening) bool { return names.MatchString(word) })
}

// hasYear reports whether a text has the digits of a year of yearDigits.
func hasYear(text string) bool {
	for at := scan.Digit(text, 0); at+4 <= len(text); at = scan.Digit(text, at+1) {
		century := text[at : at+2]
		if (century == "20" || century == "19" || century == "18") && digitsEnd(text[:at+4], at) == at+4 {
			return true
		}
	}
	return false
}

// labelledDate is a date behind its label, or one that may do without.
type labelledDate struct {
	bare  bool
	label *opening
}

// FindStringSubmatch returns a text that is such a date, and the date alone; nil
// for any other.
func (d labelledDate) FindStringSubmatch(text string) []string {
	label := d.label.FindString(text)
	if label == "" && !d.bare || !isDate(text[len(label):]) {
		return nil
	}
	return []string{text, text[len(label):]}
}

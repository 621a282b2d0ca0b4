package clean

import "slices"

// The patterns of a date by itself, in the ways the default languages write it.
const (
	yearDigits = `(?:1[89]|20)\d\d`
	dayDigits  = `\d{1,2}(?:st|nd|rd|th|er)?`

	months = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?` +
		`|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre` +
		`|januar|jänner|februar|märz|juni|juli|oktober|dezember` +
		`|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre` +
		`|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre` +
		`|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro` +
		`|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря` +
		`|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık)`

	weekdays = `\(?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[월화수목금토일](?:요일)?|(?:星期|周|週)[一二三四五六日天]|[月火水木金土日](?:曜日)?` +
		`|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\.?\)?`

	clock = `\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?`

	// The ways to write a day, or a month of a year.
	yearFirst    = yearDigits + `\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}\.?`
	inCharacters = yearDigits + `\s?[년年]\s?\d{1,2}\s?[월月](?:\s?\d{1,2}\s?[일日])?`
	yearLast     = `\d{1,2}[./-]\d{1,2}[./-]` + yearDigits
	monthFirst   = months + `\.?\s+` + dayDigits + `,?\s+` + yearDigits
	dayFirst     = dayDigits + `\.?\s+(?:de\s+)?` + months + `\.?,?\s+(?:de\s+|del\s+)?` + yearDigits + `(?:\s?г(?:\.|ода)?)?`
	monthAlone   = months + `\.?,?\s+(?:de\s+)?` + yearDigits

	day = `(?:` + yearFirst + `|` + inCharacters + `|` + yearLast + `|` + monthFirst + `|` + dayFirst + `|` + monthAlone + `)`

	beforeDate = `(?:` + weekdays + `[,.]?\s+)?`
	behindDate = `(?:[,.]?\s*` + weekdays + `)?(?:[,.]?\s+` + clock + `)?`

	date = beforeDate + day + behindDate
)

// wholeDates are a date and nothing else, an expression for each way to write
// it: two characters tell most of them apart.
var wholeDates = func() (of []*opening) {
	for _, way := range []string{yearFirst, inCharacters, yearLast, monthFirst, dayFirst, monthAlone} {
		of = append(of, line1(beforeDate+way+behindDate))
	}
	return of
}()

// isDate reports whether a text is a date and nothing else.
func isDate(text string) bool {
	return slices.ContainsFunc(wholeDates, func(o *opening) bool { return o.MatchString(text) })
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

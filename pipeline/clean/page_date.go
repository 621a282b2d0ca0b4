package clean

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

	day = `(?:` + yearDigits + `\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}\.?` +
		`|` + yearDigits + `\s?[년年]\s?\d{1,2}\s?[월月](?:\s?\d{1,2}\s?[일日])?` +
		`|\d{1,2}[./-]\d{1,2}[./-]` + yearDigits +
		`|` + months + `\.?\s+` + dayDigits + `,?\s+` + yearDigits +
		`|` + dayDigits + `\.?\s+(?:de\s+)?` + months + `\.?,?\s+(?:de\s+|del\s+)?` + yearDigits + `(?:\s?г(?:\.|ода)?)?` +
		`|` + months + `\.?,?\s+(?:de\s+)?` + yearDigits + `)`

	date = `(?:` + weekdays + `[,.]?\s+)?` + day + `(?:[,.]?\s*` + weekdays + `)?(?:[,.]?\s+` + clock + `)?`
)

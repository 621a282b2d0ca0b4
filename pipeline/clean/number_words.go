package clean

import (
	"strings"
	"unicode/utf8"
)

// easternMultipliers are the powers of ten that Chinese, Japanese and Korean write.
var easternMultipliers = map[rune]float64{'百': 1e2, '千': 1e3, '万': 1e4, '萬': 1e4, '亿': 1e8, '億': 1e8, '兆': 1e12, '백': 1e2, '천': 1e3, '만': 1e4, '억': 1e8, '조': 1e12}

// multipliers are words for powers of ten after a number, in small letters.
var multipliers = map[string]float64{
	"hundred": 1e2, "thousand": 1e3, "thousands": 1e3, "million": 1e6, "millions": 1e6, "billion": 1e9, "billions": 1e9, "trillion": 1e12, "bn": 1e9, "lakh": 1e5, "crore": 1e7, "dozen": 12,
	"tausend": 1e3, "mio": 1e6, "millionen": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9, "mille": 1e3, "milliers": 1e3, "milliard": 1e9, "milliards": 1e9,
	"mil": 1e3, "millón": 1e6, "millones": 1e6, "milhão": 1e6, "milhões": 1e6, "bilhão": 1e9, "bilhões": 1e9, "mila": 1e3, "milione": 1e6, "milioni": 1e6, "miliardo": 1e9, "miliardi": 1e9,
	"тыс": 1e3, "тысяч": 1e3, "тысячи": 1e3, "тысяча": 1e3, "млн": 1e6, "миллион": 1e6, "миллиона": 1e6, "миллионов": 1e6, "млрд": 1e9, "миллиард": 1e9, "миллиарда": 1e9, "миллиардов": 1e9,
	"bin": 1e3, "milyon": 1e6, "milyar": 1e9, "tys": 1e3, "mln": 1e6, "mld": 1e9,
}

// multiplierByte are the bytes that a word of multipliers may begin with in a text.
var multiplierByte = func() (is [256]bool) {
	for word := range multipliers {
		is[word[0]] = true
		is[strings.ToUpper(word)[0]] = true
	}
	return is
}()

// numerals are number words from one to a thousand, in small letters: those that
// a number of thirteen or more is made of. Words of several languages stand
// together; no two of them mean different numbers.
var numerals = numeralTable(
	"1 one eins ein un uno um один одного una eine", "2 two zwei deux dos dois due два двух две", "3 three drei trois tres três tre три трех трёх", "4 four vier quatre cuatro quatro quattro четыре четырех четырёх",
	"5 five fünf cinq cinco cinque пять пяти", "6 six sechs seis sei шесть шести", "7 seven sieben sept siete sete sette семь семи", "8 eight acht huit ocho oito otto восемь восьми",
	"9 nine neun neuf nueve nove девять девяти", "10 ten zehn dix diez dez dieci десять десяти", "11 eleven elf onze once undici одиннадцать одиннадцати", "12 twelve zwölf douze doce doze dodici dozen двенадцать двенадцати",
	"13 thirteen dreizehn treize trece treze tredici тринадцать тринадцати", "14 fourteen vierzehn quatorze catorce catorze quattordici четырнадцать четырнадцати",
	"15 fifteen fünfzehn quinze quince quindici пятнадцать пятнадцати", "16 sixteen sechzehn seize dieciséis dezesseis sedici шестнадцать шестнадцати",
	"17 seventeen siebzehn diecisiete dezessete diciassette семнадцать семнадцати", "18 eighteen achtzehn dieciocho dezoito diciotto восемнадцать восемнадцати",
	"19 nineteen neunzehn diecinueve dezenove diciannove девятнадцать девятнадцати", "20 twenty zwanzig vingt veinte vinte venti vingts двадцать двадцати score",
	"21 einundzwanzig veintiuno veintiún veintiuna ventuno", "22 zweiundzwanzig veintidós veintidos ventidue", "23 dreiundzwanzig veintitrés veintitres ventitré", "24 vierundzwanzig veinticuatro ventiquattro",
	"25 fünfundzwanzig veinticinco venticinque", "26 sechsundzwanzig veintiséis veintiseis ventisei", "27 siebenundzwanzig veintisiete ventisette", "28 achtundzwanzig veintiocho ventotto", "29 neunundzwanzig veintinueve ventinove",
	"30 thirty dreißig trente treinta trinta trenta тридцать тридцати", "40 forty fourty vierzig quarante cuarenta quarenta quaranta сорок сорока", "50 fifty fünfzig cinquante cincuenta cinquenta cinquanta пятьдесят пятидесяти",
	"60 sixty sechzig soixante sesenta sessenta sessanta шестьдесят шестидесяти", "70 seventy siebzig septante setenta settanta семьдесят семидесяти", "80 eighty achtzig quatre-vingt quatre-vingts ochenta oitenta ottanta восемьдесят восьмидесяти",
	"90 ninety neunzig nonante noventa novanta девяносто девяноста", "100 hundred hundert cent cien ciento cem cento cents сто ста hundreds", "200 zweihundert doscientos duzentos duecento двести", "300 dreihundert trescientos trezentos trecento триста",
	"1000 thousand tausend mille mil тысяча тысячи тысяч thousands", "1000000 million millions million millones milhões milioni миллион миллиона миллионов",
)

// ordinals of English and the months, whose numbers other languages write in digits.
var ordinals = numeralTable("10 tenth october octobre octubre oktober outubro ottobre октября октябре", "11 eleventh november novembre noviembre novembro ноября ноябре", "12 twelfth december décembre diciembre dezember dezembro dicembre декабря декабре",
	"13 thirteenth", "14 fourteenth", "15 fifteenth", "16 sixteenth", "17 seventeenth", "18 eighteenth", "19 nineteenth", "20 twentieth", "30 thirtieth", "0.5 half halves hälfte moitié mitad metade metà половина половины", "1.5 anderthalb eineinhalb полтора",
	"0.25 quarter quarters viertel quart cuarto четверть", "50 half moitié mitad metade hälfte половина половины majority", "24 daily day", "100 all")

func numeralTable(rows ...string) map[string]float64 {
	table := make(map[string]float64)
	for _, row := range rows {
		words := strings.Fields(row)
		for _, w := range words[1:] {
			table[w] = value(words[0])
		}
	}
	return table
}

// spelled calls yield with every number of a text that words may spell: each
// numeral by itself, and neighbours taken together ("two hundred and five").
func spelled(text string, yield func(float64)) {
	total, group, open := 0.0, 0.0, false
	for w := range words(text) {
		low := strings.ToLower(text[w.Start:w.End])
		if v, ok := ordinals[low]; ok {
			yield(v)
			if open {
				yield(total + group + v)
			}
		}
		v, ok := numerals[low]
		switch {
		case !ok && (low == "and" || low == "y" || low == "e" || low == "et" || low == "und") && open:
			continue
		case !ok:
			total, group, open = 0, 0, false
			german(low, yield)
			continue
		case v >= 1000:
			total, group = total+max(group, 1)*v, 0
		case v == 100 && group > 0 && group < 100:
			group *= v
		case v == 20 && group == 4: // quatre-vingt
			group = 80
		case open && group > 0 && v >= tenOf(group):
			yield(v)
			total, group = 0, v
		default:
			group += v
		}
		open = true
		yield(v)
		yield(group)
		yield(total + group)
	}
}

// tenOf is the power of ten below which a numeral adds to a number: 20 and 5 are 25.
func tenOf(v float64) float64 {
	switch {
	case v >= 100:
		return 100
	case v >= 60:
		return 20 // soixante-dix
	case v >= 20:
		return 10
	}
	return 0
}

// german reads a German numeral of two digits: zweiunddreißig.
func german(word string, yield func(float64)) {
	ones, tens, ok := strings.Cut(word, "und")
	if !ok {
		return
	}
	if a, known := numerals[ones]; known && a < 10 {
		if b, known := numerals[tens]; known && b >= 20 {
			yield(a + b)
		}
	}
}

// hanDigits are the Chinese digits, the Sino-Korean ones among them.
var hanDigits = map[rune]float64{
	'〇': 0, '零': 0, '一': 1, '二': 2, '两': 2, '兩': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'영': 0, '일': 1, '이': 2, '삼': 3, '사': 4, '오': 5, '육': 6, '칠': 7, '팔': 8, '구': 9,
}

// hanNumerals calls yield with every number that a run of Chinese numerals may
// be: 三十二, 一百零五, 二〇〇五, 三万.
func hanNumerals(text string, yield func(float64)) {
	var run []rune
	for _, r := range text + " " {
		if r < utf8.RuneSelf && len(run) == 0 {
			continue
		}
		if _, digit := hanDigits[r]; digit || r == '十' || r == '십' || easternMultipliers[r] > 1 {
			run = append(run, r)
			continue
		}
		if len(run) > 0 {
			yield(hanValue(run))
			yield(hanPositional(run))
			run = run[:0]
		}
	}
}

// hanValue is a run of numerals with its powers of ten.
func hanValue(run []rune) float64 {
	total, section, digit := 0.0, 0.0, 0.0
	for _, r := range run {
		by := easternMultipliers[r]
		if r == '十' || r == '십' {
			by = 10
		}
		switch {
		case by >= 1e4:
			total, section, digit = total+max(section+digit, 1)*by, 0, 0
		case by > 0:
			section, digit = section+max(digit, 1)*by, 0
		default:
			digit = hanDigits[r]
		}
	}
	return total + section + digit
}

// hanPositional is a run of digits one by one: 二〇〇五.
func hanPositional(run []rune) float64 {
	v := 0.0
	for _, r := range run {
		v = v*10 + hanDigits[r]
	}
	return v
}

// half reports whether a text says "half", which may be part of a number.
func half(text string) bool {
	for _, w := range [...]string{"half", "半", "절반", "полтор", "половин", "media", "demi", "meio", "meia", "halb", "mezz"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

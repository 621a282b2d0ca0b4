package clean

import (
	"strings"
	"unicode"

	"rectify/pipeline"
)

// readsAsWord reports whether the token at a span may be an ordinary word of a
// language in that place, whatever stands in the original.
func readsAsWord(lang, text string, s pipeline.Span) bool {
	token := strings.ToLower(text[s.Start:s.End])
	if strings.ContainsAny(token, "0123456789") {
		return false
	}
	if s.End+1 < len(text) && text[s.End] == '-' && hyphenPrefixes[token] {
		return true
	}
	switch lang = primary(lang); lang {
	case "en":
		return englishWords[token] || functionWords[token]
	case "und", "mul":
		return strings.ContainsAny(token, "aeiou")
	case "zh", "ja", "ko", "ru", "uk", "kk", "mn", "ar", "fa", "hi", "el":
		return false
	}
	return shortWords[token] || len(token) < 3 && strings.IndexFunc(token, isVowel) >= 0
}

func isVowel(r rune) bool { return strings.ContainsRune("aeiouy", r) || r > unicode.MaxASCII }

// hyphenPrefixes are beginnings of words that a hyphen may follow: "co-infection".
var hyphenPrefixes = set("co", "re", "de", "ex", "pre", "pro", "non", "sub", "anti", "bi", "tri", "un", "up", "in", "on", "off", "out", "self", "mid", "post", "neo", "pan",
	"semi", "multi", "meta", "mini", "micro", "macro", "para", "peri", "intra", "inter", "over", "under", "low", "high", "all", "one", "two", "per", "cis", "trans")

// ranks are words that a Roman numeral follows.
var ranks = set("type", "types", "stage", "stages", "grade", "grades", "phase", "phases", "class", "classes", "factor", "factors", "group", "groups", "level",
	"levels", "category", "part", "chapter", "volume", "figure", "table", "study", "trial", "case", "cases", "item", "step", "world", "war", "angiotensin", "collagen", "complex", "typ", "stadium", "estadio", "fase", "tipo", "stade", "facteur")

// longestRank is the length of the longest of ranks.
const longestRank = len("angiotensin")

// romans are the numerals of ranks.
var romans = set("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

// styledUnits are symbols that are in use in small letters, or whose capitals are a
// matter of style.
var styledUnits = set("ml", "dl", "ul", "ng", "ug", "mg", "kg", "pg", "cm", "mm", "km", "nm", "um", "hz", "kcal", "cal", "min", "ms", "sec", "hr", "hrs", "kj", "pm", "am", "vs", "al",
	"nd", "th", "st", "rd", "et", "ie", "eg", "cf", "no", "www", "com", "org", "http", "https", "doi")

// common are words that texts in other scripts like to give a capital, and
// English does not.
var common = set("logistic", "meta", "real", "time", "log", "rank", "post", "hoc", "web", "internet", "email", "online", "caspase", "beclin", "vitamin", "blot", "blotting", "test",
	"probit", "logit", "tobit", "panel", "bootstrap", "lasso", "annexin", "actin", "cyclin", "cadherin", "sirna", "microrna", "collagen", "insulin", "type", "stage", "grade", "score",
	"index", "model", "method", "analysis", "regression", "cell", "cells", "group", "level", "factor", "table", "figure", "new", "old", "black", "white",
	"brown", "green", "young", "long", "king", "wood", "bush", "rice", "bell", "page", "stone", "hall", "cook", "hill", "may", "march", "and", "the", "gamma", "beta", "alpha", "delta", "kappa", "sigma", "omega")

// shortWords are short words of European languages other than English, which
// are acronyms somewhere: DE, ES, SON.
var shortWords = set(strings.Fields(`al als alla alle allo am an ans ao aos art arm aus bei bien bis bon ca car ce ces cet che chez col com como con cosa cui da dai dal
	dan das dei del dem den der des det di die dir do dos du eau eau een ein el ella em en era es eso est et eu ex fin for foi fra gar gas gli han hat hay hem het hin hun ici
	ihm ihr il ils im in ins io ist ja je jeu kan kann la las le les leur lo loi los lui ma mal man mais mas me mer mes met mi mia mil min mis mit mon mot na nach ne nei nel
	ni no noi non nos not nous nun nur o ob oder of oft ohne om on op or ora os ou out oder par para pas peu per pero peut plan plus por pour pro puis pur qual que qui rat rein
	rot sa sal sale san sans sao se sea seit sel sem ses si sia sich sie sin sind sol son sono sont sous sta su sua sud sui sul sur sus tag tal tan te tel ter test teste tra
	tre tres tu um un una und une uno uns uso van ve via vie vor vos vom was weg wem wen wer wie wir wo y zu zum zur war wars ward sept huit dix neuf cent mille cinq quatre acht neun zehn elf drei vier eins zwei dois tres seis sete oito nove dieci otto sei due tien drie pan pani czy jak lub ale nad pod bez bir bu iki ama ise her gibi`)...)

// everyday are words that abstracts have everywhere, whatever else they stand for.
var everyday = set("all", "can", "may", "age", "care", "act", "test", "risk", "use", "used", "case", "cases", "time", "study", "group", "rate", "rates", "fast", "pain", "one", "two", "not", "most")

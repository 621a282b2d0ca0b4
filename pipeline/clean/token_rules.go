package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// both are pairs that a slash joins in one word in their language.
var both = set("and/or", "y/o", "e/o", "et/ou", "und/oder", "e/ou", "и/или", "he/she", "his/her", "him/her", "s/he", "en/of", "ve/veya")

// unitNames are units of measurement that a slash joins.
var unitNames = set("kg", "g", "mg", "μg", "µg", "ug", "ng", "pg", "fg", "t", "l", "L", "dl", "dL", "ml", "mL", "μl", "µl", "μL", "µL", "nl", "nL", "mol", "mmol", "μmol", "µmol", "umol", "nmol", "pmol",
	"m", "cm", "mm", "km", "nm", "m²", "m2", "m³", "m3", "cm²", "cm2", "cm³", "cm3", "mm²", "mm2", "mm³", "mm3", "ha", "s", "sec", "min", "h", "hr", "d", "day", "week", "year", "U", "IU", "mU", "μU", "µU",
	"cells", "copies", "J", "kJ", "kcal", "cal", "W", "mW", "kW", "V", "mV", "kV", "Hz", "N", "kN", "Pa", "kPa", "MPa", "person", "г", "кг", "мг", "мкг", "нг", "л", "мл", "дл", "моль", "ммоль", "мкмоль", "м", "см", "мм", "км", "мин", "ч", "сут", "с")

// prefixes are English prefixes that are no words: what follows a hyphen belongs to them.
var prefixes = set("non", "anti", "pre", "post", "multi", "semi", "sub", "inter", "intra", "co", "micro", "macro", "meta", "neo", "pseudo", "quasi", "ultra", "hyper", "hypo", "trans", "extra",
	"re", "un", "bi", "tri", "uni", "mono", "poly", "peri", "para", "immuno", "neuro", "cardio", "socio", "bio", "geo", "psycho", "electro", "radio", "thermo", "counter", "mid", "ex", "de", "eco")

// suffixes are English participles and adjectives that follow a hyphen; as a
// participle a preposition follows them instead.
var suffixes = set("based", "related", "induced", "mediated", "dependent", "derived", "associated", "fold")

// adjectives are other words that follow a hyphen, but a dash as well.
var adjectives = set("independent", "specific", "free", "wide", "like", "positive", "negative", "term", "up", "type", "analysis", "rate")

// compass are the points that a hyphen joins: North-East.
var compass = set("north-east", "north-west", "south-east", "south-west", "asia-pacific", "indo-pacific")

// ending is an English ending that was split off: 's, n't, 're, the th of 5th.
func (t *tokens) ending(i int, lang string) (seam, bool) {
	if lang != "en" {
		return seam{}, false
	}
	left, right := t.piece(i), strings.TrimRight(t.piece(i+1), ".,;:)")
	j := seam{i, i + 1, pipeline.Hygiene, 0.96, "an ending split off", false}
	if ordinal(left, right) {
		return j, true
	}
	if right == "" || strings.IndexByte("'nN", right[0]) < 0 && !strings.HasPrefix(right, "’") {
		return seam{}, false
	}
	switch low := strings.ReplaceAll(strings.ToLower(right), "’", "'"); {
	case low == "n't":
		return j, inSmall(negated, left)
	case low == "'t":
		stem, cut := strings.CutSuffix(strings.ToLower(left), "n")
		return j, cut && negated[stem] || stem == "ca" || stem == "wo"
	case contraction[low]:
		return j, inSmall(pronouns, strings.TrimLeft(left, `("“`))
	case low == "'s":
		return j, t.possessor(i) || inSmall(pronouns, strings.TrimLeft(left, `("“`))
	case low == "'" && t.apart(i+1) && strings.TrimRight(t.piece(i+2), ".,;:)") == "s":
		j.last++
		return j, t.possessor(i)
	}
	return seam{}, false
}

// possessor reports whether a piece is a word that 's belongs to. Grammars speak
// of "the genitive 's" and of "of and 's".
func (t *tokens) possessor(i int) bool {
	word := strings.TrimLeft(t.piece(i), `("“`)
	last, _ := utf8.DecodeLastRuneInString(word)
	return utf8.RuneCountInString(word) >= 2 && unicode.IsLetter(last) && digitless(word) &&
		!inSmall(functionWords, word) && !inSmall(grammatical, word)
}

var grammatical = set("genitive", "possessive", "clitic", "suffix", "suffixes", "marker", "morpheme", "ending", "endings", "particle", "plural", "form", "forms", "apostrophe", "'s", "’s")

var negated = set("do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "could", "should", "would", "must", "need", "ca", "wo")

var contraction = set("'re", "'ve", "'ll", "'m")

var pronouns = set("i", "we", "you", "they", "he", "she", "it", "that", "who", "there")

// ordinal reports whether a number and an ending are an English ordinal: 21st, 12th.
func ordinal(number, ending string) bool {
	if len(ending) != 2 {
		return false
	}
	number = strings.TrimLeft(number, `("“`)
	n := len(number)
	if n == 0 || n > 4 || strings.Trim(number, "0123456789") != "" {
		return false
	}
	if n > 1 && number[n-2] == '1' {
		return ending == "th"
	}
	switch number[n-1] {
	case '1':
		return ending == "st"
	case '2':
		return ending == "nd"
	case '3':
		return ending == "rd"
	}
	return ending == "th"
}

// beginsOrdinalEnding reports whether a text begins with what may be the ending
// of an ordinal by itself.
func beginsOrdinalEnding(text string) bool {
	if len(text) < 2 || len(text) > 2 && isLetter(text[2]) {
		return false
	}
	switch text[:2] {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

// elided are words whose vowel an apostrophe stands for, by language.
var elided = map[string]map[string]bool{
	"fr": set("l", "d", "n", "s", "c", "j", "m", "t", "qu", "lorsqu", "puisqu", "jusqu", "quoiqu", "quelqu", "aujourd"),
	"it": set("l", "d", "un", "c", "dell", "nell", "all", "sull", "dall", "quest", "quell", "com", "anch"),
	"ca": set("l", "d", "s", "n", "m", "t"),
}

// elision is a French or Italian article, pronoun or preposition before its word.
func (t *tokens) elision(i int, lang string) (seam, bool) {
	words := elided[lang]
	if words == nil {
		return seam{}, false
	}
	last := i + 1
	left := strings.ReplaceAll(strings.ToLower(strings.TrimLeft(t.piece(i), `("«“`)), "’", "'")
	if between := strings.ReplaceAll(t.piece(last), "’", "'"); between == "'" && t.apart(last) {
		left, last = left+between, last+1 // "l ' eau"
	}
	word, ok := strings.CutSuffix(left, "'")
	if !ok || !words[word] {
		return seam{}, false
	}
	next := unicode.ToLower(firstRune(t.piece(last)))
	return seam{i, last, pipeline.Hygiene, 0.97, "a space beside an elision", false}, strings.ContainsRune("aeiouyhàâäéèêëîïôöùûüœæ", next)
}

// abbreviation is "e. g." or "i. e.", which English writes without a space.
func (t *tokens) abbreviation(i int, lang string) (seam, bool) {
	if lang != "en" || !strings.HasSuffix(t.piece(i), ".") {
		return seam{}, false
	}
	left, right := strings.TrimLeft(t.piece(i), `(["“`), t.piece(i+1)
	ok := (left == "e." && strings.HasPrefix(right, "g.") || left == "i." && strings.HasPrefix(right, "e.")) && len(right) <= 3
	return seam{i, i + 1, pipeline.Hygiene, 0.95, "a space inside an abbreviation", false}, ok
}

// slash is a slash between units, between the two words of a fixed pair, or
// between two small words of a text that was tokenized.
func (t *tokens) slash(i int, lang string) (seam, bool) {
	if t.piece(i+1) != "/" || !t.apart(i+1) {
		return seam{}, false
	}
	left, right := strings.TrimLeft(t.piece(i), "(["), strings.TrimRight(t.piece(i+2), ".,;:)]")
	j := seam{i, i + 2, pipeline.Hygiene, 0.96, "spaces around a slash", false}
	switch {
	case inSmall(both, left+"/"+right):
		return j, true
	case unitNames[strings.TrimLeft(left, "0123456789.,")] && unitNames[right] && (len(left) > len(strings.TrimLeft(left, "0123456789.,")) || endsNumber(t.piece(i-1)) || t.quotient(i)):
		return j, true
	case lang == "en" && lower(left) && lower(right) && len(left) > 2 && len(right) > 2:
		j.lone, j.confidence = true, 0.92
		return j, true
	}
	return seam{}, false
}

// quotient reports whether a piece is the divisor of a measure: the kg of "5 mg / kg / day".
func (t *tokens) quotient(i int) bool {
	return i >= 3 && t.piece(i-1) == "/" && unitNames[strings.TrimLeft(t.piece(i-2), "0123456789.,")] && (endsNumber(t.piece(i-3)) || isDigit(firstRune(t.piece(i-2))))
}

// hyphen is a spaced hyphen that is no dash: after a prefix, before an adjective
// that needs one, in a point of the compass, or, in a text that was
// tokenized, between two names in capitals.
func (t *tokens) hyphen(i int, lang string) (seam, bool) {
	if t.piece(i+1) != "-" || !t.apart(i+1) || lang != "en" {
		return seam{}, false
	}
	left, right := strings.TrimLeft(t.piece(i), `(["“`), strings.TrimRight(t.piece(i+2), `.,;:)]"”`)
	j := seam{i, i + 2, pipeline.Hygiene, 0.95, "spaces around a hyphen", false}
	switch {
	case inSmall(prefixes, left) && proseWord(right) && !inSmall(functionWords, right), inSmall(compass, left+"-"+right):
		return j, true
	case suffixes[right] && proseWord(left) && !inSmall(preposition, t.piece(i+3)):
		j.confidence = 0.92
		return j, true
	case adjectives[right] && proseWord(left):
		j.lone, j.confidence = true, 0.92
		return j, true
	case nameLike(left) && nameLike(right):
		j.lone, j.confidence = true, 0.92
		return j, true
	}
	return seam{}, false
}

var preposition = set("on", "to", "by", "from", "in", "with", "of", "for", "at", "upon", "the", "a", "an")

// nameLike reports whether a word is an acronym of two letters or more.
func nameLike(word string) bool { return len(word) >= 2 && digitless(word) && acronym(word) }

package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// keywordLabel heads a line of keywords. The list is closed.
var keywordLabel = mustOpen(`(?i)^[\[【〔［(<*]*(?:key ?words?(?: and phrases)?|key-words|index terms|subject terms|author keywords|키 ?워드|주 ?제 ?어|핵심어|핵심 ?단어|중심어|색인어|关键词|关键字|關鍵詞|關鍵字|关 键 词|キーワード|` +
	`mots?[- ]cl(?:é|e)s?|schl(?:ü|ue)sselw(?:ö|oe)rter|schl(?:ü|ue)sselworte?|schlagw(?:ö|oe)rter|schlagworte|stichw(?:ö|oe)rter|stichworte|palabras? claves?|palavras?[- ]chave|parole chiave|paraules clau|gako-hitzak|` +
	`ключевые слова|ключові слова|түйін(?:ді)? сөздер|кілт сөздер|түлхүүр үг|słowa kluczowe|klíčová slova|kľúčové slová|ključne re[čć]i|ključne riječi|ključne besede|anahtar (?:kel[iİ]meler|sözcükler)|` +
	`từ kh(?:óa|oá|oa)|kata kunci|trefwoorden|sleutelwoorden|nyckelord|nøkkelord|nøgleord|emneord|avainsanat|kulcsszavak|cuvinte[- ]cheie|λέξεις[- ]κλειδιά|מילות מפתח|الكلمات المفتاحية|كلمات مفتاحية|کلیدواژه(?:\x{200C}?ها)?|کلمات کلیدی|واژگان کلیدی|คำสำคัญ|मुख्य शब्द|कुंजी शब्द|बीज शब्द)` +
	`(?:[\]】〕］]|[)>*]*\s*(?:[:：.—–]|-\s))[\s*:：]*(\S.*)$`)

// keywords returns the keywords of a line that is a list of them under its
// label, none of any other line.
func keywords(text string) []string {
	m := keywordLabel.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	var words []string
	for _, w := range strings.FieldsFunc(m[1], listBreak(m[1])) {
		w = strings.TrimSpace(w)
		if w == "" {
			continue
		}
		if utf8.RuneCountInString(w) > 80 || strings.Contains(w, ". ") || tellsSomething(w) {
			return nil // a sentence
		}
		words = append(words, w)
	}
	if n := len(words); n > 0 {
		words[n-1] = strings.TrimRight(words[n-1], ".。")
	}
	if len(words) == 1 && len(strings.Fields(words[0])) > 6 {
		return nil
	}
	return words
}

// tellsSomething reports whether an item of a list goes on like a sentence: "which
// is long and is changed each year".
func tellsSomething(item string) bool {
	words := strings.Fields(item)
	return len(words) > 4 && slices.ContainsFunc(words, func(w string) bool { return finite[w] })
}

// finite are verbs and pronouns that no keyword has.
var finite = set("is", "are", "was", "were", "which", "we", "they", "have", "has", "been", "ist", "sind", "wurde", "est", "sont", "nous")

// listBreak is what parts the items of a list: semicolons when it has any,
// else commas, else other marks; between items in Han a space will do.
func listBreak(list string) func(rune) bool {
	han := !strings.ContainsFunc(list, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Han, r) })
	for _, marks := range []string{";；؛", ",，、،", "·•|/"} {
		if strings.ContainsAny(list, marks) {
			return func(r rune) bool { return strings.ContainsRune(marks, r) }
		}
	}
	return func(r rune) bool { return han && r == ' ' }
}

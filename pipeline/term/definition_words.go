package term

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func words(list string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// passedOverIn holds, by language, the words that a short form often has no letter of.
var passedOverIn = map[string]map[string]bool{
	"en": words("a an the of and or for in on at to by with from as into via is are was were be been that which this these those between during after its their our we his her"),
	"fr": words("le la les l un une des de du d et ou pour dans sur en au aux à par avec sans entre sous chez son sa ses leur leurs ce cette ces que qui"),
	"es": words("el la los las un una unos unas de del y e o u para por en con sin sobre entre al a su sus que"),
	"de": words("der die das des dem den ein eine einer eines einem einen und oder für von vom zu zur zum in im mit auf an am bei aus nach über"),
	"pt": words("o a os as um uma de do da dos das e ou para por em no na nos nas com sem sobre entre ao à que"),
	"it": words("il lo la i gli le un uno una di del della dei delle dello degli dell e o per in nel nella con su tra fra al alla che"),
	"ru": words("и в во на по для с со к о об от из за при"),
}

func passedOver(lang string) map[string]bool {
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(lang, "_", "-")), "-")
	if w, ok := passedOverIn[base]; ok {
		return w
	}
	return passedOverIn["en"]
}

// elided are French and Italian articles and prepositions before an apostrophe.
var elided = words("l d qu j m n s t c jusqu lorsqu puisqu quoiqu dell nell all sull dall un")

// outside are prefixes that belong to the sentence rather than to the long
// form: "non-high-density lipoprotein (HDL)".
var outside = words("anti non")

// numberWords are the words a number may stand for: "Group of Seven (G7)",
// "two-dimensional (2D)".
var numberWords = map[string]map[string]bool{
	"1":  words("one first single mono un une premier première uno una primer primera"),
	"2":  words("two second double bi di deux deuxième dos segundo segunda"),
	"3":  words("three third triple tri trois troisième tres tercer tercera"),
	"4":  words("four fourth tetra quatre quatrième cuatro cuarto cuarta"),
	"5":  words("five fifth cinq cinquième cinco quinto quinta"),
	"6":  words("six sixth sixième seis sexto sexta"),
	"7":  words("seven seventh sept septième siete"),
	"8":  words("eight eighth huit huitième ocho"),
	"9":  words("nine ninth neuf neuvième nueve"),
	"10": words("ten tenth dix dixième diez"),
	"12": words("twelve twelfth douze doce"),
	"15": words("fifteen fifteenth quinze quince"),
	"20": words("twenty twentieth vingt veinte"),
	"77": words("seventy-seven"),
}

// greek are Greek letters by name, as short forms read them (TNFa for
// TNF-α), and what Unicode does not take apart.
var greek = map[rune]string{
	'α': "alpha", 'β': "beta", 'γ': "gamma", 'δ': "delta", 'ε': "epsilon", 'ζ': "zeta", 'η': "eta", 'θ': "theta",
	'κ': "kappa", 'λ': "lambda", 'μ': "mu", 'µ': "mu", 'π': "pi", 'ρ': "rho", 'σ': "sigma", 'τ': "tau",
	'φ': "phi", 'χ': "chi", 'ψ': "psi", 'ω': "omega", 'ß': "ss", 'œ': "oe", 'æ': "ae",
}

// expand is a letter as alignment compares it: small, without accent.
func expand(r rune) string {
	r = unicode.ToLower(r)
	if r < utf8.RuneSelf {
		return ascii[r : r+1]
	}
	if name := greek[r]; name != "" {
		return name
	}
	plain := norm.NFKD.String(string(r))
	_, size := utf8.DecodeRuneInString(plain)
	return plain[:size]
}

// ascii has every ASCII character at its own place.
var ascii = func() string {
	var b [utf8.RuneSelf]byte
	for i := range b {
		b[i] = byte(i)
	}
	return string(b[:])
}()

// unspaced reports whether a letter is of a script whose names no acronym
// spells: Han, kana, Hangul.
func unspaced(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

package term

import "strings"

// one reports whether tokens i to j must be a singular: an indefinite article
// stands before them or a verb in the singular behind.
func (p *passage) one(i, j int) bool {
	if j+1 < len(p.tokens) && !p.tokens[j+1].stop && singularVerbs[p.tokens[j+1].norm] {
		return true
	}
	for k := i - 1; k >= 0 && k >= i-3 && !p.tokens[k+1].stop; k-- {
		if t := p.tokens[k]; t.function {
			return singularArticles[t.norm]
		}
	}
	return false
}

// counted reports whether a word that asks for several stands before token i.
func (p *passage) counted(i int) bool {
	if i == 0 || p.tokens[i].stop {
		return false
	}
	before := p.tokens[i-1].norm
	return countWords[before] || numeral(before) && before != "1"
}

var (
	countWords       = wordSet("two three four five six seven eight nine ten more many several few both multiple various")
	singularVerbs    = wordSet("is was has does")
	singularArticles = wordSet("a an this that each every one another")
)

// pluralName reports whether a name is in the plural already.
func pluralName(name string) bool {
	toks := tokenize(name)
	return len(toks) > 0 && (toks[len(toks)-1].plural || strings.HasSuffix(name, "s"))
}

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

var (
	singularVerbs    = wordSet("is was has does")
	singularArticles = wordSet("a an this that each every one another")
)

// pluralName reports whether a name is in the plural already.
func pluralName(name string) bool {
	toks := tokenize(name)
	return len(toks) > 0 && (toks[len(toks)-1].plural || strings.HasSuffix(name, "s"))
}

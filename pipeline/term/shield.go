package term

import "slices"

// shield claims the right forms in the passage. The form of a concept that the
// original does not have here, or not so often, may be part of a longer name: see barred.
func (p *passage) shield() {
	if len(p.have) == 0 {
		return
	}
	said, meant := make(map[*Concept]int), make(map[*Concept]int)
	for _, m := range p.have {
		said[m.Form.Concept]++
	}
	for _, m := range p.terms {
		meant[m.Form.Concept]++
	}
	for k, m := range p.have {
		switch {
		case m.Form.Status == Doubtful:
			continue // no shield: see doubtful
		case said[m.Form.Concept] <= meant[m.Form.Concept] || m.Form.Status == Wrong:
			p.claim(m.Span)
			continue
		}
		for i, j := p.touched(m.Span); i < j; i++ {
			p.inside[i] = k + 1
		}
	}
}

// barred reports whether tokens i to j hold a right form that is no part of
// the wanted name.
func (p *passage) barred(w *wanted, i, j int) bool {
	for ; i <= j; i++ {
		k := p.inside[i]
		if k == 0 {
			continue
		}
		var part []string
		for ; i < len(p.tokens) && p.inside[i] == k; i++ {
			if !p.tokens[i].function {
				part = append(part, p.tokens[i].norm)
			}
		}
		i--
		if !slices.ContainsFunc(w.names, func(n tokenName) bool { return len(part) < len(n.words) && within(part, n.words) }) {
			return true
		}
	}
	return false
}

// cutsName reports whether a run that begins at token i, or ends before it,
// would cut a right form in two.
func (p *passage) cutsName(i int) bool {
	return i > 0 && i < len(p.tokens) && p.inside[i] != 0 && p.inside[i] == p.inside[i-1]
}

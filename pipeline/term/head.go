package term

// heads are the nouns that can be the head of a name, by what kind of thing
// the name is of. Word-for-word translation picks another noun of the same kind
// ("mechanism" for 기구); a noun of another kind is another thing.
var heads = []struct {
	kinds []string
	nouns map[string]bool
}{
	{
		[]string{"forum", "organization", "agency", "court", "institute", "ministry", "bank", "group", "alliance", "programme", "event"},
		wordSet(`organization mechanism institution body council forum conference association committee commission group community union
 assembly agency authority office center institute academy foundation network dialogue meeting summit initiative talk bank fund court
 tribunal league alliance system cooperation federation society bureau ministry department administration secretariat board panel
 consultation congress corporation entity partnership team program unit command force headquarter`),
	},
	{
		[]string{"treaty", "agreement", "regime", "declaration"},
		wordSet(`treaty convention agreement pact protocol accord charter covenant memorandum statute declaration statement regime
 framework contract law act arrangement understanding communique code initiative system`),
	},
	{
		[]string{"policy", "concept", "programme", "regime"},
		wordSet(`policy initiative strategy process doctrine plan program idea concept vision proposal principle line approach project
 road diplomacy system`),
	},
}

// headFits reports whether the candidate's head noun may stand for a concept
// of the kind: it heads one of the concept's own names, or is of the kind's nouns.
func headFits(candidate []string, names [][]string, kind string) bool {
	if len(candidate) == 0 {
		return false
	}
	for _, w := range []string{candidate[len(candidate)-1], candidate[0]} {
		for _, n := range names {
			if len(n) > 0 && (sameWord(w, n[len(n)-1]) > 0 || sameWord(w, n[0]) > 0) {
				return true
			}
		}
		for _, h := range heads {
			for _, k := range h.kinds {
				if k == kind && h.nouns[w] {
					return true
				}
			}
		}
	}
	return false
}

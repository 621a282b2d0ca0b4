package lang

// evidence is what one pass over a text tells about its language. That of two
// texts is the sum of theirs.
type evidence struct {
	letters [scripts]int32   // by script
	words   [scripts]int32   // in scripts that have profiles
	hits    [rivals]int32    // points for function words, by profile
	spelt   [rivals]int32    // points for words with letters it writes, and against it for those with letters it does not
	seen    mask             // the profiles with points; the others have none
	outside [standards]int32 // Han characters a country's standard does not know
	corners int32            // corner brackets: quotation marks outside mainland China
}

func (e *evidence) add(f *evidence) {
	for i := range e.letters {
		e.letters[i] += f.letters[i]
		e.words[i] += f.words[i]
	}
	for i := range f.seen.profiles {
		e.hits[i] += f.hits[i]
		e.spelt[i] += f.spelt[i]
	}
	e.seen |= f.seen
	for i := range e.outside {
		e.outside[i] += f.outside[i]
	}
	e.corners += f.corners
}

// weight is how much text there is, in Latin letters.
func (e *evidence) weight() int {
	sum := 0
	for s, n := range e.letters {
		sum += int(n) * heft[s]
	}
	return sum
}

// hit gives points for a function word to each of the profiles that have it.
func (e *evidence) hit(h hit) {
	for i := range h.langs.profiles {
		e.hits[i] += h.weight
	}
	e.seen |= h.langs
}

// spell gives n points for letters to each of the profiles.
func (e *evidence) spell(langs mask, n int32) {
	for i := range langs.profiles {
		e.spelt[i] += n
	}
	e.seen |= langs
}

// score is what speaks for a profile, less what speaks against it.
func (e *evidence) score(i int) int { return int(e.hits[i] + e.spelt[i]) }

package lang

// evidence is what one pass over a text tells about its language. That of two
// texts is the sum of theirs.
type evidence struct {
	letters [scripts]int32   // by script
	words   [scripts]int32   // in scripts that have profiles
	hits    [rivals]int32    // points for function words, by profile
	strange [scripts]int32   // points for words with letters that not all profiles write, against all of them
	spelt   [rivals]int32    // points for such words, and signs, that a profile writes; they make good those against it
	seen    mask             // the profiles with hits or spelt; the others have neither
	outside [standards]int32 // Han characters a country's standard does not know
	corners int32            // corner brackets: quotation marks outside mainland China
}

func (e *evidence) add(f *evidence) {
	for i := range e.letters {
		e.letters[i] += f.letters[i]
		e.words[i] += f.words[i]
		e.strange[i] += f.strange[i]
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

// score is what speaks for a profile of a script, less what speaks against it.
func (e *evidence) score(s script, i int) int { return int(e.hits[i] + e.strange[s] + e.spelt[i]) }

package term

// cues are what speaks for a place and against it.
type cues struct {
	share     float64 // of the words on both sides that agree or explain each other
	company   company // with the term in the record
	apart     int     // sentences between the place and where the original has the term
	spare     int     // words of the name in the sentence beyond those that the original's terms ask for
	faith     float64 // share of all the names that the record needs which the translator has
	known     float64 // share of the term's other places where the translator has its name
	said      bool    // the passage has the name elsewhere
	capitals  float64 // share of the name's words that begin with a capital, less that of the place
	half      bool    // more of the name follows behind "and" or "of"
	beside    bool    // words of the name that it lacks stand beside it
	headless  bool    // it is another kind of thing than the name
	over      bool    // it covers another concept's name, which is no part of this one's
	ends      bool    // its first and last word belong to the name
	listed    bool    // the dictionary lists its words as doubtful
	cut       bool    // a noun beside it may belong to it, and the name does not say where it ends
	written   bool    // both are written as names, with capitals
	single    bool    // the place is one word
	shorter   bool    // its words are part of the name: it may be meant so
	longer    bool    // the name's words are part of it
	uneven    int     // by how many words the place and the name differ in length
	manifold  bool    // it is a plural and the name, a proper one, is not
	number    bool    // it counts several of another noun than the name's, which is no plural
	quoted    bool    // the original quotes the term, and the translation quotes it in its turn
	same      bool    // it has the words of the name, written otherwise
	short     bool    // it has words of which the name has the initials
	spelled   bool    // and is, with capitals, the name in full
	renamed   bool    // the translator has made up a name and uses it throughout
	foreign   bool    // it has a word that another part of the original's sentence explains
	line      bool    // it is all that the line has, as the term is in the original
	inflected bool    // it is the name but for the number of a word inside
	covers    float64 // share of the term that its words say, word for word, less the share of them that says nothing of it
	partial   bool    // they say half of the term or little more, and nothing else
	literal   bool    // they say all of the term and nothing else: see exact
	contested bool    // other words elsewhere do as well
	clipped   bool    // it is the name without its first words, or its last, with its capitals: right as it stands
	abroad    bool    // another country has such a thing, and it may be that one
}

// score is the log odds that a place stands for its term, as fitted by
// logistic regression on public machine translation with its glossaries: the outcome is
// whether the human translation of the paragraph has the name and not the replaced words; places
// in human translations count as wrong. Rounded by hand.
func (c cues) score() float64 {
	s := 0.7 + 0.9*c.share + 0.6*c.capitals
	if !c.same {
		s -= 0.6 * c.known
	}
	s += 3*max(0, 0.75-c.faith) - 8*max(0, c.faith-0.72) // who has most names right means what he says
	for _, cue := range []struct {
		is     bool
		weight float64
	}{
		{c.listed, 1},
		{c.inflected, 1},
		{c.quoted, 1},
		{c.line, 1},
		{c.renamed, 1},
		{c.written, 0.45},
		{c.single, -0.4},
		{c.shorter, -0.6},
		{c.longer, 0.6},
		{c.cut, -0.3},
		{c.half, -0.5},
		{c.beside, -0.7},
		{c.headless, -0.7},
		{c.over, -1},
		{c.spare < 0, -0.4},
		{c.known > 0 && !c.same, -0.7}, // who writes a name right elsewhere may mean something else here
		{c.said && !c.same, -1.2},
		{c.company.words > 0, -0.35},
		{c.company.words > 1, -0.4},
		{c.company.words > c.company.both, -0.35},
		{c.company.term > 0, -0.5},
		{c.repeated() && c.capitals > 0.8 && c.uneven == 0 && !c.single, 0.5}, // a record's own words for a proper name
	} {
		if cue.is {
			s += cue.weight
		}
	}
	return s
}

// repairScore is the least score of a place that is repaired, suggestScore that of one that is
// suggested.
const (
	repairScore  = 0.75
	suggestScore = 0.2
)

// repeated reports whether the record has the same words in several sentences
// with the term and in none without it.
func (c cues) repeated() bool { return c.company.both > 1 && c.company.words == 0 }

// named reports whether both are written as names of most of the same words:
// then a council may stand for an association.
func (c cues) named() bool { return c.written && c.share >= 0.7 && c.apart == 0 }

// titled reports whether both are written as names of about the same length
// and little else speaks against it: the Finance Minister and the Financial Secretary.
func (c cues) titled() bool { return c.written && c.uneven <= 1 && c.apart == 0 && c.score() >= 1.2 }

// proved reports whether a place is a whole name and more than a shared word
// speaks for it. "Banking matters" shares a word with "banking sector" and is something else.
func (c cues) proved() bool {
	switch {
	case c.abroad, c.clipped:
		return false
	case c.listed, c.inflected, c.quoted, c.renamed:
		return true
	case c.contested:
		return false
	case c.line:
		return c.known == 0 || c.share < 0.65 || c.covers == 1
	case c.written && c.share == 1 && !c.same && c.company.both > 1:
		return false // the words of the name in another order, throughout
	case c.literal && c.apart == 0 && !c.single && !c.foreign && !c.beside && !c.headless && !c.cut:
		return true
	case c.partial && c.share < 0.9:
		return false
	case c.foreign || c.spelled || c.half || c.beside || c.headless && !c.named() || c.cut || c.share < 0.45 && !c.titled():
		return false
	case c.manifold && c.share < 0.6, c.number:
		return false // one proper name is no several things
	case c.over:
		return c.ends && (c.written && c.share >= 0.7 || c.share >= 0.85)
	case c.longer && c.written:
		return c.ends // else it is part of a longer name
	case c.single && !c.short:
		return c.share == 1 || c.repeated() && !c.literal
	case c.shorter:
		return c.apart == 0 && c.share > 0.6 || c.repeated()
	}
	return c.apart == 0 || c.share >= 0.6
}

// sure reports whether a place is repaired rather than suggested.
func (pl place) sure() bool {
	return pl.score >= repairScore && pl.proved()
}

package term

// What an alignment of a short form with a long one costs. A letter that begins
// a word costs nothing, so "ASEAN Regional Forum (ARF)" is free; hundred is about what
// makes a short definition doubtful. The weights were set on the Medstract and Ab3P
// gold standards, one half of them checked on the other.
const (
	// The first letter a part of a word gives, when it is not the first of the word.
	hyphenCost = 10  // after a hyphen
	joinedCost = 60  // after a digit, or a capital after a small letter
	insideCost = 170 // not the first of its part
	smallCost  = 40  // added for a small letter after a capital

	// A further letter of the same part.
	nextCost      = 30
	gapCost       = 40
	smallNextCost = 30
	smallGapCost  = 40
	jointDiscount = 20 // after the vowel at the joint of a compound: immuno|fluorescence

	// What gives no letter: words, words passed over ("of"), parts of words.
	wordCost     = 50
	passedCost   = 25
	partCost     = 10
	numberCost   = 5
	groupCost    = 60  // in brackets of its own
	lastWordCost = 110 // after the last letter
	lastPartCost = 60

	// What the long form looks like.
	commaCost       = 30  // for each comma between words
	startPassedCost = 150 // it starts with a word passed over
	startPartCost   = 100 // a part of a word stands before its first letter

	// What the short form looks like, and where it stands.
	numberWordCost    = 20  // "two" for 2
	pluralCost        = 60  // its s is the plural
	numberDroppedCost = 150 // its number is not in the long form
	indexCost         = 30
	signCost          = 20
	lowerCost         = 80 // it has no capital
	spacedCost        = 20 // it is two words
	laterCost         = 90 // something stands before it in its brackets
	reversedCost      = 80 // it stands before its long form; for comparison only
)

// never is more than any alignment costs.
const never = 1 << 28

// limit is the most that a definition may cost whose short form has n signs.
// One letter in brackets must begin the word before it.
func limit(n int) int {
	switch n {
	case 0:
		return -1
	case 1:
		return 80
	case 2:
		return 120
	}
	return 120 + 40*n
}

// limitReversed is the limit for "SF (long form)". Few brackets after a name
// hold its long form, but then all of it.
func limitReversed(n int) int {
	if n < 2 {
		return -1
	}
	return min(limit(n), 100+20*n)
}

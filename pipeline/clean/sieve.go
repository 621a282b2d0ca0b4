package clean

// sieve tells where a word of a list may begin in a text: by the four bytes
// there, a bit for all words that begin with the same two. Nearly nothing else
// passes, and to see so of a byte takes no jump, which on prose costs more than
// the look-ups.
type sieve [4][256]uint64

// add adds a word, behind which stands one of the given bytes.
func (s *sieve) add(word string, behind *[256]bool) {
	bit := uint64(1) << ((word[0]*5 + (word + " ")[1]) % 64)
	for i := range s {
		if i < len(word) {
			s[i][word[i]] |= bit
			continue
		}
		for b := range s[i] {
			if i > len(word) || behind[b] {
				s[i][b] |= bit
			}
		}
	}
}

// next is the first place from a byte on where a word may begin, behind no
// letter of ASCII; the length of the text where there is none.
func (s *sieve) next(text string, from int) int {
	before := uint64(0)
	if from > 0 {
		before = letterBits[text[from-1]]
	}
	rest := text[from:]
	i := 0
	for ; i+3 < len(rest); i++ {
		first := rest[i]
		if s[0][first]&s[1][rest[i+1]]&s[2][rest[i+2]]&s[3][rest[i+3]]&^before != 0 {
			return from + i
		}
		before = letterBits[first]
	}
	for ; i < len(rest); i++ { // too little to tell
		if s[0][rest[i]]&^before != 0 {
			return from + i
		}
		before = letterBits[rest[i]]
	}
	return len(text)
}

// at reports whether a word may begin at a byte, whatever stands before it.
func (s *sieve) at(text string, at int) bool {
	if at+4 > len(text) {
		return true // too little to tell
	}
	return s[0][text[at]]&s[1][text[at+1]]&s[2][text[at+2]]&s[3][text[at+3]] != 0
}

// letterBits has all bits of the letters of ASCII. noLetter tells other bytes from
// them, and anyByte nothing at all.
var letterBits, noLetter, anyByte = func() (bits [256]uint64, no, all [256]bool) {
	for b := range no {
		if isLetter(byte(b)) {
			bits[b] = ^uint64(0)
		}
		no[b], all[b] = bits[b] == 0, true
	}
	return bits, no, all
}()

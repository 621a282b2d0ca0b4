package lang

import (
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// profile is what gives a language away within its script.
type profile struct {
	lang    string
	script  script
	letters string // those it writes of the letters not common to the script; lower case
	words   string // its function words, and frequent words its nearest relative spells otherwise
}

// mask is a set of profiles, by their place in the list.
type mask uint64

// profiles yields the places of the profiles in a set.
func (m mask) profiles(yield func(int) bool) {
	for ; m != 0; m &= m - 1 {
		if !yield(bits.TrailingZeros64(uint64(m))) {
			return
		}
	}
}

// firstTwo are the first two profiles of a set.
func (m mask) firstTwo() mask {
	rest := m & (m - 1)
	return m &^ (rest & (rest - 1))
}

// hit is what a word tells: the languages that have it, and how much that
// weighs.
type hit struct {
	langs  mask
	weight int32
}

// common are the letters that tell nothing within their script. Letters of a
// script that are neither common nor some profile's own are foreign to all.
const common = "абвгдежзийклмнопрстуфхцчшщьюя" + "اآبتثجحخدذرزسشصضطظعغفقلمنهوأؤئء"

// profiles are all there are. A profile is known by its place here.
var profiles = slices.Concat(told, decoys)

// rivals is the number of profiles there may be.
const rivals = 56

var (
	byScript = scriptMasks()
	byLang   = langMasks()
	letters  = letterMasks()
	words    = newLexicon(wordHits())
	spanish  = only("es")
)

// only is the mask of one profile.
func only(lang string) mask {
	i := slices.IndexFunc(profiles, func(p profile) bool { return p.lang == lang })
	return 1 << i
}

func scriptMasks() (of [scripts]mask) {
	for i, p := range profiles {
		of[p.script] |= 1 << i
	}
	return of
}

func langMasks() map[string]mask {
	of := make(map[string]mask)
	for i, p := range profiles {
		of[p.lang] |= 1 << i
	}
	return of
}

// letterMasks maps the letters below U+2000 that are not ASCII to the languages
// that write them.
func letterMasks() *[0x2000]mask {
	var of [0x2000]mask
	for i, p := range profiles {
		for _, r := range p.letters {
			of[r] |= 1 << i
		}
	}
	for _, r := range common {
		of[r] = ^mask(0)
	}
	for r := rune(0x900); r < 0x980; r++ {
		of[r] = ^mask(0)
	}
	of['ळ'] = 0 // Marathi
	return &of
}

// wordHits weighs a word by how few of the languages told apart have it. A
// single letter may be a variable or an initial, and one that only leans to a
// language is little more.
func wordHits() map[string]hit {
	of := make(map[string]hit)
	for i, p := range profiles {
		for w := range strings.FieldsSeq(strings.Map(persian, p.words)) {
			h := of[w]
			h.langs |= 1 << i
			of[w] = h
		}
	}
	weak := strings.Fields(moreIndonesian + " " + moreMalay)
	for w, h := range of {
		h.weight = int32(min(3, max(1, 4-bits.OnesCount64(uint64(h.langs&(1<<len(told)-1))))))
		if utf8.RuneCountInString(w) == 1 || slices.Contains(weak, w) {
			h.weight = 1
		}
		of[w] = h
	}
	return of
}

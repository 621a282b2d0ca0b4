// Package lingua puts the language models of lingua-go behind [lang.Model]. It
// is the only package that imports them: they are 128 MB of the binary, and
// nothing that works without them should link them.
package lingua

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/pemistahl/lingua-go"

	"rectify/pipeline/lang"
)

// known are the languages the models are asked about.
var known = map[string]lingua.Language{
	"en": lingua.English, "fr": lingua.French, "de": lingua.German, "es": lingua.Spanish,
	"it": lingua.Italian, "pt": lingua.Portuguese, "nl": lingua.Dutch, "pl": lingua.Polish,
	"cs": lingua.Czech, "tr": lingua.Turkish, "vi": lingua.Vietnamese, "id": lingua.Indonesian,
	"ms": lingua.Malay, "ru": lingua.Russian, "uk": lingua.Ukrainian, "kk": lingua.Kazakh,
	"mn": lingua.Mongolian, "ar": lingua.Arabic, "fa": lingua.Persian,
}

// detectors maps each mode and set of languages asked about to a function that
// makes its detector, once: lingua-go's rules depend on the set. lingua-go keeps
// models for the whole process, so this does, too. It would load one twice for two
// who need it at the same time; loading makes them wait.
var (
	detectors sync.Map // of func() lingua.LanguageDetector
	loading   sync.Mutex
)

// twins are the two languages that trigrams cannot tell apart.
var twins = []string{"id", "ms"}

// slim is the likelihood of the two together up to which it is not worth while
// to tell them apart.
const slim = 0.05

// New returns a model that ranks with lingua-go. It fails if lingua-go does not
// have one of the languages.
//
// lingua-go's low-accuracy mode, which knows nothing longer than trigrams, is
// enough beside what package lang knows, and takes 20 MB for all languages
// where the other takes 380. Only Indonesian and Malay, which share their
// trigrams and most of their words, are told apart in high-accuracy mode, for
// another 20 MB.
//
// Models are loaded when a text first needs them, some 5 ms for each language
// and 100 ms for Indonesian and Malay; whoever needs them waits. So an answer
// is the same whatever is loaded. [Load] does it ahead.
func New() (lang.Model, error) {
	all := lingua.AllLanguages()
	for code, l := range known {
		if !slices.Contains(all, l) {
			return nil, fmt.Errorf("lingua: no model for %q", code)
		}
	}
	return rank, nil
}

// Load loads all models, a fifth of a second of work, and returns when it is
// done. A process that lives long calls it in the background, so that no text
// has to wait for it. Once is enough; twice does no harm.
func Load() {
	codes := slices.Sorted(maps.Keys(known))
	for i := range len(codes) - 1 { // two at a time, so that who needs others can come between
		detector(codes[i:i+2], low)
	}
	detector(twins, high)
}

// mode is one of lingua-go's two ways of ranking.
type mode string

const (
	low  mode = "low"  // by trigrams
	high mode = "high" // by all from single letters to five
)

func rank(text string, among []string) []lang.Guess {
	likely := likelihoods(text, among, low)
	if both := likely["id"] + likely["ms"]; both > slim && min(likely["id"], likely["ms"]) > 0 {
		for code, p := range likelihoods(text, twins, high) {
			likely[code] = both * p
		}
	}
	var out []lang.Guess
	for code, p := range likely {
		// The last bits vary from run to run: lingua-go adds up in map order.
		out = append(out, lang.Guess{Lang: code, Confidence: math.Round(p*100) / 100})
	}
	slices.SortFunc(out, func(a, b lang.Guess) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Lang, b.Lang))
	})
	return out
}

// likelihoods are lingua-go's confidences, which sum up to one, or nothing when
// it cannot tell. They are brought to one scale: in low-accuracy mode they are
// too sure, for trigrams overlap; in high-accuracy mode not sure enough, for
// lingua-go divides by the length of the text.
func likelihoods(text string, among []string, m mode) map[string]float64 {
	d := detector(among, m)
	if d == nil {
		return nil
	}
	likely := make(map[string]float64)
	sum := 0.0
	for _, v := range d.ComputeLanguageConfidenceValues(text) {
		p := math.Sqrt(v.Value())
		if m == high {
			p = math.Pow(v.Value(), 4)
		}
		likely[strings.ToLower(v.Language().IsoCode639_1().String())] = p
		sum += p
	}
	if sum == 0 {
		return nil
	}
	for code := range likely {
		likely[code] /= sum
	}
	return likely
}

// detector is the one for a set of languages, with its models loaded, or nil if
// there are not two of them to tell apart: the builder panics then.
func detector(among []string, m mode) lingua.LanguageDetector {
	set := slices.Clone(among)
	slices.Sort(set)
	set = slices.Compact(set)
	var langs []lingua.Language
	for _, code := range set {
		if l, ok := known[code]; ok {
			langs = append(langs, l)
		}
	}
	if len(langs) < 2 {
		return nil
	}
	made, _ := detectors.LoadOrStore(string(m)+" "+strings.Join(set, " "), sync.OnceValue(func() lingua.LanguageDetector {
		loading.Lock()
		defer loading.Unlock()
		b := lingua.NewLanguageDetectorBuilder().FromLanguages(langs...)
		if m == low {
			b = b.WithLowAccuracyMode()
		}
		return b.WithPreloadedLanguageModels().Build()
	}))
	return made.(func() lingua.LanguageDetector)()
}

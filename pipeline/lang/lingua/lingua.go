// Package lingua puts the language models of lingua-go behind [lang.Model]. It
// is the only package that imports them: they are 128 MB of the binary, and
// nothing that works without them should link them.
package lingua

import (
	"cmp"
	"fmt"
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

// New returns a model that ranks with lingua-go. Models are loaded when they
// are first needed, about a tenth of a second for each language, and stay in
// memory for good: some 600 MB when all languages have been asked about. New
// fails if lingua-go does not have one of the languages.
//
// High-accuracy mode, though it takes more of both: most of what package lang
// asks about is shorter than the 120 characters from which the modes differ
// little.
func New() (lang.Model, error) {
	all := lingua.AllLanguages()
	for code, l := range known {
		if !slices.Contains(all, l) {
			return nil, fmt.Errorf("lingua: no model for %q", code)
		}
	}
	m := &model{detectors: make(map[string]lingua.LanguageDetector)}
	return m.rank, nil
}

// model keeps one detector for each set of languages asked for: lingua-go's
// rules depend on the set.
type model struct {
	mu        sync.Mutex
	detectors map[string]lingua.LanguageDetector
}

func (m *model) rank(text string, among []string) []lang.Guess {
	d := m.detector(among)
	if d == nil {
		return nil
	}
	var out []lang.Guess
	for _, v := range d.ComputeLanguageConfidenceValues(text) {
		// The last bits vary from run to run: lingua-go adds up in map order.
		c := math.Round(v.Value()*100) / 100
		out = append(out, lang.Guess{Lang: strings.ToLower(v.Language().IsoCode639_1().String()), Confidence: c})
	}
	slices.SortFunc(out, func(a, b lang.Guess) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Lang, b.Lang))
	})
	if len(out) == 0 || out[0].Confidence == 0 {
		return nil
	}
	return out
}

// detector is the one for a set of languages, or nil if there are not two of
// them to tell apart: the builder panics then.
func (m *model) detector(among []string) lingua.LanguageDetector {
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
	key := strings.Join(set, " ")
	m.mu.Lock()
	defer m.mu.Unlock()
	d, ok := m.detectors[key]
	if !ok {
		d = lingua.NewLanguageDetectorBuilder().FromLanguages(langs...).Build()
		m.detectors[key] = d
	}
	return d
}

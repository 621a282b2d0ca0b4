package term

import "slices"

// Concept is one thing in the world that has a name: a forum, a treaty, a
// policy. It is oriented as TBX (ISO 30042) is: by concept, then language, then
// term.
type Concept struct {
	ID       string   // "arf": the rule is then "term/arf"; unique in a dictionary
	Kind     string   // one of Kinds; empty when an imported glossary does not say
	Domains  []string // where it belongs; evidence for an ambiguous acronym
	Since    string   // year or date; empty when not known
	Until    string
	Sources  []string // where the official name stands
	Note     string
	Case     Case
	Other    []string // other things its acronym stands for elsewhere
	Date     Date     // for what is named by a date; zero otherwise
	Terms    []Terms  // by language, sorted by Lang, one each
	Examples []Example
	Position string // "dictionaries/fora.yaml:12": for evidence and error messages
}

// Terms is a concept's terms in one language.
type Terms struct {
	Lang      string   // BCP 47: "en", "zh" (simplified), "zh-Hant"
	Preferred string   // the official name; empty when the language has only admitted terms
	Acronym   string   // the official short form
	Admitted  []string // right as well: never changed, never produced
	Spellings []string // right forms that differ in spelling alone: a record is brought to its own majority
	Wrong     []string // replaced without asking; patterns ({a|b|}) are expanded by who reads them
	Doubtful  []string // suggested, never applied
	Events    []string // the nouns that make Date the name
	Reading   string   // how the acronym is read aloud, for the particle after it (Korean)
}

// Kinds are the kinds of concept, with what the last word of such a name can
// be; see head.go.
var Kinds = []string{
	"forum", "organization", "agency", "court", "institute", "ministry", "bank", "group",
	"treaty", "agreement", "regime", "declaration", "policy", "concept", "programme",
	"alliance", "exercise", "weapon", "line", "place", "event", "person",
}

// Case says how the letters of a name behave.
type Case string

// The cases of a name.
const (
	Fixed    Case = "fixed"    // always as the preferred term is written
	Transfer Case = "transfer" // takes over lower case, Title Case or CAPITALS from what it replaces
	Sentence Case = "sentence" // a common noun: lower case except at the start of a sentence
)

// Date is a day of the year, perhaps of one year. The zero Date is none.
type Date struct{ Year, Month, Day int }

// Example is a text and what must become of it.
type Example struct {
	Lang     string    // of the text
	In, Out  string    // equal for a text that must stay
	Original *Original // the text before translation, if the example needs one
	Position string
}

// Original is the text of an example before translation.
type Original struct{ Lang, Text string }

// In returns the concept's terms in a language; for "zh-Hans", "zh-CN" and the
// like those of "zh", for a language with a region those of the language. ok is
// false when there are none.
func (c *Concept) In(lang string) (Terms, bool) {
	if t := c.in(lang); t != nil {
		return *t, true
	}
	return Terms{}, false
}

// in is In; nil when there are none.
func (c *Concept) in(lang string) *Terms {
	for _, l := range fallbacks(lang) {
		if i := slices.IndexFunc(c.Terms, func(t Terms) bool { return t.Lang == l }); i >= 0 {
			return &c.Terms[i]
		}
	}
	return nil
}

// Right returns every right form: preferred, acronym, admitted, spellings.
func (t Terms) Right() []string {
	var out []string
	for _, s := range append([]string{t.Preferred, t.Acronym}, append(t.Admitted, t.Spellings...)...) {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

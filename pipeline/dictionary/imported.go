package dictionary

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rectify/pipeline/term"
)

// A glossary collects the concepts of a file of another tool.
type glossary struct {
	report
	concepts []term.Concept
	taken    map[string]bool // ids
	skipped  map[string]int  // what was left out, and how often
}

func newGlossary(name string) *glossary {
	return &glossary{report: report{name: name}, taken: make(map[string]bool), skipped: make(map[string]int)}
}

// lang takes a language of the file; ok is false, and an error noted, when it is
// unknown.
func (g *glossary) lang(position, tag string) (lang string, ok bool) {
	lang, err := canonical(tag)
	if err != nil {
		g.errorf(position, "%v", err)
		return "", false
	}
	return lang, true
}

// name takes the text of a name: composed, its white space single. It is empty
// when there is none.
func (g *glossary) name(position, text string) string {
	text = norm.NFC.String(strings.Join(strings.Fields(text), " "))
	switch {
	case text == "":
		return ""
	case utf8.RuneCountInString(text) > maxName:
		g.skip(fmt.Sprintf("texts of more than %d characters", maxName))
		return ""
	case !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		g.skip("texts without a letter") // "-" where another tool had nothing to say
		return ""
	}
	if err := checkText(text); err != nil {
		g.errorf(position, "%v", err)
		return ""
	}
	return text
}

// add takes a concept. id is what the file calls it, and may be empty.
func (g *glossary) add(c term.Concept, id string) {
	slices.SortFunc(c.Terms, func(a, b term.Terms) int { return cmp.Compare(a.Lang, b.Lang) })
	c.Terms = slices.DeleteFunc(c.Terms, func(t term.Terms) bool { return len(t.Right()) == 0 && len(t.Wrong) == 0 && len(t.Doubtful) == 0 })
	if len(c.Terms) == 0 {
		g.skip("entries without terms")
		return
	}
	c.ID = g.id(c.Terms, id)
	c.Case = term.Transfer // glossaries capitalize as they like: theirs is no reason to change the case of a text
	g.concepts = append(g.concepts, c)
}

// skip counts something that is left out.
func (g *glossary) skip(what string) { g.skipped[what]++ }

// result is what a reader returns.
func (g *glossary) result() ([]term.Concept, []Fault, error) {
	var left []string
	for what, n := range g.skipped {
		left = append(left, fmt.Sprintf("%s (%d)", what, n))
	}
	if slices.Sort(left); len(left) > 0 {
		g.warnf(g.report.name, "left out: %s; a glossary has no place for them", strings.Join(left, ", "))
	}
	g.sentences()
	return g.concepts, g.warnings, g.sorted().orNil()
}

// sentences warns when a translation memory was taken for a glossary.
func (g *glossary) sentences() {
	var found []string
	for _, c := range g.concepts {
		for _, t := range c.Terms {
			if words := strings.Fields(t.Preferred); len(words) > 3 && strings.ContainsAny(t.Preferred[len(t.Preferred)-1:], ".!?") || len(words) > 15 {
				found = append(found, t.Preferred)
				break
			}
		}
	}
	if len(found) > 0 {
		g.warnf(g.report.name, "sentences among the names: %d of %d entries, first %q; a glossary is of names, take the others out", len(found), len(g.concepts), found[0])
	}
}

// id makes an id that stays the same as long as the file's own id, or the name
// and the language of the concept, do.
func (g *glossary) id(terms []term.Terms, given string) string {
	t := terms[0]
	if i := slices.IndexFunc(terms, func(t term.Terms) bool { return t.Lang == "en" }); i >= 0 {
		t = terms[i]
	}
	id := given
	if !idShape.MatchString(given) || g.taken[given] {
		seed := cmp.Or(given, t.Lang+" "+cmp.Or(slices.Concat(t.Right(), t.Wrong, t.Doubtful)...))
		id = slug(cmp.Or(given, cmp.Or(t.Right()...))) + "-" + digest(seed)
		if g.taken[id] {
			id = slug(id) + "-" + digest(fmt.Sprintf("%q", terms))
		}
		for n := 2; g.taken[id]; n++ {
			id = fmt.Sprintf("%s-%s-%d", slug(seed), digest(seed), n)
		}
	}
	g.taken[id] = true
	return id
}

// slug is the ASCII letters and digits of a text, as an id has them.
func slug(text string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(text)) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			b.WriteRune(r)
		case !unicode.IsMark(r) && b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= 40 {
			break
		}
	}
	return cmp.Or(strings.Trim(b.String(), "-"), "term")
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:3])
}

// in returns the terms of a concept in a language, to be filled.
func in(c *term.Concept, lang string) *term.Terms {
	i := slices.IndexFunc(c.Terms, func(t term.Terms) bool { return t.Lang == lang })
	if i < 0 {
		c.Terms = append(c.Terms, term.Terms{Lang: lang})
		i = len(c.Terms) - 1
	}
	return &c.Terms[i]
}

// prefer makes a text the preferred term, or an admitted one if there is one
// already. It reports whether it was taken as preferred.
func prefer(t *term.Terms, text string) bool {
	switch {
	case t.Preferred == "":
		t.Preferred = text
		return true
	case t.Preferred != text:
		admit(&t.Admitted, text)
	}
	return false
}

// admit adds a text to a list unless it is there.
func admit(list *[]string, text string) {
	if !slices.Contains(*list, text) {
		*list = append(*list, text)
	}
}

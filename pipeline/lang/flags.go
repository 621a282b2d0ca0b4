package lang

import (
	"fmt"

	"rectify/pipeline"
)

// The rules of the flags. They are stable: editors filter by them.
const (
	Mismatch     = "lang/mismatch"     // the text is not in the declared language
	Untranslated = "lang/untranslated" // a passage is in another language or script than the record
	Unknown      = "lang/unknown"      // the language of the text is not known
)

// flags says what an editor should know of the languages of a record.
func (r *record) flags(l pipeline.Language) []pipeline.Flag {
	var out []pipeline.Flag
	if m := r.mismatch(l); m != "" {
		out = append(out, pipeline.Flag{Rule: Mismatch, Message: m})
	}
	if l.Detected == Undetermined && r.lettered() {
		out = append(out, pipeline.Flag{Rule: Unknown, Message: "The language of this text is not known. Rules for a particular language were not applied."})
	}
	home := l.Detected
	if home == Multiple && r.script(r.hint) != none {
		home = r.hint
	}
	for _, f := range []*field{&r.title, &r.abstract} {
		out = append(out, f.untranslated(home, r.script(home))...)
	}
	return out
}

// mismatch is what to say of the declared language, or "".
func (r *record) mismatch(l pipeline.Language) string {
	switch found := l.Detected; {
	case found == Undetermined || r.hint == "" && !unreadable(l.Declared):
		return ""
	case r.hint == "":
		return fmt.Sprintf("The record declares its language as %q, which is no language code; its text is %s.", l.Declared, called(found))
	case found == Multiple:
		if r.script(r.hint) != none {
			return ""
		}
		return "The record declares " + called(r.hint) + ", but no passage of it is in that language."
	case same(r.hint, found):
		return ""
	default:
		return "The record declares " + called(r.hint) + ", but its text is " + called(found) + "."
	}
}

// untranslated flags the parts of a field in another language than the
// record's, home. Parts in no known language are flagged only if they are in
// another script: a formula or a list of names is not untranslated.
func (f *field) untranslated(home string, written script) []pipeline.Flag {
	var out []pipeline.Flag
	for p := range f.passages {
		what := "in another script"
		switch {
		case same(p.Lang, home), p.Lang == Undetermined && (p.script == written || p.script == none):
			continue
		case names[home] == "":
			return nil
		case p.Lang != Undetermined:
			what = called(p.Lang)
		}
		out = append(out, pipeline.Flag{
			Field: f.name, Span: p.Span, Rule: Untranslated,
			Message: "This passage is " + what + "; the rest of the record is " + called(home) + ".",
		})
	}
	return out
}

// script is the script of the record's parts in a language.
func (r *record) script(lang string) script {
	for _, f := range []*field{&r.title, &r.abstract} {
		for i := range f.groups {
			g := &f.groups[i]
			if g.verdict.lang == lang {
				return g.script
			}
		}
	}
	return none
}

// lettered reports whether there is anything to know the language of.
func (r *record) lettered() bool {
	for _, f := range []*field{&r.title, &r.abstract} {
		for i := range f.groups {
			g := &f.groups[i]
			if g.weight() > 0 {
				return true
			}
		}
	}
	return false
}

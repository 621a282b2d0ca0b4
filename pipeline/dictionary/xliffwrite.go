package dictionary

import (
	"bufio"
	"fmt"
	"io"
	"slices"

	"rectify/pipeline/term"
)

// WriteXLIFF writes the names in two languages as XLIFF 2.0: a unit a concept, with
// an entry of the glossary module that has admitted terms as further
// translations, the source and the note. A concept that has not a preferred name
// in both languages is left out.
func WriteXLIFF(w io.Writer, concepts []term.Concept, source, target string) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	fmt.Fprintf(out, "<xliff xmlns=\"%s0\" xmlns:gls=%q version=\"2.0\" srcLang=%q trgLang=%q>\n<file id=\"dictionary\">\n", xliff2, xliffGlossary, source, target)
	for i := range concepts {
		s, t := preferredIn(&concepts[i], source), preferredIn(&concepts[i], target)
		if s.Preferred != "" && t.Preferred != "" {
			writeEntry(out, &concepts[i], s, t)
		}
	}
	fmt.Fprintf(out, "</file>\n</xliff>\n")
	return out.Flush()
}

// preferredIn is a concept's terms in exactly one language.
func preferredIn(c *term.Concept, lang string) term.Terms {
	if i := slices.IndexFunc(c.Terms, func(t term.Terms) bool { return t.Lang == lang }); i >= 0 {
		return c.Terms[i]
	}
	return term.Terms{}
}

func writeEntry(w io.Writer, c *term.Concept, s, t term.Terms) {
	cited := ""
	if len(c.Sources) > 0 {
		cited = fmt.Sprintf(" source=\"%s\"", escape(c.Sources[0]))
	}
	fmt.Fprintf(w, "<unit id=\"%s\">\n  <gls:glossary>\n    <gls:glossEntry id=\"%s\">\n", escape(c.ID), escape(c.ID))
	fmt.Fprintf(w, "      <gls:term%s>%s</gls:term>\n", cited, escape(s.Preferred))
	for _, text := range append([]string{t.Preferred}, t.Admitted...) {
		fmt.Fprintf(w, "      <gls:translation>%s</gls:translation>\n", escape(text))
	}
	if c.Note != "" {
		fmt.Fprintf(w, "      <gls:definition>%s</gls:definition>\n", escape(c.Note))
	}
	fmt.Fprintf(w, "    </gls:glossEntry>\n  </gls:glossary>\n")
	fmt.Fprintf(w, "  <segment><source>%s</source><target>%s</target></segment>\n</unit>\n", escape(s.Preferred), escape(t.Preferred))
}

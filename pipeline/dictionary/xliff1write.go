package dictionary

import (
	"bufio"
	"fmt"
	"io"

	"rectify/pipeline/term"
)

// WriteXLIFF1 writes the preferred names in two languages as XLIFF 1.2: a unit a
// concept, with its note. A concept that has not a preferred name in both
// languages is left out.
func WriteXLIFF1(w io.Writer, concepts []term.Concept, source, target string) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"%s2\" version=\"1.2\">\n", xliff1)
	fmt.Fprintf(out, "<file original=\"dictionary\" datatype=\"plaintext\" source-language=%q target-language=%q>\n<body>\n", source, target)
	for i := range concepts {
		c := &concepts[i]
		s, t := preferredIn(c, source), preferredIn(c, target)
		if s.Preferred == "" || t.Preferred == "" {
			continue
		}
		fmt.Fprintf(out, "<trans-unit id=\"%s\"><source>%s</source><target>%s</target>", escape(c.ID), escape(s.Preferred), escape(t.Preferred))
		if c.Note != "" {
			fmt.Fprintf(out, "<note>%s</note>", escape(c.Note))
		}
		fmt.Fprintf(out, "</trans-unit>\n")
	}
	fmt.Fprintf(out, "</body>\n</file>\n</xliff>\n")
	return out.Flush()
}

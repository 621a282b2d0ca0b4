package wire

import (
	"slices"
	"strings"

	"rectify/pipeline"
)

// normalization writes a [Normalization], straight from the values of the
// pipeline.
func (w *writer) normalization(res *pipeline.Result, raw Raw, revision *Revision) {
	w.put(`{"language":`)
	w.language(res.Language)
	w.put(`,"changes":[`)
	for i := range res.Changes {
		w.next(i)
		w.change(&res.Changes[i], nil)
	}
	w.put(`],"suggestions":[`)
	for i := range res.Suggestions {
		w.next(i)
		w.change(&res.Suggestions[i], res.Changes)
	}
	w.put(`],"flags":[`)
	for i := range res.Flags {
		w.next(i)
		w.flag(&res.Flags[i])
	}
	w.put(`]`)
	if len(res.Fields) > 0 {
		w.fields(res.Fields)
	}
	w.raw(raw)
	if revision != nil {
		w.revision(revision)
	}
	w.text(`,"ruleset":`, res.Ruleset)
	w.text(`,"rectify":`, pipeline.Engine)
	w.put(`}`)
}

func (w *writer) language(l pipeline.Language) {
	w.put(`{`)
	if l.Declared != "" {
		w.text(`"declared":`, l.Declared)
		w.put(`,`)
	}
	w.text(`"detected":`, l.Detected)
	w.share(`,"confidence":`, l.Confidence)
	w.put(`,"parts":[`)
	for i, p := range l.Title {
		w.next(i)
		w.part(pipeline.Title, p)
	}
	for i, p := range l.Abstract {
		w.next(len(l.Title) + i)
		w.part(pipeline.Abstract, p)
	}
	w.put(`]}`)
}

func (w *writer) part(field string, p pipeline.Part) {
	w.text(`{"field":`, field)
	w.place(`,"start":`, field, p.Span)
	w.text(`,"lang":`, p.Lang)
	w.put(`}`)
}

// change writes a change; of a suggestion also which of the changes made it
// conflicts with.
func (w *writer) change(c *pipeline.Change, made []pipeline.Change) {
	w.text(`{"field":`, c.Field)
	w.place(`,"start":`, c.Field, c.Span)
	w.text(`,"before":`, c.Before)
	w.text(`,"after":`, c.After)
	w.text(`,"status":`, c.Status)
	w.anchor(`,"anchor":`, &c.Anchor)
	opening := `,"conflicts_with":[`
	for i := range made {
		if m := &made[i]; m.Field == c.Field && m.Overlaps(c.Span) {
			w.anchor(opening, &m.Anchor)
			opening = `,`
		}
	}
	if opening == `,` {
		w.put(`]`)
	}
	w.put(`,"why":[`)
	for i := range c.Why {
		w.next(i)
		w.reason(&c.Why[i])
	}
	w.put(`]}`)
}

func (w *writer) reason(r *pipeline.Reason) {
	w.text(`{"rule":`, r.Rule)
	w.text(`,"doc":`, r.Doc)
	w.share(`,"confidence":`, r.Confidence)
	w.put(`,"evidence":[`)
	for i, e := range r.Evidence {
		w.next(i)
		w.text(`{"kind":`, e.Kind)
		if e.Detail != "" {
			w.text(`,"detail":`, e.Detail)
		}
		w.put(`}`)
	}
	w.put(`]}`)
}

func (w *writer) flag(f *pipeline.Flag) {
	start := `{"start":`
	if f.Field != "" {
		w.text(`{"field":`, f.Field)
		start = `,"start":`
	}
	w.place(start, f.Field, f.Span)
	w.text(`,"rule":`, f.Rule)
	w.text(`,"message":`, f.Message)
	w.put(`}`)
}

// fields writes what was taken out of the text, by name: a text, or a list of
// what is one by nature or has not one value.
func (w *writer) fields(fs []pipeline.Field) {
	fs = slices.Clone(fs)
	slices.SortStableFunc(fs, func(a, b pipeline.Field) int { return strings.Compare(a.Name, b.Name) })
	opening := `,"fields":{`
	for len(fs) > 0 {
		n := 1
		for n < len(fs) && fs[n].Name == fs[0].Name {
			n++
		}
		w.text(opening, fs[0].Name)
		if f := fs[0]; n == 1 && len(f.Values) == 1 && !f.Many {
			w.text(`:`, f.Values[0])
		} else {
			w.values(fs[:n])
		}
		opening, fs = `,`, fs[n:]
	}
	w.put(`}`)
}

// values writes the values of fields as one list.
func (w *writer) values(fs []pipeline.Field) {
	w.put(`:[`)
	n := 0
	for _, f := range fs {
		for _, v := range f.Values {
			w.next(n)
			w.text(``, v)
			n++
		}
	}
	w.put(`]`)
}

func (w *writer) raw(r Raw) {
	w.text(`,"raw":{"sha256":`, r.SHA256)
	if r.Lang != nil {
		w.put(`,"lang":`)
		w.line = append(w.line, r.Lang...)
	}
	if r.Title != nil {
		w.text(`,"title":`, *r.Title)
	}
	if r.Abstract != nil {
		w.text(`,"abstract":`, *r.Abstract)
	}
	w.put(`}`)
}

func (w *writer) revision(r *Revision) {
	w.text(`,"revision":{"raw":`, r.Raw)
	w.count(`,"ruleset":`, r.Ruleset)
	w.count(`,"decisions":`, r.Decisions)
	w.put(`}`)
}

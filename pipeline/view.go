package pipeline

// View is what a stage may see: one field's text as the stages before it left
// it, the record it belongs to, and what every stage needs computed once. It is
// good until the stage has spoken.
type View struct {
	Field  string  // Title or Abstract
	Text   string  // the text now
	Lang   string  // the language of most of the field, BCP 47; "und" when not known
	Record *Record // as it arrived; it must not be changed

	parts []Part // of the raw text
	trace *trace
	memo  memo

	protected []Span // when guarded: most texts are never asked for them
	guarded   bool
}

// NewView is a view of a text by itself, for trying a stage on it.
func NewView(text, lang string) *View {
	view := newView(Abstract, newTrace(text), lang, &Record{Abstract: text, Lang: lang}, memo{new(memory), new(memory)})
	return &view
}

// Try is a view of another text by itself, as [NewView] makes it, to see what an
// edit would lead to. It remembers of texts what v does.
func (v *View) Try(text string) *View {
	view := newView(Abstract, newTrace(text), v.Lang, &Record{Abstract: text, Lang: v.Lang}, memo{new(memory), v.memo.texts})
	return &view
}

// OneLanguage reports whether all of the text is in the view's language.
func (v *View) OneLanguage() bool { return len(v.parts) < 2 }

func newView(field string, t *trace, lang string, r *Record, memo memo) View {
	return View{Field: field, Text: t.now, Lang: lang, Record: r, trace: t, memo: memo}
}

// follow makes a view one of the text now.
func (v *View) follow() {
	if v.Text != v.trace.now {
		v.Text, v.protected, v.guarded = v.trace.now, nil, false
	}
}

// Protected returns the spans that no edit may alter, in order.
func (v *View) Protected() []Span {
	if !v.guarded {
		v.protected, v.guarded = protect(v.Text), true
	}
	return v.protected
}

// Alters reports whether an edit of the span would touch protected text.
func (v *View) Alters(s Span) bool { return alters(v.Protected(), &Edit{Span: s, New: "x"}) }

// LangAt is the language at a byte of the text, as [View].Lang has it.
func (v *View) LangAt(at int) string {
	if v.OneLanguage() {
		return v.Lang
	}
	raw := v.trace.rawOffset(at)
	for _, p := range v.parts {
		if raw < p.End {
			return p.Lang
		}
	}
	return v.Lang
}

// Edited is a stretch of the text that earlier stages put there.
type Edited struct {
	Span          // bytes of the text now
	Before string // the raw text that stood there
	Rule   string // the last of the rules that led to it
}

// Edited yields the stretches that earlier stages put there, in order.
func (v *View) Edited(yield func(Edited) bool) {
	for _, g := range v.trace.segments {
		if !yield(Edited{Span: g.now, Before: v.trace.raw[g.raw.Start:g.raw.End], Rule: g.why[len(g.why)-1].Rule}) {
			return
		}
	}
}

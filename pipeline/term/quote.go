package term

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// quotes pairs what the original's paragraph has in quotation marks with what
// the translation has in them, where both have as many in the paragraph and in the pair of
// sentences. The key is the place in the original.
func (p *passage) quotes(source string) map[pipeline.Span]pipeline.Span {
	from := quotations(source, p.original)
	if len(from) == 0 {
		return nil
	}
	to := quotations(p.text, p.span)
	if len(from) != len(to) {
		return nil
	}
	out := make(map[pipeline.Span]pipeline.Span)
	for i, s := range from {
		if k := p.occurrence(s.Start).sentence; k >= 0 && between(k, p.sentenceAt(to[i].Start)) == 0 {
			out[s] = to[i]
		}
	}
	return out
}

// marksOf are the quotation marks by which a text opens and closes.
var marksOf = map[rune]rune{'「': '」', '『': '』', '“': '”', '"': '"', '«': '»', '„': '“', '‘': '’'}

// quotations are the insides of the quotation marks in a stretch of text, in
// order, without the punctuation that belongs to the sentence. Marks inside others do not count.
func quotations(text string, within pipeline.Span) []pipeline.Span {
	var out []pipeline.Span
	for i := within.Start; i < within.End; {
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if r >= utf8.RuneSelf || r == '"' {
			if end := marksOf[r]; end != 0 {
				k := closing(text[i:within.End], end)
				if k < 0 {
					continue
				}
				inside := strings.TrimRight(text[i:i+k], " ,.，。")
				out = append(out, pipeline.Span{Start: i, End: i + len(inside)})
				i += k + utf8.RuneLen(end)
			}
		}
	}
	return out
}

// closing is where the mark that closes a quotation stands in a text; -1 for nowhere. A single one
// before a letter is an apostrophe; behind an s, with another to come, it may be one as well.
func closing(text string, mark rune) int {
	for from := 0; ; {
		k := strings.IndexRune(text[from:], mark)
		if k < 0 {
			return -1
		}
		at := from + k
		from = at + utf8.RuneLen(mark)
		switch {
		case mark == '’' && startsWithLetter(text[from:]):
			continue
		case mark == '’' && strings.HasSuffix(text[:at], "s") && firstOf(text[from:], "‘’") == '’':
			return -1
		}
		return at
	}
}

// firstOf is the first of some marks in a text; 0 if it has none.
func firstOf(text, marks string) rune {
	if k := strings.IndexAny(text, marks); k >= 0 {
		return firstRune(text[k:])
	}
	return 0
}

// startsWithLetter reports whether a text begins with a letter.
func startsWithLetter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}

// quoted adds the places that stand in quotation marks as the term does. The
// words need not agree, but a name that is only initials says no more than what it would
// replace, and a number stays.
func (p *passage) quoted(to []place, w *wanted, lex *lexicon) []place {
	for _, o := range w.open {
		i := slices.IndexFunc(p.tokens, func(t token) bool { return t.Start >= o.quoted.Start })
		j := i
		for i >= 0 && j < len(p.tokens) && p.tokens[j].End <= o.quoted.End {
			j++
		}
		if i < 0 || j == i || acronymShaped(w.terms.Preferred) {
			continue
		}
		if r := p.read(w, lex, i, j-1); p.stands(w, r) {
			c := cues{share: r.share, quoted: true, ends: true}
			to = append(to, place{Span: o.quoted, cues: c, want: w, first: i, last: j - 1})
		}
	}
	return to
}

// stands reports whether a quoted run may be all that the translation has for
// a term: it is not part of the name, takes no number away and is not far too long.
func (p *passage) stands(w *wanted, r run) bool {
	name := w.names[0].words
	return len(r.words) > 0 && len(r.words) <= 2*len(name)+3 && !within(r.words, name) && !p.beside(r) &&
		!slices.ContainsFunc(r.toks, func(t token) bool { return strings.ContainsAny(t.norm, "0123456789") || shortFor(t, name) })
}

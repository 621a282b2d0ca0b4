package term

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// align finds the cheapest long form for a short form in the text in within,
// up to its end, and n, the number of signs it has. With whole the long form is to
// begin where within does. Without any the cost is never.
func (f *finder) align(short, within pipeline.Span, whole bool) (c candidate, n int) {
	c.cost = never
	all := variants(f.text[short.Start:short.End])
	if len(all) == 0 || within.Start >= within.End {
		return c, 0
	}
	n = len(all[0].signs)
	if !endsName(f.text[within.Start:within.End], n) {
		return c, n
	}
	f.read(within, n)
	start := 0
	for _, r := range all {
		f.fill(r.signs)
		if cost, at := f.cheapest(whole); cost+r.cost < c.cost {
			c.cost, start = cost+r.cost, at
		}
	}
	if c.cost >= never {
		return c, n
	}
	start, ok := f.edge(start)
	c.Definition = f.definition(short, pipeline.Span{Start: start, End: within.End})
	if !ok || hasName(c.Long, c.Short) {
		c.cost = never
		return c, n
	}
	c.cost += looks(c.Short)
	return c, n
}

// endsName reports whether a long form may end where a text does. After a full
// stop one letter in brackets counts a list: "first. (b) second".
func endsName(text string, signs int) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	switch {
	case r == '.':
		return signs > 1
	case r == ':' || r == ';' || r == '=' || r == '?' || r == '!':
		return false
	}
	return true
}

func (f *finder) definition(short, long pipeline.Span) Definition {
	return Definition{
		Short: f.text[short.Start:short.End], Long: f.text[long.Start:long.End],
		ShortSpan: short, LongSpan: long,
		Span: pipeline.Span{Start: min(short.Start, long.Start), End: max(short.End, long.End)},
	}
}

// looks is what a short form costs for its looks.
func looks(short string) int {
	cost := 0
	if strings.ToLower(short) == short {
		cost += lowerCost
	}
	if strings.Contains(short, " ") {
		cost += spacedCost
	}
	return cost
}

// cheapest returns the start of the cheapest long form in the filled table. Its
// first sign begins a part, outside brackets.
func (f *finder) cheapest(whole bool) (cost, start int) {
	cost = never
	commas := 0
	for p := len(f.window.parts) - 1; p >= 0; p-- {
		pt := &f.window.parts[p]
		if !pt.group {
			c := f.table.first[f.table.at(0, pt.from)] + commas + f.before(p, whole)
			if c < cost {
				cost, start = c, f.wordOf(p)
			}
		}
		if pt.comma {
			commas += commaCost
		}
	}
	return cost, start
}

// before is what it costs that the first letter is that of part p: parts of
// its word before it, and with whole the words before that.
func (f *finder) before(p int, whole bool) int {
	pt := f.window.parts[p]
	cost := 0
	if pt.passed {
		cost = startPassedCost
	}
	for q := p - 1; q >= 0; q-- {
		switch o := f.window.parts[q]; {
		case o.word != pt.word && !whole:
			return cost
		case o.word != pt.word:
			cost += passCost(o, false)
		case o.number || o.group:
			cost += numberCost
		default:
			cost += startPartCost
		}
	}
	return cost
}

// wordOf is where a long form starts whose first letter is that of part p: at
// the start of its word, "3,5-dihydroxyphenylglycine", but after "anti-" and after
// what a closed bracket ends, "(FEV1)/forced vital capacity".
func (f *finder) wordOf(p int) int {
	parts := f.window.parts
	start := parts[p].start
	for q := p - 1; q >= 0 && parts[q].word == parts[p].word; q-- {
		between := f.text[parts[q].start:start]
		if outside[parts[q].text] || strings.Contains(between, ")/") || strings.Contains(between, ")-") {
			return start
		}
		start = parts[q].start
	}
	return parts[p].word
}

// edge is the first character of a long form that starts in the word at start,
// without what opens before it; false if a bracket closes in it that it does not open.
func (f *finder) edge(start int) (int, bool) {
	end := f.window.End
	start = end - len(strings.TrimLeft(f.text[start:end], quotes+"*,-–—/"))
	depth, closed := balance(f.text[start:end])
	if depth > 0 {
		start = end - len(strings.TrimLeft(f.text[start:end], "([（［"))
	}
	return start, !closed && start < end
}

// hasName reports whether a long form has its short form as a word, or is not
// longer: then it is no explanation.
func hasName(long, short string) bool {
	if len(long) <= len(short) {
		return true
	}
	for at := range occurrencesOf(long, short) {
		before, _ := utf8.DecodeLastRuneInString(long[:at])
		after, _ := utf8.DecodeRuneInString(long[at+len(short):])
		if !inName(before) && !inName(after) {
			return true
		}
	}
	return false
}

func inName(r rune) bool {
	return r == '-' || r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// occurrencesOf yields the places of a non-empty word in a text.
func occurrencesOf(text, word string) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for at := 0; ; {
			i := strings.Index(text[at:], word)
			if i < 0 || !yield(at+i) {
				return
			}
			at += i + len(word)
		}
	}
}

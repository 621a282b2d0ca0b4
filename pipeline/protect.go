package pipeline

import (
	"regexp"
	"slices"
	"strings"
)

// What no stage may alter, only take out whole: addresses, identifiers,
// citations, markup, formulas, code. RE2 keeps this linear in the text.
var protectedPatterns = []struct {
	hint string // stands in whatever the expression finds, in small letters; most texts have none
	*regexp.Regexp
}{
	{"://", regexp.MustCompile(`(?i)\b(?:https?|ftp)://[^\s<>"'“”‘’「」（）]+`)},
	{"www.", regexp.MustCompile(`(?i)\bwww\.[\p{L}\p{N}-]+\.[^\s<>"'“”‘’「」（）]+`)},
	{"@", regexp.MustCompile(`[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`)},
	{"10.", regexp.MustCompile(`(?i)\b(?:doi:\s*)?10\.\d{4,9}/[^\s<>"]+`)},
	{"arxiv:", regexp.MustCompile(`(?i)\barxiv:\s*\S+`)},
	{"<", regexp.MustCompile(`</?[A-Za-z][A-Za-z0-9:-]*(?:\s+[^<>]*)?/?>`)},
	{"`", regexp.MustCompile("`[^`\n]+`")},
	{"$", regexp.MustCompile(`\$[^$\n]{1,200}\$`)},
	{"\\", regexp.MustCompile(`\\[A-Za-z]+\{[^{}]*\}`)},
}

// citation is "(Kim and Lee 2019: 12; Park et al., 2020)".
var citation = regexp.MustCompile(`^\(\p{Lu}[\p{L}'’.-]+(?:(?:,? (?:and|&|et al\.?|u\. a\.)|,)? \p{Lu}[\p{L}'’.-]+| et al\.?)*,? (?:1[89]|20)\d\d[a-z]?(?:[:,] ?(?:pp?\. ?)?\d+(?:[-–]\d+)?)?(?:; ?[^();]{3,80}(?:1[89]|20)\d\d[a-z]?)*\)$`)

// protect returns the spans of a text that no edit may alter, in order, merged.
func protect(text string) []Span {
	var spans []Span
	for _, p := range protectedPatterns {
		if !hasHint(text, p.hint) {
			continue
		}
		for _, m := range p.FindAllStringIndex(text, -1) {
			spans = append(spans, Span{m[0], m[1]})
		}
	}
	spans = append(append(spans, citations(text)...), foreignQuotations(text)...)
	slices.SortFunc(spans, func(a, b Span) int { return a.Start - b.Start })
	merged := spans[:0]
	for _, s := range spans {
		if n := len(merged); n > 0 && s.Start <= merged[n-1].End {
			merged[n-1].End = max(merged[n-1].End, s.End)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

// hasHint reports whether a text has a hint, in whatever letters. The last
// byte of a hint is no letter, and seldom in a text.
func hasHint(text, hint string) bool {
	head, last := hint[:len(hint)-1], hint[len(hint)-1]
	for at := 0; ; at++ {
		i := strings.IndexByte(text[at:], last)
		if i < 0 {
			return false
		}
		at += i
		if at >= len(head) && strings.EqualFold(text[at-len(head):at], head) {
			return true
		}
	}
}

// citations returns the citations of authors and years in brackets.
func citations(text string) []Span {
	var spans []Span
	for at := range occurrences(text, "(") {
		n := strings.IndexByte(text[at:], ')') + 1
		if n > 0 && strings.ContainsAny(text[at:at+n], "0123456789") && citation.MatchString(text[at:at+n]) {
			spans = append(spans, Span{at, at + n})
		}
	}
	return spans
}

// alters reports whether an edit would change protected text. Taking a
// protected span out whole is allowed: what is taken out is kept as a [Field].
func alters(protected []Span, e *Edit) bool {
	i, _ := slices.BinarySearchFunc(protected, e.Span, func(p, s Span) int {
		if p.End <= s.Start {
			return -1
		}
		return 1
	})
	for ; i < len(protected) && protected[i].Start < e.End; i++ {
		if protected[i].Overlaps(e.Span) && (e.New != "" || !e.Contains(protected[i])) {
			return true
		}
	}
	return false
}

package pipeline

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
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
	// (Kim and Lee 2019: 12; Park et al., 2020)
	{"(", regexp.MustCompile(`\(\p{Lu}[\p{L}'’.-]+(?:(?:,? (?:and|&|et al\.?|u\. a\.)|,)? \p{Lu}[\p{L}'’.-]+| et al\.?)*,? (?:1[89]|20)\d\d[a-z]?(?:[:,] ?(?:pp?\. ?)?\d+(?:[-–]\d+)?)?(?:; ?[^();]{3,80}(?:1[89]|20)\d\d[a-z]?)*\)`)},
}

// quotation finds quoted text; whether it is protected depends on its script.
var quotation = regexp.MustCompile(`“[^“”\n]{1,300}”|«[^«»\n]{1,300}»|《[^《》\n]{1,300}》|「[^「」\n]{1,300}」|『[^『』\n]{1,300}』|"[^"\n]{1,300}"`)

// protect returns the spans of a text that no edit may alter, in order, merged.
func protect(text string) []Span {
	var spans []Span
	low := strings.ToLower(text)
	for _, p := range protectedPatterns {
		if !strings.Contains(low, p.hint) {
			continue
		}
		for _, m := range p.FindAllStringIndex(text, -1) {
			spans = append(spans, Span{m[0], m[1]})
		}
	}
	spans = append(spans, foreignQuotations(text)...)
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

// foreignQuotations returns the quotations in another script than the text
// around them: titles and names in their own language, which stay as they are.
func foreignQuotations(text string) []Span {
	var spans []Span
	if !strings.ContainsAny(text, "“«《「『\"") {
		return nil
	}
	latin, east := scripts(text)
	for _, m := range quotation.FindAllStringIndex(text, -1) {
		l, e := scripts(text[m[0]:m[1]])
		if latin > east && e > l || east > latin && l > 0 && e == 0 {
			spans = append(spans, Span{m[0], m[1]})
		}
	}
	return spans
}

// scripts counts the letters of a text that are Latin and those that are Han, kana or Hangul.
func scripts(text string) (latin, east int) {
	for _, r := range text {
		switch {
		case r < 0x80:
			if r|0x20 >= 'a' && r|0x20 <= 'z' {
				latin++
			}
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			east++
		case unicode.Is(unicode.Latin, r):
			latin++
		}
	}
	return latin, east
}

// alters reports whether an edit would change protected text. Taking a
// protected span out whole is allowed: what is taken out is kept as a [Field].
func alters(protected []Span, e Edit) bool {
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

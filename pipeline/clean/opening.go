package clean

import (
	"math"
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// opening is an expression for the beginning of a text, and what is cheaply
// known of the texts that it matches: the four characters they begin with, and
// the marks they hold. Most texts have others, and an expression of many words
// takes long to see it.
type opening struct {
	*regexp.Regexp
	first          []syntax.Inst             // that read the first character
	ascii          [utf8.RuneSelf]bool       // whether they do, by the character
	after          [utf8.RuneSelf]characters // by the first character
	digits, colons int                       // how many of them whatever matches has at least
}

// characters are what may stand second, third and fourth in a text.
type characters [3]asciiSet

// may reports whether the first characters of a text are among them, as far as
// they are of ASCII.
func (c *characters) may(text string) bool {
	for i := range c {
		at := i + 1
		if at >= len(text) || text[at] >= utf8.RuneSelf {
			break
		}
		if c[i][text[at]/64]>>(text[at]%64)&1 == 0 {
			return false
		}
	}
	return true
}

// asciiSet is a set of characters of ASCII, a bit each.
type asciiSet [2]uint64

// allASCII are all of them.
var allASCII = asciiSet{math.MaxUint64, math.MaxUint64}

// mustOpen compiles an expression that begins with ^ and matches no empty text.
func mustOpen(pattern string) *opening {
	o := &opening{Regexp: regexp.MustCompile(pattern)}
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		panic(err) // regexp.MustCompile has read it
	}
	prog, err := syntax.Compile(tree.Simplify())
	if err != nil {
		panic(err)
	}
	o.first, _ = readers(prog, uint32(prog.Start))
	for r := range o.after {
		if o.ascii[r] = reads(o.first, rune(r)); o.ascii[r] {
			o.after[r] = following(prog, o.first, rune(r))
		}
	}
	o.digits, o.colons = fewest(prog, "0123456789"), fewest(prog, ":：")
	return o
}

// opens reports whether the expression may match a text, by what is cheaply known.
func (o *opening) opens(text string) bool {
	switch {
	case text == "":
		return false
	case text[0] >= utf8.RuneSelf:
		if !reads(o.first, firstRune(text)) {
			return false
		}
	case !o.ascii[text[0]]:
		return false
	case !o.after[text[0]].may(text):
		return false
	}
	return hasDigits(text, o.digits) && (o.colons == 0 || strings.IndexByte(text, ':') >= 0 || strings.Contains(text, "："))
}

// hasDigits reports whether a text has so many digits of ASCII.
func hasDigits(text string, n int) bool {
	for i := 0; n > 0 && i < len(text); i++ {
		if isDigit(rune(text[i])) {
			n--
		}
	}
	return n <= 0
}

// FindString is as [regexp.Regexp] has it.
func (o *opening) FindString(text string) string {
	if !o.opens(text) {
		return ""
	}
	return o.Regexp.FindString(text)
}

// FindStringSubmatch is as [regexp.Regexp] has it.
func (o *opening) FindStringSubmatch(text string) []string {
	if !o.opens(text) {
		return nil
	}
	return o.Regexp.FindStringSubmatch(text)
}

// MatchString is as [regexp.Regexp] has it.
func (o *opening) MatchString(text string) bool {
	return o.opens(text) && o.Regexp.MatchString(text)
}

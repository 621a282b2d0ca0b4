package term

import (
	"iter"
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
)

// functionWords carry no part of a name's meaning.
var functionWords = wordSet(`a an the of for on in at to and or by with from against between among under over into as its their
 de des du la le les et sur pour dans en au aux d l el los las del y para sobre con der die das und für von zu zur zum im`)

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// functionWord reports whether a word in small letters is a function word.
func functionWord(word string) bool { return len(word) <= len("between") && functionWords[word] }

// joined prefixes are written with a hyphen, without one, or apart.
var joined = wordSet("co non anti multi counter sub inter pre post re bi tri")

// withoutMarks takes possessives and apostrophes off a word.
var withoutMarks = strings.NewReplacer("'s", "", "’s", "", "'", "", "’", "", "&", "and")

// content returns the words of a name that carry its meaning, in small
// letters, spelled one way: organisation and organization, plural and singular are one.
func content(name string) []string {
	var out []string
	for _, w := range contentWords(name) {
		out = append(out, w)
	}
	return out
}

// contentWords yields the words that content returns and where each stands, with
// the prefix that is joined to it.
func contentWords(name string) iter.Seq2[pipeline.Span, string] {
	return func(yield func(pipeline.Span, string) bool) {
		prefix, from := "", 0
		for s := wordAfter(name, 0); s.Len() > 0; s = wordAfter(name, s.End) {
			w := strings.ToLower(name[s.Start:s.End])
			if !lettersAlone(w) && (strings.ContainsAny(w, "'&") || strings.Contains(w, "’")) {
				w = withoutMarks.Replace(w)
			}
			switch {
			case w == "" || functionWord(w):
				continue
			case joined[w]:
				prefix, from = w, s.Start
				continue
			case prefix != "":
				s.Start, w, prefix = from, prefix+w, ""
			}
			if !yield(s, oneSpelling(w)) {
				return
			}
		}
	}
}

// wordAfter is the first word of a name from a byte on, empty when there is none.
func wordAfter(name string, from int) pipeline.Span {
	start := runEnd(name, from, true)
	return pipeline.Span{Start: start, End: runEnd(name, start, false)}
}

// runEnd is the end of the characters from a byte of a name on that all part words, or none does.
func runEnd(name string, from int, parting bool) int {
	for i, r := range name[from:] {
		if partsWords(r) != parting {
			return from + i
		}
	}
	return len(name)
}

// partsWords reports whether a character stands between the words of a name.
func partsWords(r rune) bool {
	if r < utf8.RuneSelf {
		return partsASCII[r]
	}
	return loose(r) && r != '’' || r == '“' || r == '”'
}

// partsASCII are the characters of ASCII that stand between the words of a name.
var partsASCII = func() (parts [utf8.RuneSelf]bool) {
	for _, r := range " \t\r\v\f\n-`,.;:()/[]\"" {
		parts[r] = true
	}
	return parts
}()

// oneSpelling folds British and American spelling and a plural s.
func oneSpelling(w string) string {
	if len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		w = strings.TrimSuffix(w, "s")
		if strings.HasSuffix(w, "ie") {
			w = strings.TrimSuffix(w, "ie") + "y"
		}
	}
	switch w {
	case "memoranda":
		w = "memorandum"
	case "rmb":
		w = "renminbi"
	}
	if !british(w) {
		return w
	}
	w = strings.Replace(w, "isation", "ization", 1)
	w = strings.Replace(w, "defence", "defense", 1)
	w = strings.Replace(w, "programme", "program", 1)
	w = strings.Replace(w, "centre", "center", 1)
	w = strings.Replace(w, "labour", "labor", 1)
	return strings.Replace(w, "authoris", "authoriz", 1)
}

// british reports whether a word has three letters of those that oneSpelling
// looks for. Few have.
func british(w string) bool {
	if len(w) < len("centre") {
		return false
	}
	for i := 2; i+1 < len(w); i++ {
		switch w[i-2 : i+1] {
		case "isa", "fen", "amm", "ntr", "abo", "uth":
			return true
		}
	}
	return false
}

package term

import "strings"

// fallbacks are the languages whose terms serve a text in lang, best first. It
// is small enough to be inlined, so that the list is no garbage.
func fallbacks(lang string) []string { return appendFallbacks(make([]string, 0, 3), lang) }

// appendFallbacks adds the fallbacks of a language. Chinese falls back by
// script: a region says the script when the tag does not.
func appendFallbacks(list []string, lang string) []string {
	low := strings.ToLower(strings.ReplaceAll(lang, "_", "-"))
	base, rest, _ := strings.Cut(low, "-")
	switch {
	case base == "zh" && (strings.HasPrefix(rest, "hant") || rest == "tw" || rest == "hk" || rest == "mo"):
		return append(list, lang, "zh-Hant", "zh")
	case base == "zh":
		return append(list, lang, "zh-Hans", "zh")
	case rest == "":
		return append(list, base)
	}
	return append(list, lang, base)
}

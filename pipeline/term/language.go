package term

import "strings"

// fallbacks are the languages whose terms serve a text in lang, best first.
// Chinese falls back by script: a region says the script when the tag does not.
func fallbacks(lang string) []string {
	low := strings.ToLower(strings.ReplaceAll(lang, "_", "-"))
	base, rest, _ := strings.Cut(low, "-")
	if base == "zh" {
		if strings.HasPrefix(rest, "hant") || rest == "tw" || rest == "hk" || rest == "mo" {
			return []string{lang, "zh-Hant", "zh"}
		}
		return []string{lang, "zh-Hans", "zh"}
	}
	if rest == "" {
		return []string{base}
	}
	return []string{lang, base}
}

package lang

import (
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// tags are the languages told apart.
var tags = []string{
	"en", "ko", "ja", "zh", "zh-Hans", "zh-Hant", "ru", "uk", "fr", "de", "es", "it", "pt", "nl", "pl", "cs",
	"tr", "ar", "fa", "hi", "vi", "id", "ms", "th", "mn", "kk",
}

// names are what messages call them: "French (fr)".
var names = func() map[string]string {
	english := display.English.Tags()
	m := make(map[string]string, len(tags))
	for _, t := range tags {
		m[t] = english.Name(language.MustParse(t)) + " (" + t + ")"
	}
	return m
}()

// library maps the codes of ISO 639-2 that only libraries use, as in MARC
// records, to those everyone else uses.
var library = map[string]string{
	"chi": "zh", "cze": "cs", "dut": "nl", "fre": "fr", "ger": "de", "per": "fa", "may": "ms",
}

// parse reads a declared language: one of those told apart, the base of
// another one, or "" if it declares none or nothing we can read.
func parse(declared string) string {
	declared = strings.TrimSpace(declared)
	if names[declared] != "" {
		return declared
	}
	if code, ok := library[strings.ToLower(declared)]; ok {
		declared = code
	}
	tag, err := language.All.Parse(declared)
	if err != nil {
		return ""
	}
	raw, _, _ := tag.Raw()
	switch code := raw.String(); code {
	case Undetermined, Multiple, "zxx":
		return ""
	case "zh":
		return chinese(tag)
	default:
		return code
	}
}

// chinese is zh with the script the tag names or its region writes.
func chinese(tag language.Tag) string {
	_, written, region := tag.Raw()
	if written.String() == "Zzzz" && region.String() == "ZZ" {
		return "zh"
	}
	likely, _ := tag.Script()
	return "zh-" + likely.String()
}

// same reports whether a declared language is the one found: Chinese is
// Chinese when either does not say in which characters.
func same(declared, found string) bool {
	return declared == found || declared == "zh" && base(found) == "zh" || found == "zh" && base(declared) == "zh"
}

// base is the language of a tag, without script.
func base(tag string) string {
	b, _, _ := strings.Cut(tag, "-")
	return b
}

// called is a language as a message calls it.
func called(tag string) string {
	switch name := names[tag]; {
	case tag == Multiple:
		return "in several languages"
	case name == "":
		return strconv.Quote(tag)
	default:
		return name
	}
}

// unreadable reports whether something was declared that is no language code.
func unreadable(declared string) bool {
	declared = strings.TrimSpace(declared)
	if declared == "" {
		return false
	}
	_, err := language.Parse(declared)
	return err != nil && library[strings.ToLower(declared)] == ""
}

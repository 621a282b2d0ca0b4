package dictionary

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// stopWords are words so common that no name is made of one alone.
var stopWords = map[string][]string{
	"en": strings.Fields("a an the of in on at by for from to with and or but not no is are was were be been it its he she they we you i this that these those as if so than then there here who which what when all any both each more most other some such only own same too very can will just new may us our his her their my me him them do does did has have had into out up down over under again"),
	"fr": strings.Fields("le la les un une des du de d l et ou mais ne pas non est sont il elle ils elles on nous vous je ce cet cette ces que qui dans en au aux par pour sur avec sans se son sa ses leur leurs plus"),
	"de": strings.Fields("der die das den dem des ein eine einen einem einer und oder aber nicht kein ist sind war er sie es wir ihr ich in im an am auf aus bei mit nach von vom zu zum zur für über als wie auch nur so"),
	"es": strings.Fields("el la los las un una unos unas de del y o u e pero no es son ser en a al por para con sin se su sus lo que como más este esta estos estas él ella"),
	"ru": strings.Fields("и в во не на я он она оно они мы вы ты что как с со к ко по за из у о об от до для но а или это так его её их был была было были"),
	"ko": strings.Fields("이 그 저 것 수 등 및 또는 그리고 그러나 하지만 위한 대한 통해 대해 있는 있다 하는 하다"),
	"zh": strings.Fields("的 了 和 是 在 与 及 等 对 为 有 不 也 这 那 而 或 将 从 以 于 其 中 上 下"),
	"ja": strings.Fields("の に は を た が で て と し れ さ ある いる も する から な こと として い や など なっ ため この その あの"),
}

// weak reports forms that stand in every text: stop words, and single letters or
// characters.
func weak(forms []form) []Fault {
	var faults []Fault
	for _, f := range forms {
		if f.status == acronym && utf8.RuneCountInString(f.text) > 1 {
			continue // "IS" and "WHO" are found in capitals only
		}
		base, _, _ := strings.Cut(f.lang, "-")
		switch {
		case slices.Contains(stopWords[base], strings.ToLower(f.text)):
			faults = append(faults, f.fault(f.status != wrong, "a stop word: %v; every text has it, drop it", f))
		case utf8.RuneCountInString(f.key) < 2:
			faults = append(faults, f.fault(f.status != wrong, "a single character: %v; too short to tell from others, drop it", f))
		}
	}
	return faults
}

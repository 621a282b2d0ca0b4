package clean

import (
	"regexp"
	"strings"
	"unicode"
)

// publishers are houses whose name after a year is a note of rights that has
// lost its sign: "2011 Elsevier B.V. All rights reserved."
const publishers = `(?:elsevier|springer|john wiley|wiley|blackwell|taylor & francis|sage|oxford university press|cambridge university press|kluwer|wolters kluwer|lippincott|academic press|` +
	`nature publishing|macmillan|karger|thieme|ieee|acm|mdpi|emerald|informa|bmj|american (?:psychological|physical|chemical|medical|economic) (?:association|society)|the american physical society|aip|iop|ios press|de gruyter|brill|hindawi|` +
	`pergamon|world scientific|federation of american|royal society|the royal society|national academy|society for|international (?:society|association|federation))`

// noticeStart is how a note of rights begins.
var noticeStart = mustOpen(`(?i)^(?:(?:[crq#] ?)?[©ⓒ]|copyright\s*(?:[©ⓒ:]|\(c\)|(?:19|20)\d\d|by\s|of .{3,150} is the property of)|\(c\)\s?(?:copyright|(?:19|20)\d\d|the author|` + publishers + `)` +
	`|crown copyright|all rights reserved|this (?:article|work|paper|document) is (?:protected by copyright|licensed under)|this is an open[- ]access (?:article|paper)|published by ` + publishers +
	`|psyc(?:info|articles|tests|critiques) database record|the author\(s\),? (?:19|20)\d\d|the authors? (?:19|20)\d\d\b|#? ?(?:19|20)\d\d,? (?:published by )?(?:the )?` + publishers +
	`|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|все права защищены|저작권(?:자)?\s?[©ⓒ:(]|版权所有|版權所有|著作権\s?[:：©(]|licensee )`)

// noticeSentence is a sentence of a note of rights after its first.
var noticeSentence = mustOpen(`(?i)^(?:all rights|some rights|published by|this (?:article|work|paper|document) is|this is an|it is|its content|no part|for permissions?|used (?:with|by) permission|reprinted|` +
	`licensee|under |distributed|creative commons|users may|however, users|no warranty|copyright|\(copyright|©|open access|the article|article is|original work|please|permission|unauthorized|alle rechte|tous droits|todos |tutti )`)

// tellsOfRights is the beginning of a note of rights that a sentence of an abstract
// may begin with as well; a name must follow it.
var tellsOfRights = regexp.MustCompile(`(?i)^(?:copyright\s|published by )`)

// mainClause finds what such a sentence goes on with: "Published by Springer in
// 1999, the book changed the field."
var mainClause = regexp.MustCompile(`, (?:the|this|these|it|a|an|his|her|their|we|they) `)

// clauseMarks are words of prose that no name of a holder has.
var clauseMarks = set("is", "are", "was", "were", "be", "been", "has", "have", "had", "we", "that", "which", "it", "can", "may", "will", "should", "not", "how", "what", "when", "does", "do", "as", "but", "they", "these", "doi")

// mostHolder is how many words the name of a holder has, with what is beside it.
const mostHolder = 18

// sentenceBreak parts the sentences of a note.
var sentenceBreak = regexp.MustCompile(`[.!;]\s+`)

// rights reports whether a text is a note of rights from its beginning to its end.
func rights(text string) bool {
	if len(text) > longestKeywords || !noticeStart.MatchString(text) || !strings.ContainsFunc(text, unicode.IsLetter) {
		return false
	}
	for i, s := range sentenceBreak.Split(text, -1) {
		first := i == 0 && !strings.ContainsAny(s, "©ⓒ")
		switch {
		case len(keywords(s)) > 0:
			return false // a note of its own
		case first && strings.Contains(s, "property of"):
			continue
		case first && tellsOfRights.MatchString(s):
			if mainClause.MatchString(s) {
				return false
			}
		case noticeSentence.MatchString(s):
			continue
		}
		if !holder(s) {
			return false
		}
	}
	return true
}

// holder reports whether a sentence is only a name, with a year or a place.
func holder(s string) bool {
	words := strings.Fields(s)
	if len(words) > mostHolder {
		return false
	}
	for _, w := range words {
		if inSmall(clauseMarks, strings.Trim(w, ".,:()[]")) {
			return false
		}
	}
	return true
}

package clean

import (
	"strings"

	"rectify/pipeline"
)

// noteWords are the first words of notes.
var noteWords = set("jel", "pacs", "msc", "ams", "mesh", "udc", "udk", "удк", "ббк", "中图分类号", "中圖分類號", "文献标识码", "doi", "issn", "isbn", "http", "https", "pp", "page", "pages", "стр",
	"key", "keyword", "keywords", "index", "subject", "키", "키워드", "주제어", "핵심어", "핵심", "핵심단어", "중심어", "색인어", "关键词", "关键字", "關鍵詞", "關鍵字", "关", "キーワード",
	"mot", "mots", "schlüsselwort", "schlüsselwörter", "schlüsselworte", "schluesselwoerter", "schlagwörter", "schlagworte", "stichwörter", "stichworte", "palabra", "palabras", "palavra", "palavras", "parole", "paraules", "gako",
	"ключевые", "ключові", "түйін", "түйінді", "кілт", "түлхүүр", "słowa", "klíčová", "kľúčové", "ključne", "ključni", "anahtar", "từ", "kata", "trefwoorden", "sleutelwoorden", "nyckelord", "nøkkelord", "nøgleord", "emneord", "avainsanat",
	"kulcsszavak", "cuvinte", "λέξεις", "מילות", "الكلمات", "كلمات", "کلمات", "واژگان", "کلیدواژه", "کلیدواژه\u200cها", "คำสำคัญ", "मुख्य", "कुंजी", "बीज",
	"copyright", "crown", "licensee", "alle", "tous", "todos", "tutti", "все", "c", "q", "r", "psycinfo", "psycarticles",
	"received", "revised", "accepted", "submitted", "manuscript", "reçu", "accepté", "eingegangen", "angenommen", "recibido", "aceptado", "recebido", "aceito", "ricevuto", "поступила", "принята", "статья",
	"접수", "접수일", "투고", "투고일", "심사", "심사일", "게재", "게재확정일", "收稿", "收稿日期", "修回日期", "接受日期", "原稿受付", "受付", "受理", "저작권", "版权所有", "著作権",
	"abstract", "author", "authors")

// commonWords are the first words of noteOpenings.
var commonWords = set("all", "the", "this", "published", "first", "available")

// noteOpenings are the first words of notes whose first word alone is common.
var noteOpenings = []string{"all rights", "the author(s)", "the authors 20", "this article is ", "this work is ", "this paper is ", "this document is ", "this is an open", "published by", "first published", "available online", "first submitted"}

// events are what has happened to a manuscript on a day.
const events = `(?:(?:manuscript )?received|(?:first )?submitted|(?:last )?revised|revision received|received in revised form|in revised form|in final form|accepted(?: for publication| in revised form)?|available online|(?:first )?published(?: online| first)?|communicated` +
	`|(?:원고 ?)?접수일?|투고일?|심사(?:완료)?일?|수정일?|게재 ?확정일?|收稿(?:日期)?|修回(?:日期)?|修订日期|修訂日期|接受日期|录用日期|原稿受付|受付日?|受理日?|採択日?` +
	`|reçu(?: le)?|révisé(?: le)?|accepté(?: le)?|eingegangen(?: am)?|angenommen(?: am)?|recibido(?: el)?|aceptado(?: el)?|recebido(?: em)?|aceito(?: em)?|aprovado(?: em)?|ricevuto(?: il)?|accettato(?: il)?` +
	`|(?:статья )?поступила(?: в редакцию)?|принята(?: к (?:публикации|печати))?|geliş tarihi|kabul tarihi|başvuru|ngày nhận(?: bài)?|diterima|disetujui)`

// dates are the dates of a manuscript, one after another.
const dates = `(?:` + events + `(?: on)?\s*[:：]?\s*\(?` + date + `\)?\s*[;,./|]?\s*(?:and )?)+`

// historyStart finds the dates of a manuscript before an abstract.
var historyStart = mustOpen(`(?i)^` + dates)

// tailForms are the kinds of notes that their words give away, besides keywords
// and rights. The first group is the value.
var tailForms = []form{
	{"received", line1(`(` + dates + `)`)},
	{"classification", line1(`((?:JEL(?:[- ](?:classifications?|codes?|classification (?:codes?|numbers?|system)))?)\s*[:：—–-]?\s*[A-Z]\d{0,2}(?:[,;]? ?(?:and )?[A-Z]\d{0,2})*)`)},
	{"classification", line1(`((?:PACS|AMS|MSC|(?:19|20)\d\d (?:AMS|MSC|mathematics)|mathematics)(?: (?:numbers?|codes?|subject classifications?|classifications?))?(?: ?\(?(?:19|20)\d\d\)?)?\s*[:：—–-]?\s*(?:primary )?\d\d[\dA-Z.+-]*(?:[,; ]+(?:secondary )?\d\d[\dA-Z.+-]*)*)`)},
	{"classification", line1(`((?:MeSH|MeSH (?:terms?|headings?|descriptors?|keywords?)|medical subject headings)\s*[:：]\s*[^.]{3,250})`)},
	{"classification", line1(`((?:UDC|UDK|УДК|ББК|ГРНТИ|ВАК|CLC(?: number)?|KDC|DDC|中图分类号|中圖分類號|文献标识码)\s*[:：]?\s*[\dA-Z][\dA-Z.:()/+,; -]{0,40})`)},
	{"doi", line1(`(?:doi\s*[:：]?\s*)?(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?(10\.\d{4,9}/\S+)`)},
	{"issn", line1(`(?:e-?|p-?)?issn\s*[:：]?\s*(\d{4}[–-]\d{3}[\dX])`)},
	{"pages", line1(`(?:pp\.|pages?|страниц[ыа]?|стр\.|seiten?)\s*[:：]?\s*(\d{1,5}\s?[–-]\s?\d{1,5})`)},
}

// lineForms are notes only on a line of their own.
var lineForms = []form{
	{"pages", line1(`(page \d{1,4} of \d{1,4}|[-–—]\s?\d{1,4}\s?[-–—]|p(?:p|age)?\.? ?\d{1,4}|\d{1,4} ?/ ?\d{1,4} ?(?:pages?|쪽|页|頁|ページ))`)},
}

// bracketForms are notes only in brackets of their own.
var bracketForms = []form{
	{"note", line1(`((?:abstract|summary) (?:from|by|provided by) (?:the )?(?:authors?|publisher|journal|editors?)(?:['’]s)?(?: \w+)?|(?:from the )?(?:authors?|authors?['’]s?|publisher|journal|publication|original|provider|edited) abstract|abstract: ?(?:authors?|editors?|publisher)[^.]{0,80}|(?:as )?provided by (?:the )?(?:authors?|publisher)|from the (?:author|publisher|journal|introduction)|AU)`)},
	{"pages", line1(`(pdf contains \d{1,4} pages?)`)},
}

// formOf is what a note of one of the forms says.
func formOf(text string, bracketed, ownLine bool) (pipeline.Field, bool) {
	var others []form
	switch {
	case bracketed:
		others = bracketForms
	case ownLine:
		others = lineForms
	}
	for _, forms := range [...][]form{tailForms, others} {
		for _, f := range forms {
			if m := f.pattern.FindStringSubmatch(text); m != nil {
				return pipeline.Field{Name: f.name, Values: []string{strings.TrimSpace(m[1])}}, true
			}
		}
	}
	return pipeline.Field{}, false
}

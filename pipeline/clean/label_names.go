package clean

import (
	"strings"
	"unicode"
)

// abstractNames are the words that head an abstract, folded; languages in the
// order of their scripts.
var abstractNames = foldAll(
	"abstract", "summary", "synopsis", "annotation", "the abstract", "english abstract", "korean abstract", "chinese abstract",
	"japanese abstract", "abstract in english", "content abstract", "content summary", "executive summary",
	"résumé", "resumé", "resume", "sommaire", "zusammenfassung", "kurzfassung", "kurzzusammenfassung", "resumen", "resumo", "riassunto", "sommario",
	"samenvatting", "sammanfattning", "sammendrag", "samandrag", "tiivistelmä", "rezumat", "resum", "laburpena",
	"abstrakt", "streszczenie", "souhrn", "súhrn", "összefoglalás", "absztrakt", "sažetak", "povzetek", "özet", "öz", "tóm tắt", "abstrak", "intisari",
	"аннотация", "реферат", "резюме", "анотація", "аңдатпа", "түйіндеме", "түйін", "хураангуй", "сажетак", "περίληψη",
	"초록", "국문초록", "국문 초록", "영문초록", "영문 초록", "논문초록", "논문 초록", "요약", "국문요약", "국문 요약", "영문요약", "영문 요약", "논문요약", "논문 요약", "요약문", "요지",
	"摘要", "提要", "内容摘要", "內容摘要", "内容提要", "內容提要", "中文摘要", "英文摘要", "论文摘要", "論文摘要",
	"要旨", "要約", "抄録", "和文要旨", "英文要旨", "和文抄録", "概要",
	"ملخص", "الملخص", "المستخلص", "مستخلص", "چکیده", "خلاصه", "תקציר", "सार", "सारांश", "บทคัดย่อ",
)

// titleNames are the words that head a title, folded.
var titleNames = foldAll("title", "제목", "논문제목", "논문 제목", "题目", "題目", "标题", "標題", "タイトル", "titre", "titel", "título", "titolo", "название", "заглавие")

// allNames are what may head a title.
var allNames = join(abstractNames, titleNames)

// certain are the names that no sentence begins with: white space is enough to
// set them off.
var certain = foldAll("국문초록", "영문초록", "논문초록", "국문요약", "영문요약", "논문요약", "内容摘要", "內容摘要", "内容提要", "內容提要", "中文摘要", "英文摘要", "论文摘要", "論文摘要", "บทคัดย่อ")

// languageNames are the languages that a label has in brackets.
var languageNames = foldAll("english", "in english", "korean", "in korean", "chinese", "국문", "영문", "한글", "英文", "中文", "韩文", "韓文", "和文", "english version")

// longestName is the most bytes a name takes in a text: with its letters
// apart, the longest is a little over half of this.
const longestName = 80

// fold says a name in lower case and without spaces, so that one that is
// spaced out is found as well; but two words must not make one ("ab stract"), so
// either every letter stands apart or the spaces are those of the list.
func fold(name string) string {
	name = strings.ToLower(name)
	fields := strings.FieldsFunc(name, unicode.IsSpace)
	for _, f := range fields {
		if len([]rune(f)) != 1 {
			return strings.Join(fields, " ")
		}
	}
	return strings.Join(fields, "")
}

func foldAll(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[fold(n)] = true
	}
	return m
}

func join(ms ...map[string]bool) map[string]bool {
	all := make(map[string]bool)
	for _, m := range ms {
		for n := range m {
			all[n] = true
		}
	}
	return all
}

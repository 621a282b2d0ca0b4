package clean

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

// abstractNames are the words that head an abstract, folded, each with the
// languages it is a word of. Those whose word also heads a conclusion are in concluding.
var abstractNames = inLanguages(map[string][]string{
	"en": {
		"abstract", "abstracts", "summary", "synopsis", "annotation", "the abstract", "english abstract", "korean abstract", "chinese abstract",
		"japanese abstract", "french abstract", "german abstract", "spanish abstract", "russian abstract", "turkish abstract", "abstract in english",
		"abstract in korean", "abstract in chinese", "summary in english", "english summary", "content abstract", "content summary", "executive summary",
		"author abstract", "authors' abstract", "author's abstract", "authors’ abstract", "author’s abstract", "original abstract", "translated abstract",
		"paper abstract", "article abstract", "thesis abstract", "dissertation abstract", "extended abstract", "structured abstract", "short abstract",
		"from the abstract", "from the thesis abstract", "from the author's abstract", "brief abstract", "paper summary", "article summary",
		"publisher summary", "publisher's summary", "editor's summary", "description", "book description", "abstract and summary",
	},
	"fr": {"résumé", "resumé", "resume", "sommaire", "résumé en français", "résumé français", "résumé de l'article", "résumé de l’article"},
	"de": {"zusammenfassung", "kurzfassung", "kurzzusammenfassung", "deutsche zusammenfassung", "abriss", "inhaltsangabe", "abstrakt"},
	"es": {"resumen", "resumen en español", "sumario", "extracto"},
	"pt": {"resumo", "sumário", "resumo em português"},
	"it": {"riassunto", "sommario", "sintesi"},
	"nl": {"samenvatting", "korte samenvatting"},
	"sv": {"sammanfattning", "sammandrag"},
	"no": {"sammendrag", "samandrag"},
	"da": {"resumé", "sammendrag", "sammenfatning"},
	"fi": {"tiivistelmä"},
	"ro": {"rezumat"},
	"ca": {"resum"},
	"gl": {"resumo"},
	"eu": {"laburpena"},
	"pl": {"streszczenie", "abstrakt", "zarys treści"},
	"cs": {"abstrakt", "souhrn", "anotace", "resumé", "shrnutí"},
	"sk": {"abstrakt", "súhrn", "anotácia"},
	"hu": {"összefoglalás", "összefoglaló", "absztrakt", "kivonat"},
	"hr": {"sažetak"},
	"sl": {"povzetek", "izvleček"},
	"tr": {"özet", "öz", "özetçe", "türkçe özet"},
	"vi": {"tóm tắt", "tóm lược", "tóm tắt nội dung"},
	"id": {"abstrak", "intisari", "ringkasan"},
	"ms": {"abstrak", "ringkasan"},
	"ru": {"аннотация", "реферат", "резюме", "краткая аннотация", "краткое содержание"},
	"uk": {"анотація", "реферат", "резюме"},
	"kk": {"аңдатпа", "түйіндеме", "түйін", "аннотация"},
	"mn": {"хураангуй", "товч агуулга", "товч утга"},
	"sr": {"сажетак", "апстракт", "резиме"},
	"bg": {"резюме", "анотация", "абстракт"},
	"el": {"περίληψη", "περιληψη"},
	"ko": {
		"초록", "국문초록", "국문 초록", "영문초록", "영문 초록", "논문초록", "논문 초록", "한글초록", "한글 초록", "중문초록", "중문 초록", "일문초록", "일문 초록",
		"요약", "국문요약", "국문 요약", "영문요약", "영문 요약", "논문요약", "논문 요약", "한글요약", "한글 요약", "요약문", "국문요약문", "요지", "논문요지", "논문 요지",
		"국문요지", "논문개요", "논문 개요", "국문개요", "개요", "초록요약",
	},
	"zh": {
		"摘要", "提要", "内容摘要", "內容摘要", "内容提要", "內容提要", "中文摘要", "英文摘要", "论文摘要", "論文摘要", "文章摘要", "本文摘要", "论文提要", "論文提要",
		"内容简介", "內容簡介", "概要", "中文提要", "中文概要",
	},
	"ja": {
		"要旨", "要約", "抄録", "和文要旨", "英文要旨", "和文抄録", "英文抄録", "概要", "論文要旨", "論文概要", "論文要約", "和文要約", "英文要約", "内容要旨", "梗概", "あらまし",
	},
	"ar": {"ملخص", "الملخص", "المستخلص", "مستخلص", "الخلاصة", "ملخص البحث", "ملخص الدراسة"},
	"fa": {"چکیده", "خلاصه"},
	"he": {"תקציר"},
	"hi": {"सार", "सारांश", "शोध सार"},
	"th": {"บทคัดย่อ"},
})

// titleNames are the words that head a title, folded.
var titleNames = inLanguages(map[string][]string{
	"en": {"title", "paper title", "article title", "english title"},
	"fr": {"titre"},
	"de": {"titel"},
	"es": {"título"},
	"pt": {"título"},
	"it": {"titolo"},
	"nl": {"titel"},
	"pl": {"tytuł"},
	"cs": {"název"},
	"tr": {"başlık"},
	"vi": {"tiêu đề", "nhan đề"},
	"id": {"judul"},
	"ms": {"tajuk"},
	"ru": {"название", "заглавие", "название статьи"},
	"uk": {"назва"},
	"kk": {"тақырыбы"},
	"mn": {"гарчиг"},
	"ko": {"제목", "논문제목", "논문 제목", "국문제목", "국문 제목", "영문제목", "영문 제목", "논문명"},
	"zh": {"题目", "題目", "标题", "標題", "篇名", "题名", "題名", "论文题目", "論文題目", "中文题目", "英文题目"},
	"ja": {"タイトル", "題名", "論文題目", "論題", "表題"},
	"ar": {"العنوان", "عنوان البحث"},
	"fa": {"عنوان"},
	"he": {"כותרת"},
	"hi": {"शीर्षक"},
	"th": {"ชื่อเรื่อง"},
})

// allNames are what may head a title.
var allNames = join(abstractNames, titleNames)

// concluding are the names that also head the last part of a structured
// abstract: in the middle of a text only another language around them tells
// that they head a second abstract.
var concluding = foldAll("summary", "description", "synopsis", "annotation", "sommaire", "sumario", "sumário", "extracto", "sommario", "sintesi", "zusammenfassung", "kurzfassung",
	"resumen", "resumo", "riassunto", "résumé", "resumé", "resume", "samenvatting", "sammanfattning", "sammendrag", "tiivistelmä", "összefoglalás", "összefoglaló",
	"kivonat", "abriss", "souhrn", "shrnutí", "súhrn", "anotace", "özet", "ringkasan", "резюме", "реферат", "түйін", "요약", "요약문", "요지", "개요", "提要", "概要", "要約", "要旨",
	"あらまし", "内容简介", "內容簡介", "内容提要", "內容提要", "الخلاصة", "ملخص", "الملخص", "خلاصه", "सार", "सारांश", "краткое содержание", "executive summary", "content summary", "梗概")

// certain are the names that no sentence begins with: white space is enough to
// set them off.
var certain = foldAll("국문초록", "국문 초록", "영문초록", "영문 초록", "논문초록", "논문 초록", "한글초록", "한글 초록", "국문요약", "국문 요약", "영문요약", "영문 요약", "논문요약", "논문 요약", "국문요지", "국문요약문",
	"内容摘要", "內容摘要", "内容提要", "內容提要", "中文摘要", "英文摘要", "论文摘要", "論文摘要", "中文提要", "和文要旨", "英文要旨", "和文抄録", "英文抄録", "和文要約", "บทคัดย่อ")

// nouns are the names that no capitalised word of their language continues:
// before one, white space sets them off. "Abstract" and "Summary" are not
// among them, which may be adjectives ("Abstract Expressionism"), nor is what an
// English sentence may begin with ("Resume").
var nouns = foldAll("résumé", "zusammenfassung", "kurzfassung", "resumen", "resumo", "riassunto", "samenvatting", "sammanfattning", "sammendrag", "abstrak", "rezumat")

// governing are the names that a capitalised word may continue without a
// preposition ("Резюме Международной конференции"): an editor is asked.
var governing = foldAll("streszczenie", "souhrn", "abstrakt", "özet", "tóm tắt", "аннотация", "реферат", "резюме", "анотація", "аңдатпа", "түйіндеме", "хураангуй", "tiivistelmä", "összefoglalás", "sažetak")

// languageNames are the languages that a label has in brackets.
var languageNames = foldAll("english", "in english", "korean", "in korean", "chinese", "in chinese", "japanese", "french", "german", "spanish", "russian", "en", "fr", "de", "es", "ru",
	"국문", "영문", "한글", "중문", "일문", "한국어", "영어", "英文", "中文", "日文", "韩文", "韓文", "和文", "英語", "日本語", "english version", "français", "en français", "anglais", "deutsch", "englisch", "español", "inglés", "português", "русский", "english abstract", "на английском языке", "на русском языке")

// longestName is the most bytes a name takes in a text: with its letters
// apart, the longest is a little over half of this.
const longestName = 80

// fold says a name in lower case and without spaces, so that one that is
// spaced out is found as well; but two words must not make one ("ab stract"), so
// either every letter stands apart or the spaces are those of the list.
func fold(name string) string {
	name = strings.ToLower(name)
	if strings.IndexFunc(name, unicode.IsSpace) < 0 {
		return name
	}
	fields := strings.FieldsFunc(name, unicode.IsSpace)
	for _, f := range fields {
		if len([]rune(f)) != 1 {
			return strings.Join(fields, " ")
		}
	}
	return strings.Join(fields, "")
}

// inLanguages turns lists of names by language into the languages of each
// folded name, with spaces around.
func inLanguages(names map[string][]string) map[string]string {
	languages := make(map[string]string)
	for _, lang := range slices.Sorted(maps.Keys(names)) {
		for _, n := range names[lang] {
			languages[fold(n)] += " " + lang + " "
		}
	}
	return languages
}

func foldAll(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[fold(n)] = true
	}
	return m
}

// join is the union of maps of names.
func join(ms ...map[string]string) map[string]string {
	all := make(map[string]string)
	for _, m := range ms {
		for n, languages := range m {
			all[n] += languages
		}
	}
	return all
}

package clean

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"rectify/pipeline"
)

// longestMark is the longest line that may be furniture, in bytes; one of
// keywords may be longer.
const longestMark, longestKeywords = 300, 1000

// mark says of the lines around the prose what they are.
func mark(lines []line) {
	for i := range lines {
		l := &lines[i]
		if l.marks = l.byForm(); len(l.marks) > 0 {
			l.confidence = 0.96
		}
	}
}

// marksOf is what a line says when it is furniture by its form alone. One
// line may hold several pieces, between bars or dots.
func marksOf(text string) []pipeline.Field {
	if len(text) > widestSpace*longestKeywords {
		return nil
	}
	text = narrowSpaces(text)
	if len(text) <= longestKeywords {
		if words := keywords(text); len(words) > 0 {
			return []pipeline.Field{{Name: "keywords", Values: words, Many: true}}
		}
	}
	if len(text) > longestMark {
		return nil
	}
	whole := evenSpaces(text)
	if f, ok := markOf(whole); ok {
		return []pipeline.Field{f}
	}
	if whole == text && !holdsAny(text, "|", "/", "｜", "│", "·", "•") {
		return nil // of one piece
	}
	var fields []pipeline.Field
	for _, piece := range bars.Split(text, -1) {
		f, ok := markOf(strings.TrimSpace(piece))
		if !ok {
			return nil
		}
		fields = append(fields, f)
	}
	return fields
}

// wideSpaces are spaces that patterns do not know as such.
var wideSpaces = strings.NewReplacer("\u00a0", " ", "\u3000", " ", "\u2009", " ", "\u202f", " ")

// widestSpace is how many bytes such a space has at the most.
const widestSpace = len("\u3000")

// narrowSpaces is a text with a space for each wide one.
func narrowSpaces(text string) string {
	if !holdsAny(text, "\u00a0", "\u3000", "\u2009", "\u202f") {
		return text
	}
	return wideSpaces.Replace(text)
}

// evenSpaces is a text with one space between its words and none around it.
func evenSpaces(text string) string {
	if strings.Contains(text, "  ") || strings.TrimSpace(text) != text || strings.ContainsFunc(text[beyondPrint(text, 0):], oddSpace) {
		return strings.Join(strings.Fields(text), " ")
	}
	return text
}

// oddSpace reports whether a character is white space other than a plain space.
func oddSpace(r rune) bool { return r != ' ' && unicode.IsSpace(r) }

// holdsAny reports whether a text holds one of a few words or marks.
func holdsAny(text string, parts ...string) bool {
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(text, part) })
}

// bars part the pieces of one line.
var bars = regexp.MustCompile(`\s*[|｜│·•]\s*|\t+|\s{2,}|\s+/\s+`)

// form is a kind of furniture that its words give away. The first group of the
// pattern, when it has one, is the value.
type form struct {
	name    string
	pattern interface {
		FindStringSubmatch(text string) []string
	}
}

// forms are the kinds of furniture, the most telling first.
var forms = []form{
	{"views", line1(`(?:views?|hits?|reads?|page ?views|조회(?:수)?|点击(?:数|量|率)?|點擊|浏览(?:量|次数|数)?|瀏覽|阅读(?:量|次数|数)?|閲覧数|просмотр(?:ы|ов)?|vues|visitas|aufrufe|downloads?|다운로드(?:수)?|下载(?:量|次数)?)\s*[:：]?\s*(\d[\d,. ]*)(?:次|회)?`)},
	{"views", line1(`(\d[\d,.]*)\s+(?:views|hits|downloads|vues|просмотров)`)},
	{"published", labelledDate{false, mustOpen(`(?i)^(?:publication date|date of publication|publishing date|published(?: on| online)?|release date|issue date|발행일|발간일|출판일|발행\s?년월|게재일|出版日期|出版时间|出版時間|发表时间|発行日|дата публикации|date de publication|erscheinungsdatum|fecha de publicación|data de publicação)(?:\s*[:：]\s*|\s+)`)}},
	{"date", labelledDate{true, mustOpen(`(?i)^(?:date|posted(?: on)?|updated|last updated|등록일|작성일|게시일|날짜|日期|发布时间|发布日期|發布日期|时间|更新时间|掲載日|дата|fecha|datum)(?:\s*[:：]\s*|\s+)`)}},
	{"volume", line1(`(?:volume|vol\.?|band|bd\.|tome|tomo|том|issue|no\.|권호(?:사항)?|통권)\s*[:：]?\s*((?:\d|[IVXLC]+\b)[\d\pL .,:;()–/-]{0,50})`)},
	{"volume", line1(`(第\s?\d+\s?[卷巻期号號辑輯][\d\pL ,（）()第卷期号页頁–-]{0,40}|제\s?\d+\s?[권호집][\d\pL ,()제권호집쪽–-]{0,40})`)},
	{"pages", line1(`(\d{1,4}\s?(?:pages?|pp\.?|p\.|쪽|면|페이지|页|頁|ページ|seiten|páginas|pagine|стр\.?|с\.|s\.)(?:\s*[,;]\s*[\pL][\pL -]{0,40})?)`)},
	{"pages", line1(`(?:pages?|pp\.|쪽수|페이지|면수|页数|頁數|頁数|ページ数|страниц[ы]?|seiten|páginas)\s*[:：]?\s*([\divxlc][\divxlc ,–-]{0,20})`)},
	{"isbn", line1(`(?:e-?)?isbn(?:-1[03])?\s*[:：]?\s*([\dX][\dX –-]{8,20})`)},
	{"issn", line1(`(?:e-?|p-?)?issn\s*[:：]?\s*(\d{4}[–-]\d{3}[\dX])`)},
	{"doi", line1(`(?:doi\s*[:：]?\s*|https?://(?:dx\.)?doi\.org/)(10\.\d{4,9}/\S+)`)},
	{"rights", line1(`((?:copyright|©|ⓒ|\(c\) ?(?:19|20)\d\d|all rights reserved|저작권|版权所有|著作権).*)`)},
	{"publisher", line1(`(?:publisher|published by|발행처|발행기관|출판사|출판처|出版社|出版者|発行所|издательство|éditeur|verlag|editorial)\s*[:：]\s*(.{2,80})`)},
	{"price", line1(`(?:price|정가|가격|定价|價格|価格|цена|prix|preis|precio)\s*[:：]\s*(.{0,6}\d[\d.,]*.{0,10})`)},
	{"authors", line1(`(?:authors?|written by|writer|저자|필자|연구자|연구진|집필진|作者|著者|执笔者|автор(?:ы)?|auteurs?|autore?s?|autoren)\s*[:：]\s*(.{2,200})`)},
	{"poster", line1(`(?:posted by|uploaded by|작성자|글쓴이|등록자|发布者|发布人)(?:\s*[:：]\s*|\s+)(.{2,60})`)},
	{"title", line1(`(?:title|제목|논문제목|标题|題目|题目|標題|タイトル|название|titre|titel|título)\s*[:：]\s*(.{2,200})`)},
	{"series", line1(`(?:series|총서|시리즈|丛书|叢書|シリーズ|серия|série|reihe|serie)\s*[:：]\s*(.{2,100})`)},
	{"navigation", line1(`((?:home|홈|首页)(?:\s*[>›»/]\s*[\pL][\pL &-]{0,40}){1,6}|back to (?:list|top)|목록(?:으로)?|print|인쇄|share|공유하기|download(?: pdf)?|pdf(?: download)?|첨부파일|原文下载|prev(?:ious)?|이전글|다음글|上一篇|下一篇)`)},
}

// line1 compiles a pattern for a whole line, whatever the case of its letters.
func line1(pattern string) *opening { return mustOpen(`(?i)^` + pattern + `$`) }

// markOf is what a line, or one piece of it, says by its form.
func markOf(text string) (pipeline.Field, bool) {
	for _, f := range forms {
		m := f.pattern.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		if f.name == "authors" {
			return pipeline.Field{Name: f.name, Values: splitNames(m[1]), Many: true}, true
		}
		return pipeline.Field{Name: f.name, Values: []string{m[1]}}, true
	}
	return pipeline.Field{}, false
}

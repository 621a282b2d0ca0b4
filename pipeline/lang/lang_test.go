package lang_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"rectify/pipeline"
	"rectify/pipeline/lang"
)

// identify works with cues alone: what these tests hold does not depend on a
// model.
var identify = lang.New(nil)

var abstracts = []struct{ lang, text string }{
	{"en", "This paper examines why the six-party talks failed and what the parties could have done. It argues that trust was never the point."},
	{"en", "Ｔｈｉｓ ｐａｐｅｒ ｅｘａｍｉｎｅｓ ｗｈｙ ｔｈｅ ｔａｌｋｓ ｆａｉｌｅｄ ａｎｄ ｗｈａｔ ｔｈｅ ｐａｒｔｉｅｓ ｃｏｕｌｄ ｈａｖｅ ｄｏｎｅ．"},
	{"ko", "본 논문은 북핵 문제를 둘러싼 6자회담의 전개 과정과 그 한계를 분석한다. 연구의 목적은 협상 구조를 밝히는 데 있다."},
	{"ko", "本 論文은 北核 問題를 둘러싼 六者會談의 展開 過程과 그 限界를 分析한다."},
	{"ja", "本稿は朝鮮半島の核問題をめぐる交渉の経緯を検討し、その限界を明らかにする。"},
	{"ja", "東京大学大学院経済学研究科"},
	{"zh-Hans", "本文探讨了朝鲜半岛核问题的谈判过程，并分析了各方的立场与局限。"},
	{"zh-Hant", "本文探討了朝鮮半島核問題的談判過程，並分析了各方的立場與侷限。"},
	{"zh", "中文大字"},
	{"ru", "В статье рассматривается ход переговоров по ядерной проблеме Корейского полуострова и их пределы."},
	{"uk", "У статті розглянуто перебіг переговорів щодо ядерної проблеми Корейського півострова та їхні межі."},
	{"kk", "Бұл мақалада Корей түбегіндегі ядролық мәселе бойынша келіссөздердің барысы және олардың шектері қарастырылады."},
	{"mn", "Энэ өгүүлэлд Солонгосын хойгийн цөмийн асуудлаарх хэлэлцээний явц болон түүний хязгаарыг авч үзсэн байна."},
	{"fr", "Cet article retrace les négociations sur la question nucléaire et montre pourquoi elles n’ont pas abouti dans les délais."},
	{"de", "Der Beitrag zeichnet die Verhandlungen über die Atomfrage nach und zeigt, warum sie nicht zum Ziel führten."},
	{"es", "Este artículo repasa las negociaciones sobre la cuestión nuclear y muestra por qué no llegaron a buen término."},
	{"it", "L’articolo ripercorre i negoziati sulla questione nucleare e mostra perché non sono giunti a buon fine."},
	{"pt", "Este artigo percorre as negociações sobre a questão nuclear e mostra por que elas não chegaram a bom termo."},
	{"nl", "Dit artikel beschrijft de onderhandelingen over het kernvraagstuk en laat zien waarom ze niet tot een akkoord hebben geleid."},
	{"pl", "Artykuł przedstawia przebieg rokowań w sprawie broni jądrowej oraz wyjaśnia, dlaczego nie przyniosły one skutku."},
	{"cs", "Článek popisuje průběh jednání o jaderné otázce a ukazuje, proč nevedla k cíli, který si strany stanovily."},
	{"tr", "Bu makale, nükleer sorun üzerine yürütülen görüşmeleri ele alıyor ve neden sonuç vermediklerini gösteriyor."},
	{"ar", "تتناول هذه الدراسة مسار المفاوضات حول القضية النووية في شبه الجزيرة الكورية وتبين أسباب فشلها."},
	{"fa", "این مقاله روند گفت\u200cوگوها درباره مسئله هسته\u200cای شبه\u200cجزیره کره را بررسی می\u200cکند و نشان می\u200cدهد که چرا به نتیجه نرسیدند."},
	{"hi", "यह लेख कोरियाई प्रायद्वीप के परमाणु प्रश्न पर हुई वार्ताओं की समीक्षा करता है और बताता है कि वे क्यों असफल रहीं।"},
	{"vi", "Bài viết xem xét quá trình đàm phán về vấn đề hạt nhân trên bán đảo Triều Tiên và những giới hạn của nó."},
	{"id", "Artikel ini membahas perundingan mengenai masalah nuklir dan menjelaskan bahwa perundingan itu gagal karena kebijakan pemerintah."},
	{"ms", "Makalah ini membincangkan rundingan mengenai isu nuklear dan menjelaskan bahawa rundingan itu gagal kerana dasar kerajaan."},
	{"th", "บทความนี้ศึกษากระบวนการเจรจาเรื่องปัญหานิวเคลียร์บนคาบสมุทรเกาหลีและข้อจำกัดของการเจรจา"},

	// Outside the languages told apart, nothing is claimed.
	{"und", "Чланак разматра ток преговора о нуклеарном питању на Корејском полуострву и њихове границе."},
	{"und", "Статията разглежда хода на преговорите по ядрения въпрос на Корейския полуостров и техните граници през последните години."},
	{"und", "Artikeln behandlar förhandlingarna om kärnvapenfrågan och visar att de inte har lett till något resultat för parterna."},
	{"und", "हा लेख कोरियन द्वीपकल्पाच्या अण्वस्त्र प्रश्नावरील वाटाघाटींचा आढावा घेतो आणि त्या का अयशस्वी झाल्या हे दाखवतो आहे."},
	{"und", "Το άρθρο εξετάζει την πορεία των διαπραγματεύσεων."},
	{"und", ""},
	{"und", "12345 – 67 %; 8.9"},
	{"und", "\xff\xfe\x80 \xc3"},
	{"und", "https://example.org/the/of/and/in/to?is=that&for=it the@of.and"},
}

// TestDetected checks that each language is known from a sentence or two of an
// abstract, and that what is none of them is undetermined.
func TestDetected(t *testing.T) {
	for _, tt := range abstracts {
		got := identify("", tt.text, "")
		if got.Detected != tt.lang {
			t.Errorf("language of %+q = %s (%.2f), want %s", tt.text, got.Detected, got.Confidence, tt.lang)
		}
		if tt.text != "" && (len(got.Abstract) != 1 || got.Abstract[0].Len() != len(tt.text)) {
			t.Errorf("parts of %+q = %v, want one", tt.text, got.Abstract)
		}
	}
}

const (
	english = "This article traces the history of the talks and asks what they have left to the parties. "
	korean  = "이 글은 회담의 역사를 추적하고 그것이 당사국에 남긴 것을 묻는다. "
	french  = "Cet article retrace l’histoire des pourparlers et se demande ce qu’ils ont laissé aux parties. "
	spanish = "Este artículo traza la historia de las conversaciones y se pregunta qué han dejado a las partes. "
	simple  = "本文追溯会谈的历史，并探讨其对各方的影响。"
)

// TestParts checks where a text is cut. A row is the text in pieces, each with
// the language it must come out in; neighbours in one language are one part.
func TestParts(t *testing.T) {
	type piece struct{ lang, text string }
	for _, tt := range []struct {
		name     string
		detected string
		pieces   []piece
	}{
		{"a Korean paragraph in an English abstract", "en", []piece{
			{"en", english + english + english + "\n"}, {"ko", korean + "\n"}, {"en", english},
		}},
		{"two whole abstracts", "mul", []piece{{"en", english + english}, {"ko", korean + korean + korean}}},
		{"three abstracts in one alphabet", "mul", []piece{
			{"en", english + english + "\n"}, {"fr", french + french + "\n"}, {"es", spanish + spanish},
		}},
		{"an untranslated sentence", "en", []piece{{"en", english + english}, {"zh-Hans", simple}, {"en", english + english}}},
		{"Chinese quoted inside a sentence", "en", []piece{
			{"en", english + "The slogan “以人为本，构建和谐社会” (put people first, build a harmonious society) is quoted throughout. " + english},
		}},
		{"a French sentence quoted in a paragraph", "en", []piece{
			{"en", english + "“Ce sont des jeux; il faut d’abord répondre à la question.” " + english},
		}},
		{"a heading that is short", "en", []piece{{"en", "초록\n" + english}}},
		{"names in Han characters", "en", []piece{
			{"en", english + "Among them are Sŏ Kŏjŏng 徐居正, Sŏng Hyŏn 成俔 and Kim Chongjik 金宗直. " + english},
		}},
		{"romanized names", "en", []piece{
			{"en", english + "Sŏ Kŏjŏng, Sŏng Hyŏn, Kim Chongjik, Chŏng Tochŏn, Kwŏn Kŭn and Yi Sŏnggye are its heroes. " + english},
		}},
		{"Simplified and Traditional Chinese", "mul", []piece{
			{"zh-Hans", simple + "\n"}, {"zh-Hant", "本文探討了朝鮮半島核問題的談判過程，並分析了各方的立場。"},
		}},
		{"English terms in Chinese", "zh-Hans", []piece{
			{"zh-Hans", "我们提出一种基于 Transformer 的 encoder-decoder 模型，并在 BLEU 与 COMET 上进行了评测。"},
		}},
		{"a heading in kanji alone", "ja", []piece{{"ja", "研究目的・方法\n本稿は交渉の経緯を検討し、その限界を明らかにする。\n研究結果及考察\nその結果、次のことがわかった。"}}},
		{"acronyms and initials are no function words", "en", []piece{
			{"en", english + "The DE, LA, LE, DER, DIE and DAS units of UN, EL and IL took part. " + english},
		}},
	} {
		var text strings.Builder
		var want []pipeline.Part
		for _, p := range tt.pieces {
			start := text.Len()
			text.WriteString(p.text)
			want = append(want, pipeline.Part{Span: pipeline.Span{Start: start, End: text.Len()}, Lang: p.lang})
		}
		got := identify("", text.String(), "")
		if got.Detected != tt.detected {
			t.Errorf("%s: detected %s, want %s", tt.name, got.Detected, tt.detected)
		}
		if !slices.Equal(got.Abstract, want) {
			t.Errorf("%s: parts %v, want %v", tt.name, got.Abstract, want)
		}
	}
}

// TestTitle checks that a title too short to be sure of is read in the light of
// the abstract, and of the declared language when there is none.
func TestTitle(t *testing.T) {
	for _, tt := range []struct{ name, title, abstract, declared, want string }{
		{"follows the abstract", "North Korean Nuclear Crisis", english, "", "en"},
		{"follows the declaration", "North Korean Nuclear Crisis", "", "en-GB", "en"},
		{"kanji over a Japanese abstract", "日本政治研究", "本稿は交渉の経緯を検討し、その限界を明らかにする。", "", "ja"},
		{"hanja over a Korean abstract", "韓國政治硏究", korean, "", "ko"},
		{"characters common to all, over Simplified Chinese", "中国政治", simple, "", "zh-Hans"},
		{"characters common to all, declared Taiwanese", "政治文化", "", "zh-TW", "zh-Hant"},
		{"an acronym", "ARF", english, "", "en"},
		{"another language than the abstract", "La politique étrangère de la Chine et les pourparlers", english, "en", "fr"},
		{"Korean over an English abstract", "6자회담의 전개 과정과 한계", english, "en", "ko"},
		{"Chinese over an English abstract", "六方会谈的历史与局限", english, "en", "zh-Hans"},
		{"Chinese in simplified characters over a Korean abstract", "六方会谈的历史与局限", korean, "ko", "zh-Hans"},
		{"English over a Korean abstract", "The Six-Party Talks and Their Limits", korean, "ko", "en"},
		{"English over a Japanese abstract", "The Six-Party Talks and Their Limits", japanese, "ja", "en"},
		{"a name over a Korean abstract", "Kim Il Sung", korean, "ko", "und"},
		{"kanji over a Japanese abstract, shared with Taiwan", "朝鮮半島核問題", japanese, "", "ja"},
		{"characters common to all, declared Japanese", "政治文化", "", "ja", "ja"},
		{"characters common to all, over Traditional Chinese", "政治文化", traditional, "", "zh-Hant"},
		{"short, over another language in the same letters", "Krieg und Frieden im Atomzeitalter", english, "en", "de"},
		{"a language nobody told us of", "Artikel", "", "sv", "und"},
	} {
		got := identify(tt.title, tt.abstract, tt.declared)
		if len(got.Title) != 1 || got.Title[0].Lang != tt.want {
			t.Errorf("%s: title parts of %+q = %v, want %s", tt.name, tt.title, got.Title, tt.want)
		}
	}
}

// TestFlags checks what an editor is told. A row lists the rules, and one of
// the messages in full.
func TestFlags(t *testing.T) {
	for _, tt := range []struct{ name, title, abstract, declared, rules, message string }{
		{"as declared", "", english, "en", "", ""},
		{"as declared, with a region", "", english, "en-US", "", ""},
		{"as declared, in a library's code", "", french, "fre", "", ""},
		{"Chinese is Chinese", "", simple, "zh", "", ""},
		{"nothing declared", "", french, "", "", ""},
		{"nothing to read", "", "42", "en", "", ""},
		{"another language", "", french, "en", lang.Mismatch, "The record declares English (en), but its text is French (fr)."},
		{
			"other characters", "", "並分析了各方的立場與侷限。", "zh-CN", lang.Mismatch,
			"The record declares Simplified Chinese (zh-Hans), but its text is Traditional Chinese (zh-Hant).",
		},
		{
			"no language code", "", english, "English!", lang.Mismatch,
			"The record declares its language as \"English!\", which is no language code; its text is English (en).",
		},
		{
			"an untranslated passage", "", english + english + korean, "en", lang.Untranslated,
			"This passage is Korean (ko); the rest of the record is English (en).",
		},
		{
			"an untranslated title", "6자회담의 전개 과정과 한계", english, "en", lang.Untranslated,
			"This passage is Korean (ko); the rest of the record is English (en).",
		},
		{
			"half translated", "", english + english + korean + korean, "en", lang.Untranslated,
			"This passage is Korean (ko); the rest of the record is English (en).",
		},
		{
			"a passage in a script of no language we know", "", english + english + "Το άρθρο εξετάζει την πορεία των διαπραγματεύσεων.", "en",
			lang.Untranslated, "This passage is in another script; the rest of the record is English (en).",
		},
		{
			"an unknown language", "", "Το άρθρο εξετάζει την πορεία των διαπραγματεύσεων.", "el", lang.Unknown,
			"The language of this text is not known. Rules for a particular language were not applied.",
		},
		{"several languages, none declared", "", english + english + korean + korean, "", "", ""},
		{
			"several languages, another declared", "", english + english + korean + korean, "fr", lang.Mismatch,
			"The record declares French (fr), but no passage of it is in that language.",
		},
	} {
		l := identify(tt.title, tt.abstract, tt.declared)
		var rules, messages []string
		for _, f := range l.Flags {
			rules = append(rules, f.Rule)
			messages = append(messages, f.Message)
		}
		if got := strings.Join(rules, " "); got != tt.rules {
			t.Errorf("%s: flags %q %q, want %q", tt.name, got, messages, tt.rules)
		} else if len(messages) > 0 && messages[0] != tt.message {
			t.Errorf("%s: message %q, want %q", tt.name, messages[0], tt.message)
		}
	}
}

// TestModel checks what a model is asked, and how far it is believed.
func TestModel(t *testing.T) {
	for _, tt := range []struct {
		name, title, declared string
		guesses               []lang.Guess
		want                  string
	}{
		{"sure", "Kebakaran hutan", "", []lang.Guess{{Lang: "id", Confidence: 0.8}, {Lang: "ms", Confidence: 0.2}}, "id"},
		{"close", "Kebakaran hutan", "", []lang.Guess{{Lang: "id", Confidence: 0.51}, {Lang: "ms", Confidence: 0.49}}, "und"},
		{"close, and declared", "Kebakaran hutan", "ms", []lang.Guess{{Lang: "id", Confidence: 0.51}, {Lang: "ms", Confidence: 0.49}}, "ms"},
		{"sure against the declaration", "Kebakaran hutan", "ms", []lang.Guess{{Lang: "id", Confidence: 0.9}, {Lang: "ms", Confidence: 0.1}}, "id"},
		{"weak", "Kebakaran hutan", "", []lang.Guess{{Lang: "id", Confidence: 0.2}}, "und"},
		{"silent", "Kebakaran hutan", "", nil, "und"},
	} {
		asked := ""
		got := lang.New(func(text string, _ []string) []lang.Guess {
			asked = text
			return tt.guesses
		})(tt.title+" 2019 (www.example.org)", "", tt.declared)
		if got.Detected != tt.want || asked != tt.title {
			t.Errorf("%s: asked %+q, detected %s, want %s", tt.name, asked, got.Detected, tt.want)
		}
	}
}

// TestModelIsSpared checks that no abstract in the table above needs a model.
func TestModelIsSpared(t *testing.T) {
	spared := lang.New(func(text string, among []string) []lang.Guess {
		t.Errorf("asked among %v about %+q", among, text)
		return nil
	})
	for _, tt := range abstracts {
		if tt.lang != "und" {
			spared("", tt.text, "")
		}
	}
}

// TestLong checks that time grows with the text, not faster: each of these is a
// megabyte of what could be gone over again and again.
func TestLong(t *testing.T) {
	for _, s := range []string{"a", ".", "\n", " ", "...)", "<a", "&a", "a. ", "。", "字", "字。", "\u0301", "\xff", "\\", "É "} {
		text := strings.Repeat(s, 1<<20/len(s))
		if got := identify(text, text, "en"); covered(got.Abstract) != len(text) {
			t.Errorf("parts of a megabyte of %+q cover %d bytes of %d", s, covered(got.Abstract), len(text))
		}
	}
}

func covered(parts []pipeline.Part) int {
	if len(parts) == 0 {
		return 0
	}
	return parts[len(parts)-1].End
}

// FuzzIdentify checks what holds for every text: the parts are in order, cover
// it, and are cut between characters; the answer is the same twice.
func FuzzIdentify(f *testing.F) {
	for _, tt := range abstracts {
		f.Add("", tt.text, "en")
	}
	f.Add(korean, english+simple+french+"\n"+korean, "zh-Hant-x-\xff")
	f.Fuzz(func(t *testing.T, title, abstract, declared string) {
		got := identify(title, abstract, declared)
		whole(t, title, got.Title)
		whole(t, abstract, got.Abstract)
		if again := identify(title, abstract, declared); !reflect.DeepEqual(got, again) {
			t.Errorf("first %+v, then %+v", got, again)
		}
		if got.Confidence < 0 || got.Confidence > 1 {
			t.Errorf("confidence %v", got.Confidence)
		}
		for _, flag := range got.Flags {
			if flag.Start < 0 || flag.End < flag.Start || flag.Field == "" && flag.End > 0 {
				t.Errorf("flag %+v", flag)
			}
		}
	})
}

func whole(t *testing.T, text string, parts []pipeline.Part) {
	t.Helper()
	at := 0
	for _, p := range parts {
		if p.Start != at || p.End <= p.Start || p.End > len(text) {
			t.Fatalf("parts of %+q: %v", text, parts)
		}
		if utf8.ValidString(text) && !utf8.ValidString(text[p.Start:p.End]) {
			t.Fatalf("parts of %+q cut a character: %v", text, parts)
		}
		at = p.End
	}
	if at != len(text) {
		t.Fatalf("parts of %+q cover %d bytes of %d", text, at, len(text))
	}
}

// BenchmarkAbstracts measures identification of abstracts of 1.5 kB in the
// languages they are written in most.
func BenchmarkAbstracts(b *testing.B) {
	var texts []string
	for _, of := range strings.Fields("ar cs de en es fr it ja ko pl pt ru tr zh-Hans") {
		i := slices.IndexFunc(abstracts, func(a struct{ lang, text string }) bool { return a.lang == of })
		sentence := abstracts[i].text + " "
		texts = append(texts, strings.Repeat(sentence, 1+1500/len(sentence)))
	}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for _, text := range texts {
			identify("", text, "")
		}
		n += len(texts)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "texts/s")
}

// BenchmarkShort measures titles with an abstract of a sentence.
func BenchmarkShort(b *testing.B) {
	n := 0
	for b.Loop() {
		for _, tt := range abstracts {
			identify("North Korean Nuclear Crisis", tt.text, "en")
		}
		n += len(abstracts)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "records/s")
}

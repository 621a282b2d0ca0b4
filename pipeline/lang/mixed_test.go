package lang_test

import (
	"slices"
	"strings"
	"testing"

	"rectify/pipeline"
	"rectify/pipeline/lang"
)

const (
	german      = "Dieser Beitrag zeichnet die Geschichte der Gespräche nach und fragt, was sie den Parteien hinterlassen haben. "
	russian     = "В статье прослеживается история переговоров и ставится вопрос о том, что они оставили сторонам. "
	ukrainian   = "У статті простежено історію переговорів і поставлено питання про те, що вони залишили сторонам. "
	serbian     = "У чланку се прати историја преговора и поставља питање шта су они оставили странама. "
	japanese    = "本稿は会談の歴史をたどり、それが当事国に何を残したのかを問う。"
	traditional = "本文追溯會談的歷史，並探討其對各方的影響。"
	arabic      = "يتتبع هذا المقال تاريخ المحادثات ويتساءل عما تركته للأطراف. "
	indonesian  = "Artikel ini menelusuri sejarah perundingan dan mempertanyakan apa yang ditinggalkannya bagi para pihak karena kebijakan pemerintah. "
)

// piece is a stretch of text and the language it must come out in.
type piece struct{ lang, text string }

// TestMixed checks what makes a part of its own in a text and what does not:
// an abstract in two languages and a sentence left untranslated do; a name, a
// term and a short quotation do not.
func TestMixed(t *testing.T) {
	for _, tt := range []struct {
		name     string
		detected string
		pieces   []piece
	}{
		// Abstracts in two languages or more.
		{"English, then Korean", "mul", []piece{{"en", english + english + "\n\n"}, {"ko", korean + korean + korean}}},
		{"Korean, then English, under headings", "mul", []piece{{"ko", "국문초록\n" + korean + korean + korean + "\n\n"}, {"en", "Abstract\n" + english + english}}},
		{"French, then English", "mul", []piece{{"fr", french + french + "\n"}, {"en", english + english}}},
		{"German, then English, in one paragraph", "mul", []piece{{"de", german + german}, {"en", english + english}}},
		{"Russian, then English", "mul", []piece{{"ru", russian + russian + "\n"}, {"en", english + english}}},
		{"Ukrainian, Russian and English", "mul", []piece{{"uk", ukrainian + ukrainian + "\n"}, {"ru", russian + russian + "\n"}, {"en", english + english}}},
		{"Japanese, then English", "mul", []piece{{"ja", japanese + japanese + japanese + "\n"}, {"en", english + english}}},
		{"Arabic, then French", "mul", []piece{{"ar", arabic + arabic + arabic + "\n"}, {"fr", french + french}}},
		{"Chinese, then Korean", "mul", []piece{{"zh-Hans", simple + simple + "\n"}, {"ko", korean + korean}}},
		{"Spanish, then English in lines", "mul", []piece{{"es", "Resumen: " + spanish + spanish + "\n"}, {"en", "Abstract: " + english + english}}},
		{"Indonesian, then English", "mul", []piece{{"id", indonesian + "\n"}, {"en", english + english}}},

		// A sentence left untranslated.
		{"Korean at the start", "en", []piece{{"ko", korean}, {"en", english + english}}},
		{"Korean at the end", "en", []piece{{"en", english + english}, {"ko", korean}}},
		{"Japanese in the middle", "en", []piece{{"en", english + english}, {"ja", japanese}, {"en", english + english}}},
		{"Traditional Chinese in the middle", "en", []piece{{"en", english + english}, {"zh-Hant", traditional}, {"en", english + english}}},
		{"Russian in the middle", "en", []piece{{"en", english + english}, {"ru", russian}, {"en", english + english}}},
		{"Arabic in the middle", "en", []piece{{"en", english + english}, {"ar", arabic}, {"en", english + english}}},
		{"English in Korean", "ko", []piece{{"ko", korean + korean + korean}, {"en", english}, {"ko", korean + korean + korean}}},
		{"English in Chinese", "zh-Hans", []piece{{"zh-Hans", strings.Repeat(simple, 4)}, {"en", english}, {"zh-Hans", strings.Repeat(simple, 4)}}},
		{"Chinese in Korean", "ko", []piece{{"ko", korean + korean}, {"zh-Hans", simple}, {"ko", korean + korean}}},
		{"Korean in Chinese", "zh-Hans", []piece{{"zh-Hans", simple + simple}, {"ko", korean}, {"zh-Hans", simple + simple}}},
		{"Chinese in Japanese", "ja", []piece{{"ja", japanese + japanese}, {"zh-Hans", simple}, {"ja", japanese + japanese}}},
		{"two Korean sentences in a row", "en", []piece{{"en", english + english + english}, {"ko", korean + korean}, {"en", english + english}}},
		{"Korean in two places", "en", []piece{{"en", english + english}, {"ko", korean}, {"en", english + english}, {"ko", korean}}},
		{"French as a line of its own", "en", []piece{{"en", english + english + "\n"}, {"fr", french + "\n"}, {"en", english + english}}},
		{"German, long, in a paragraph", "en", []piece{{"en", english + english}, {"de", german + german}, {"en", english + english}}},
		{"French in Korean, though quoted", "ko", []piece{{"ko", korean + korean}, {"fr", "“Ce sont des jeux; il faut d’abord répondre.” "}, {"ko", "카뮈의 이 말은 널리 알려져 있다. " + korean}}},
		{"Serbian in Russian", "ru", []piece{{"ru", russian + russian + "\n"}, {"und", serbian + "\n"}, {"ru", russian + russian}}},
		{"Korean without a full stop, as a line", "en", []piece{{"en", english + "\n"}, {"ko", "북핵 문제와 6자회담의 한계\n"}, {"en", english + english}}},

		// Neighbours that say little of their own language stay with their like.
		{"Vietnamese in terse Polish", "pl", []piece{
			{"pl", "Badano zmiany temperatury uzwojeń. Pomiary wykonano dwiema metodami. Uzyskano zgodność wyników.\n"},
			{"vi", "Bài viết xem xét quá trình đàm phán về vấn đề hạt nhân.\n"},
			{"pl", "Wyznaczono współczynniki przenikania ciepła. Zaproponowano modyfikację układu. Wykonano prototyp urządzenia."},
		}},
		{"Kazakh in terse Russian", "ru", []piece{
			{"ru", "Исследованы свойства сплавов. Получены зависимости твёрдости от температуры. Построены диаграммы состояния для всех составов.\n"},
			{"kk", "Мақалада қорытпалардың қасиеттері мен олардың құрылымы қарастырылады.\n"},
			{"ru", "Предложена методика расчёта. Приведены результаты опытов, которые были поставлены. Определены границы применимости."},
		}},
		{"French with a sentence of names after an English line", "fr", []piece{
			{"fr", french + french + "\n"}, {"en", english + "\n"}, {"fr", "Paris, Genève, Bruxelles, Strasbourg. " + french},
		}},

		// What does not make a text mixed.
		{"a Chinese name in brackets", "en", []piece{{"en", english + "Guo Moruo (郭沫若) was among them. " + english}}},
		{"a Russian name", "en", []piece{{"en", english + "Людмила Петрушевская was among them. " + english}}},
		{"a Korean term in brackets", "en", []piece{{"en", english + "The idea of self-reliance (주체사상) was among them. " + english}}},
		{"a Korean term at the start", "en", []piece{{"en", "정명 (rectification of names) is among them. " + english}}},
		{"a title in Japanese brackets", "en", []piece{{"en", english + "The weekly 『世界』 printed them all in the autumn of that year. " + english}}},
		{"a book in Korean", "en", []piece{{"en", english + "It draws on Kim’s 『한국 외교정책의 이해』 (Seoul, 2004) and on the archives. " + english}}},
		{"a motto in Latin", "en", []piece{{"en", english + "“Si vis pacem, para bellum” was their motto. " + english}}},
		{"loan words", "en", []piece{{"en", english + "A coup d’état, a fait accompli and a certain Weltanschauung made Realpolitik de rigueur vis-à-vis the ancien régime. " + english}}},
		{"a newspaper in French", "en", []piece{{"en", english + "The sources are Le Monde, La Croix and Les Échos of those years. " + english}}},
		{"a journal in German", "en", []piece{{"en", english + "The sources are Die Zeit, Der Spiegel and the Süddeutsche Zeitung. " + english}}},
		{"Vietnamese names", "en", []piece{{"en", english + "Nguyễn Ái Quốc, Phạm Văn Đồng and Võ Nguyên Giáp were in the room. " + english}}},
		{"Turkish and Polish names", "en", []piece{{"en", english + "Recep Tayyip Erdoğan, Ahmet Davutoğlu, Radosław Sikorski and Donald Tusk met. " + english}}},
		{"pinyin", "en", []piece{{"en", english + "Deng’s tāoguāng yǎnghuì gave way to fènfā yǒuwéi under his successors. " + english}}},
		{"an institution in Spanish", "en", []piece{{"en", english + "The Instituto de Estudios de la Universidad de los Andes took part. " + english}}},
		{"a French question", "en", []piece{{"en", english + "“Que faire?” was the question. " + english}}},
		{"a quotation in German", "en", []piece{{"en", english + "„Der Krieg ist eine bloße Fortsetzung der Politik mit anderen Mitteln.“ " + english}}},
		{"an English term in Korean", "ko", []piece{{"ko", korean + "이는 강압외교(coercive diplomacy)와 안전보장 딜레마(security dilemma)로 설명된다. " + korean}}},
		{"an English title in Korean", "ko", []piece{{"ko", korean + "이 글은 Kenneth Waltz의 Theory of International Politics를 비판적으로 읽는다. " + korean}}},
		{"an English name in Japanese", "ja", []piece{{"ja", japanese + "Robert Keohane と Joseph Nye の議論を手がかりとする。" + japanese}}},
		{"an English term in Chinese", "zh-Hans", []piece{{"zh-Hans", simple + "这被称为“安全困境”（security dilemma）和“强制外交”（coercive diplomacy）。" + simple}}},
		{"an English term in Russian", "ru", []piece{{"ru", russian + "Используется понятие «мягкая сила» (soft power) Дж. Ная. " + russian}}},
		{"Han characters in Korean", "ko", []piece{{"ko", korean + "『論語』의 “名不正則言不順”이라는 구절을 다시 읽는다. " + korean}}},
		{"a book in traditional characters in simplified Chinese", "zh-Hans", []piece{{"zh-Hans", simple + "白先勇的《臺北人》与《紐約客》是其主要材料。" + simple}}},
		{"kana in Chinese", "zh-Hans", []piece{{"zh-Hans", simple + "日语的“の”与汉语的“的”在用法上有所不同。" + simple}}},
		{"Korean words compared in Chinese", "zh-Hans", []piece{{"zh-Hans", simple + "该文分析了‘아름답다’、‘예쁘다’、‘곱다’的意义资质，并验证了这些词的共同意义。" + simple}}},
		{"one kanji line in Japanese", "ja", []piece{{"ja", japanese + "\n東京大学出版会\n" + japanese}}},
		{"an address", "en", []piece{{"en", english + "See https://example.org/한국어/문서?la=de&los=el for more. " + english}}},
		{"a formula", "en", []piece{{"en", english + "Let $\\alpha_i \\in \\mathbb{R}$ and f(x) = Σ λ_i x_i² with λ > 0. " + english}}},
		{"figures alone in a line", "en", []piece{{"en", english + "\n1995 2001 2007 – 12.5 %\n" + english}}},
	} {
		text, want := join(tt.pieces)
		got := identify("", text, "")
		if got.Detected != tt.detected || !slices.Equal(got.Abstract, want) {
			t.Errorf("%s: %s in %s, want %s in %s", tt.name, got.Detected, show(text, got.Abstract), tt.detected, show(text, want))
		}
		var flagged []pipeline.Span
		for _, f := range got.Flags {
			if f.Rule == lang.Untranslated {
				flagged = append(flagged, f.Span)
			}
		}
		if left := untranslated(tt.detected, want); !slices.Equal(flagged, left) {
			t.Errorf("%s: %v is flagged as untranslated, want %v", tt.name, flagged, left)
		}
	}
}

// untranslated are the places of the parts in another language than the record,
// if it is in one.
func untranslated(detected string, parts []pipeline.Part) []pipeline.Span {
	var spans []pipeline.Span
	for _, p := range parts {
		if detected != lang.Multiple && p.Lang != detected && p.Lang != lang.Undetermined {
			spans = append(spans, p.Span)
		}
	}
	return spans
}

// join is the text of pieces and the parts it must have.
func join(pieces []piece) (string, []pipeline.Part) {
	var text strings.Builder
	var parts []pipeline.Part
	for _, p := range pieces {
		start := text.Len()
		text.WriteString(p.text)
		parts = append(parts, pipeline.Part{Span: pipeline.Span{Start: start, End: text.Len()}, Lang: p.lang})
	}
	return text.String(), parts
}

// show is the parts of a text, each by its language and its first words.
func show(text string, parts []pipeline.Part) string {
	var b strings.Builder
	for _, p := range parts {
		runes := []rune(text[p.Start:p.End])
		b.WriteString(p.Lang + ":" + string(runes[:min(len(runes), 12)]) + "… ")
	}
	return b.String()
}

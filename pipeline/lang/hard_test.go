package lang_test

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestHard checks texts that mislead: in the letters of another language, in
// old or careless spelling, full of terms from elsewhere, or close to a
// relative.
func TestHard(t *testing.T) {
	for _, tt := range []struct{ name, lang, text string }{
		// Han characters of three countries.
		{"a Japanese title in kanji", "ja", "戦後日本外交史研究"},
		{"a Japanese title in kanji that Taiwan has as well, but for one", "ja", "朝鮮半島核問題対策"},
		{"a Japanese institute in kanji", "ja", "大阪市立大学経済研究所"},
		{"kanji and hardly any kana", "ja", "日本国憲法第九条改正論議の変遷、国会審議録分析"},
		{"Japanese with half-width kana", "ja", "ｺﾝﾋﾟｭｰﾀを用いた政策分析の手法を検討する。"},
		{"Japanese in katakana", "ja", "アジア・ヨーロッパ・パートナーシップ"},
		{"Korean full of hanja", "ko", "本 硏究는 韓半島 平和體制 構築過程에서 周邊國의 役割을 檢討하고 政策的 含意를 導出한다."},
		{"Korean full of hanja, with hardly a space", "ko", "北韓核問題와六者會談의展開過程을分析하고東北亞安保協力의方向을提示한다."},
		{"Korean with half of the jamo apart", "ko", norm.NFD.String("본 논문은 북핵 문제를 둘러싼 6자회담의 전개 과정을 분석한다.")},
		{"Korean full of English", "ko", "본 연구는 BERT와 GPT-3 기반 language model을 fine-tuning하여 classification 성능을 비교한다."},
		{"Korean full of acronyms", "ko", "ARF, OSCE, NATO, ASEAN+3, EAS, SCO, CICA 등을 비교하였다."},
		{"Traditional Chinese as in Hong Kong", "zh-Hant", "香港特別行政區政府於二零零三年發表諮詢文件，市民的意見不一。"},
		{"Traditional Chinese that quotes a simplified title", "zh-Hant", "本文以陳寅恪的《论再生缘》為例，說明學者於亂世之中如何寄託其懷抱與歷史觀。"},
		{"Simplified Chinese that quotes a traditional title", "zh-Hans", "本文以《臺灣通史》为例，说明学者在乱世之中如何寄托自己的怀抱，并讨论这种历史观。"},
		{"Simplified Chinese full of English", "zh-Hans", "我们用 Python 和 PyTorch 实现了 Transformer，并在 GLUE 和 SQuAD 上测试。"},
		{"Chinese with full-width letters", "zh-Hans", "ＡＳＥＡＮ地区论坛（ＡＲＦ）的作用与局限"},

		// Cyrillic.
		{"Russian without a letter of its own", "ru", "Автор рассматривает политику США на Дальнем Востоке и роль Китая в урегулировании конфликта."},
		{"Ukrainian full of Russian names", "uk", "Промови Володимира Путіна та Дмитра Медвєдєва розглянуто в контексті зовнішньої політики держави."},
		{"Russian full of Latin letters", "ru", "Модели BERT и GPT-3 сравниваются на задачах NER и QA; приводятся значения F1 для каждой из них."},
		{"Russian in capitals", "ru", "В СТАТЬЕ РАССМАТРИВАЕТСЯ ХОД ПЕРЕГОВОРОВ ПО ЯДЕРНОЙ ПРОБЛЕМЕ И ИХ ПРЕДЕЛЫ."},
		{"Mongolian about Russia", "mn", "Орос, Хятад хоёр улсын харилцаа болон Монгол улсын гадаад бодлогын талаар авч үзсэн байна."},
		{"Kazakh about Russia", "kk", "Мақалада Қазақстан мен Ресейдің сыртқы саясаты және олардың ынтымақтастығы қарастырылады."},
		{"Serbian about Russia", "und", "Рад анализира спољну политику Русије и њене односе са Европском унијом после 2014. године."},
		{"Bulgarian about Russia", "und", "Авторът анализира външната политика на Русия и отношенията ѝ с Европейския съюз след 2014 година."},

		// Arabic script.
		{"Persian with Arabic letters, as in old records", "fa", "اين مقاله به بررسي روند مذاکرات هسته\u200cاي مي\u200cپردازد و نشان مي\u200cدهد که چرا نتيجه نداد."},
		{"Persian with Arabic kaf and yeh throughout", "fa", "در اين تحقيق كه در سال گذشته انجام شد نقش دولت در توسعه اقتصادي كشور بررسي شده است."},
		{"Arabic with vowel signs", "ar", "يَتَنَاوَلُ هٰذَا البَحْثُ تَارِيخَ المُفَاوَضَاتِ فِي المِنْطَقَةِ وَأَثَرَهَا عَلَى الدُّوَلِ."},
		{"Arabic with a Persian name", "ar", "يتناول البحث شعر الشاعر الإيراني پروين اعتصامي وأثره في الأدب العربي الحديث."},

		// Latin without the letters it should have.
		{"French without accents", "fr", "Cet article etudie les negociations sur la question nucleaire et montre pourquoi elles ont echoue."},
		{"German with umlauts spelt out", "de", "Der Beitrag fragt, warum die Verhandlungen ueber die Atomfrage gescheitert sind und was daraus fuer Europa folgt."},
		{"Spanish without accents", "es", "Este articulo analiza las negociaciones sobre la cuestion nuclear y explica por que no han llegado a su fin."},
		{"Polish without accents", "pl", "Artykul przedstawia przebieg rokowan w sprawie broni jadrowej i wyjasnia, dlaczego nie przyniosly one skutku."},
		{"Turkish without accents", "tr", "Bu makale, nukleer sorun uzerine yapilan gorusmeleri ele aliyor ve neden sonuc vermediklerini gosteriyor."},
		{"French with accents apart", "fr", norm.NFD.String("L’étude présente les négociations menées à Genève et les résultats obtenus après l’été.")},
		{"Vietnamese with accents apart", "vi", norm.NFD.String("Bài viết xem xét quá trình đàm phán về vấn đề hạt nhân trên bán đảo Triều Tiên.")},

		// Latin, misleading.
		{"English in capitals", "en", "THIS PAPER EXAMINES WHY THE TALKS FAILED AND WHAT THE PARTIES COULD HAVE DONE."},
		{"German in capitals", "de", "DER BEITRAG ZEIGT, WARUM DIE VERHANDLUNGEN NICHT ZUM ZIEL FÜHRTEN UND WAS SICH DARAUS ERGIBT."},
		{"English full of Spanish names", "en", "Relations between Los Angeles, San José, El Paso, Las Vegas and La Paz are the subject of this study by the Universidad de Chile."},
		{"English full of Korean names", "en", "Kim Dae-jung, Roh Moo-hyun and Lee Myung-bak met Kim Jong Il and discussed the Kaesong and Kumgang projects."},
		{"English full of German titles", "en", "The debate in Die Zeit and Der Spiegel on the Ostpolitik of the SPD is compared with that in the Frankfurter Allgemeine Zeitung."},
		{"English full of formulas", "en", "Let f: X → Y be a map with f(x) = ax + b; we show that the kernel of f is trivial if a ≠ 0."},
		{"English with markup", "en", "<p>This paper <i>examines</i> the talks.<br/>It is <b>argued</b> that trust &amp; power were the point.</p>"},
		{"English of a few words that other languages have", "en", "The men met in Hanoi."},
		{"English that begins with a number", "en", "1. 2. 3. The results of the survey are shown in the tables."},
		{"German full of English", "de", "Das Paper beschreibt ein Framework für Machine Learning und zeigt, wie Deep Learning mit Cloud Computing verbunden wird."},
		{"Swiss German spelling", "de", "Der Aufsatz untersucht die Aussenpolitik der Schweiz und das Verhältnis zu den grossen Mächten nach dem Kalten Krieg."},
		{"Dutch about Germany", "nl", "Het artikel beschrijft de buitenlandse politiek van Duitsland en de verhouding tot Nederland na de Koude Oorlog."},
		{"Dutch with words that English has", "nl", "De man sprak met de mannen over de oorlog."},
		{"Portuguese of Brazil", "pt", "O trabalho analisa a política externa do Brasil e sua relação com os países vizinhos durante o governo Lula."},
		{"Portuguese close to Spanish", "pt", "A presente investigação trata da cooperação internacional em matéria de segurança na península."},
		{"Italian close to Spanish", "it", "La presente ricerca tratta della cooperazione internazionale in materia di sicurezza nella penisola."},
		{"Czech close to Slovak", "cs", "Práce se zabývá zahraniční politikou České republiky a jejími vztahy se sousedními státy po roce 1989."},
		{"Indonesian on foreign policy", "id", "Kajian ini membahas politik luar negeri Indonesia serta peluang kerja sama keamanan di kawasan, yang menjadi dasar kebijakan pemerintah."},
		{"Indonesian on research", "id", "Penelitian ini bertujuan untuk mengetahui pengaruh motivasi terhadap kinerja karyawan. Metode yang digunakan adalah survei."},
		{"Malay on foreign policy", "ms", "Kajian ini membincangkan dasar luar Malaysia serta peluang kerjasama keselamatan serantau yang menjadi asas kepada dasar kerajaan."},
		{"Malay on research", "ms", "Kajian ini bertujuan untuk mengenal pasti kesan motivasi terhadap prestasi pekerja. Kaedah yang digunakan ialah soal selidik."},

		// Nothing to know.
		{"a list of names", "und", "Kim, S.-H.; Park, J.; Müller, K.; Nguyễn, T.; García, L."},
		{"figures", "und", "1990–2010: 12, 34, 56 %"},
		{"an identifier", "und", "doi:10.1234/abcd.5678"},
		{"one letter", "und", "x"},
	} {
		if got := identify("", tt.text, ""); got.Detected != tt.lang {
			t.Errorf("%s: %s (%.2f) %s, want %s", tt.name, got.Detected, got.Confidence, show(tt.text, got.Abstract), tt.lang)
		} else if n := len(got.Abstract); n != 1 && strings.TrimSpace(tt.text) != "" {
			t.Errorf("%s: %d parts %s, want one", tt.name, n, show(tt.text, got.Abstract))
		}
	}
}

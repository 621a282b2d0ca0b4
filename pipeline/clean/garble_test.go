package clean_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"rectify/pipeline"
	"rectify/pipeline/clean"
)

// prose is right text in many languages.
var prose = map[string]string{
	"en": "The forum’s members – all of them – agreed on a “road map” costing €5 million…",
	"fr": "L’Université de Montréal a étudié la sécurité européenne à l’été ; où en est-on ?",
	"de": "Die Außenpolitik der Länder über größere Räume: „Ökonomie“ für Österreich und Überblick.",
	"es": "La política exterior de España y América: ¿cuál es la situación económica del año?",
	"pt": "A relação entre a União Europeia e São Tomé não é só econômica, é também histórica.",
	"it": "La società è più unita, perché la città e l’università lavorano così.",
	"vi": "Nghiên cứu này phân tích chính sách đối ngoại của Việt Nam trong khu vực Đông Nam Á.",
	"pl": "Polityka zagraniczna państw śródziemnomorskich została omówiona w świetle źródeł.",
	"cs": "Článek se zabývá bezpečnostní politikou států střední Evropy a jejich vztahů.",
	"hu": "A tanulmány a közép-európai országok külpolitikáját és gazdasági együttműködését vizsgálja.",
	"ro": "Studiul analizează politica externă și relațiile țării în regiune.",
	"tr": "Çalışma, bölgedeki ülkelerin dış politikasını ve güvenliğini inceliyor; İstanbul örneği.",
	"sv": "Studien undersöker ländernas säkerhetspolitik på Åland och i Östersjön.",
	"fi": "Tutkimus käsittelee Itämeren alueen yhteistyötä ja sen häiriöitä.",
	"lv": "Pētījumā aplūkota reģiona valstu drošības politika un ārējā tirdzniecība.",
	"lt": "Tyrime nagrinėjama regiono valstybių užsienio politika ir jų ryšiai su šalimis.",
	"is": "Rannsóknin fjallar um öryggi og samstarf ríkja á norðurslóðum og það sem þau þurfa.",
	"ru": "В статье рассматривается внешняя политика государств и их отношения «нового типа».",
	"uk": "У статті розглянуто зовнішню політику держав і їхні відносини в регіоні.",
	"el": "Το άρθρο εξετάζει την εξωτερική πολιτική των κρατών της περιοχής.",
	"he": "המאמר בוחן את מדיניות החוץ של המדינות באזור.",
	"ar": "يبحث هذا المقال في السياسة الخارجية لدول المنطقة.",
	"hi": "यह लेख क्षेत्र के देशों की विदेश नीति की जाँच करता है।",
	"th": "บทความนี้ศึกษานโยบายต่างประเทศของประเทศในภูมิภาค",
	"ko": "이 연구는 동아시아 지역의 안보 협력과 국제 관계를 분석하고 정책을 제시한다.",
	"zh": "本文研究了东亚地区的安全合作与国际关系，并分析了中国的政策。",
	"tw": "本文研究了東亞地區的安全合作與國際關係，並分析了中國的政策。",
	"ja": "本研究は、東アジアにおける安全保障協力と国際関係について分析したものである。",
}

// windows1252 is read as web browsers do: bytes without a meaning are controls.
func windows1252(b []byte) string {
	var out strings.Builder
	for _, c := range b {
		r := charmap.Windows1252.DecodeByte(c)
		if r == '\ufffd' {
			r = rune(c)
		}
		out.WriteRune(r)
	}
	return out.String()
}

// readAs is text whose bytes in one encoding are read in another; ok says that
// nothing was lost.
func readAs(text string, written, read encoding.Encoding) (garble string, ok bool) {
	b := []byte(text)
	var err error
	if written != nil {
		if b, err = written.NewEncoder().Bytes(b); err != nil {
			return "", false
		}
	}
	if read == charmap.Windows1252 {
		return windows1252(b), true
	}
	out, err := read.NewDecoder().Bytes(b)
	return string(out), err == nil && !strings.ContainsRune(string(out), '\ufffd')
}

func repaired(t testing.TB, text string) string {
	t.Helper()
	p := alone(t, clean.Garble, "und")
	res, err := p.Normalize(pipeline.Record{ID: "r", Source: "-", Abstract: text})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Verify(res); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return res.Abstract
}

func TestRightTextIsNoGarble(t *testing.T) {
	for lang, text := range prose {
		for _, form := range []string{text, strings.ToUpper(text), strings.ToTitle(text[:len(text)/2]) + "…"} {
			form = strings.ToValidUTF8(form, "")
			if got := repaired(t, form); got != form {
				t.Errorf("%s: %q became %q", lang, form, got)
			}
		}
	}
}

func TestUTF8ReadAsASingleByteEncodingIsRepaired(t *testing.T) {
	for _, read := range []*charmap.Charmap{
		charmap.Windows1252, charmap.ISO8859_1, charmap.Windows1250, charmap.ISO8859_2, charmap.Windows1251, charmap.Windows1254, charmap.Windows1257,
		charmap.Macintosh, charmap.CodePage437, charmap.CodePage850,
	} {
		for lang, text := range prose {
			garble, ok := readAs(text, nil, read)
			if !ok {
				continue
			}
			if got := repaired(t, garble); got != text {
				t.Errorf("%s in %v: %q became %q", lang, read, garble, got)
			}
			if read != charmap.Windows1252 {
				continue
			}
			twice, _ := readAs(garble, nil, read)
			if got := repaired(t, twice); got != text {
				t.Errorf("%s twice: %q became %q", lang, twice, got)
			}
			part := "Some right text, then: " + garble + " And more."
			if got, want := repaired(t, part), "Some right text, then: "+text+" And more."; got != want {
				t.Errorf("%s in part: %q became %q", lang, part, got)
			}
		}
	}
}

func TestEasternTextReadAsWindows1252IsRepaired(t *testing.T) {
	for _, c := range []struct {
		lang string
		encoding.Encoding
	}{
		{"ko", korean.EUCKR},
		{"zh", simplifiedchinese.GBK},
		{"zh", simplifiedchinese.GB18030},
		{"tw", traditionalchinese.Big5},
		{"ja", japanese.ShiftJIS},
		{"ja", japanese.EUCJP},
	} {
		garble, ok := readAs(prose[c.lang], c.Encoding, charmap.Windows1252)
		if !ok {
			t.Fatalf("%v does not have %q", c.Encoding, prose[c.lang])
		}
		if got := repaired(t, garble); got != prose[c.lang] {
			t.Errorf("%s in %v: %q became %q", c.lang, c.Encoding, garble, got)
		}
		part := "English title (ARF)\n" + garble
		if got, want := repaired(t, part), "English title (ARF)\n"+prose[c.lang]; got != want {
			t.Errorf("%s in %v: %q became %q", c.lang, c.Encoding, part, got)
		}
	}
}

func TestRussianReadAsWindows1252IsRepaired(t *testing.T) {
	const (
		title = "Cooperation in North-East Asia (SCO)\n"
		text  = "«Шестисторонние переговоры» о ядерной проблеме Корейского полуострова – механизм, который не собирался с 2008 г."
	)
	for _, c := range []*charmap.Charmap{charmap.Windows1251, charmap.KOI8R} {
		text := text
		if c == charmap.KOI8R { // it has neither
			text = strings.NewReplacer("«", "", "»", "", "–", "-").Replace(text)
		}
		garble, ok := readAs(text, c, charmap.ISO8859_1)
		if !ok {
			t.Fatalf("%v does not have %q", c, text)
		}
		if got := repaired(t, title+garble); got != title+text {
			t.Errorf("%v: %q became %q", c, garble, got)
		}
	}
}

func TestEasternTextWithRomanNumeralsIsRepaired(t *testing.T) {
	for _, c := range []struct {
		text string
		read encoding.Encoding
	}{
		{"본 연구는 제Ⅱ장에서 남북관계와 동북아의 안보를 다룬다.", korean.EUCKR},
		{"本文第Ⅱ章研究了中国与东盟国家的安全合作。", simplifiedchinese.GBK},
		{"본 연구는 제Ⅱ장에서 남북관계를 다룬다.", nil},
	} {
		garble, ok := readAs(c.text, c.read, charmap.ISO8859_1)
		if !ok {
			t.Fatalf("%v does not have %q", c.read, c.text)
		}
		if got := repaired(t, garble); got != c.text {
			t.Errorf("%q became %q, want %q", garble, got, c.text)
		}
	}
}

func TestUTF8ReadAsAnEasternEncodingIsRepairedOrLeft(t *testing.T) {
	repairs := 0
	for _, read := range []encoding.Encoding{korean.EUCKR, simplifiedchinese.GBK, simplifiedchinese.GB18030, traditionalchinese.Big5, japanese.ShiftJIS} {
		for lang, text := range prose {
			garble, ok := readAs(text, nil, read)
			if !ok {
				continue
			}
			switch got := repaired(t, garble); got {
			case text:
				repairs++
			case garble:
			default:
				t.Errorf("%s in %v: %q became %q", lang, read, garble, got)
			}
		}
	}
	if repairs < 10 {
		t.Errorf("only %d texts were repaired", repairs)
	}
}

func TestGarble(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"RenÃ© Magritte", "René Magritte"},
		{"JosÃ© GarcÃ\u00ada (GarcÃ\u00ada, 2019)", "José García (García, 2019)"},
		{"the partiesâ€™ positions", "the parties’ positions"},
		{"5Â°C and 10Â µm", "5°C and 10\u00a0µm"},
		{"TNF-Î± and IL-1Î²", "TNF-α and IL-1β"},
		{"\u0093Quoted\u0094 \u0096 text\u0085", "“Quoted” – text…"},
		{"the state\u0092s role", "the state’s role"},
		{"„Größe“ und â€žMaÃŸâ€œ", "„Größe“ und „Maß“"},
		{"Ð Ð¾Ñ\u0081Ñ\u0081Ð¸Ñ\u008f", "Россия"},
		{"한국 (í•œêµ\u00ad) 연구", "한국 (한국) 연구"},
		{"å®‰ä¿\u009dé™\u008dä½Ž", "安保降低"},
		{"ÐŸ ÐŸ", "ÐŸ ÐŸ"},
		{"NESTLÉ® and CAFÉ™", "NESTLÉ® and CAFÉ™"},
		{"SÃO PAULO – CONCLUSÃO", "SÃO PAULO – CONCLUSÃO"},
		{"the letter Ã… in a name", "the letter Ã… in a name"},
		{"CHỦ NGHĨA XÃ HỘI", "CHỦ NGHĨA XÃ HỘI"},
		{"TŌKYŌ, ŌSAKA, KYŪSHŪ", "TŌKYŌ, ŌSAKA, KYŪSHŪ"},
		{"L’ÉTÉ « À L’ÎLE »", "L’ÉTÉ « À L’ÎLE »"},
		{"10 Å ± 0.5 Å", "10 Å ± 0.5 Å"},
		{"5×10³ m² · 3µm", "5×10³ m² · 3µm"},
		{"ÄÖÜäöüß ÀÂÇÉÈÊËÎÏÔÙÛÜŸ", "ÄÖÜäöüß ÀÂÇÉÈÊËÎÏÔÙÛÜŸ"},
		{"a letter ð and Þ, þá", "a letter ð and Þ, þá"},
		{"√π and ∆°, a√2", "√π and ∆°, a√2"},
		{"caf� and locked", "caf� and locked"},
		{"锟斤拷锟斤拷 text", "锟斤拷锟斤拷 text"},
		{"Universit茅 de Montr茅al", "Université de Montréal"},
		{"a 猫 in English", "a 猫 in English"},
		{"¿Qué? ¡Sí! «Año» º ª", "¿Qué? ¡Sí! «Año» º ª"},
		{"DÉJÀ VU™ — L’ŒUVRE…", "DÉJÀ VU™ — L’ŒUVRE…"},
		{"?????? lost", "?????? lost"},
		{"La riforma Ã¨ recente.", "La riforma è recente."},
		{"the estimator Ã² of the variance", "the estimator Ã² of the variance"},
	} {
		if got := repaired(t, c.in); got != c.want {
			t.Errorf("%q became %q, want %q", c.in, got, c.want)
		}
	}
}

func TestWhatIsLostIsFlagged(t *testing.T) {
	for _, text := range []string{"caf� and", "锟斤拷 text", "占쏙옙 text", "ItÃ?Â¢â?¬â?¢s classic. ItÃ?Â¢â?¬â?¢s"} {
		p := clean.Garble.Propose(pipeline.NewView(text, "en"))
		if len(p.Flags) == 0 || len(p.Edits) > 0 {
			t.Errorf("%q: flags %v, edits %v", text, p.Flags, p.Edits)
		}
		for _, f := range p.Flags {
			if f.Len() == 0 || f.Message == "" {
				t.Errorf("%q: %+v says nothing", text, f)
			}
		}
	}
}

// FuzzGarble checks that words of many languages, garbled by one wrong reading,
// come back as they were or stay: each change is a word of the text, and its
// bytes read wrongly are what stood there.
func FuzzGarble(f *testing.F) {
	for read := range 3 {
		f.Add([]byte("words of many languages"), uint8(read))
	}
	var words []string
	for _, lang := range slices.Sorted(maps.Keys(prose)) {
		words = append(words, strings.Fields(prose[lang])...)
	}
	f.Fuzz(func(t *testing.T, picks []byte, read uint8) {
		picks = picks[:min(len(picks), 40)] // short texts say as much
		page := []*charmap.Charmap{charmap.Windows1252, charmap.Windows1251, charmap.Macintosh}[int(read)%3]
		var b strings.Builder
		for i, pick := range picks {
			b.WriteString(words[(int(pick)*7+i)%len(words)] + " ")
		}
		garble, ok := readAs(b.String(), nil, page)
		if !ok {
			t.Skip("the wrong reading has no character for one of its bytes: nothing to bring back")
		}
		res, err := alone(t, clean.Garble, "und").Normalize(pipeline.Record{ID: "r", Source: "-", Abstract: garble})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range res.Changes {
			if again, _ := readAs(c.After, nil, page); again != c.Before || !strings.Contains(b.String(), c.After) {
				t.Errorf("%q of %q became %q of %q", c.Before, garble, c.After, b.String())
			}
		}
	})
}

package term_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline"
	"rectify/pipeline/term"
)

func TestDefinitions(t *testing.T) {
	tests := []struct{ name, lang, text, want string }{
		{"first letters of words", "en", "Ministers met at the ASEAN Regional Forum (ARF) in July.", "ARF=ASEAN Regional Forum"},
		{"small words give no letter", "en", "the Organization for Security and Co-operation in Europe (OSCE)", "OSCE=Organization for Security and Co-operation in Europe"},
		{"a small word may give one", "en", "by in situ hybridization (ISH)", "ISH=in situ hybridization"},
		{"letters inside words", "en", "a scan of deoxyribonucleic acid (DNA)", "DNA=deoxyribonucleic acid"},
		{"at the joint of a compound", "en", "stained by immunofluorescence (IF)", "IF=immunofluorescence"},
		{"parts of a word", "en", "the Asia-Pacific Economic Cooperation (APEC) forum", "APEC=Asia-Pacific Economic Cooperation"},
		{"small letters stay with their capital", "en", "binding of calmodulin kinase (CaMK)", "CaMK=calmodulin kinase"},
		{"one letter", "en", "plasma cortisol (C) rose", "C=cortisol"},
		{"one letter inside a word proves nothing", "en", "plasma cortisol (R) rose", ""},

		{"a plural", "en", "run by non-governmental organizations (NGOs) alone", "NGOs=non-governmental organizations"},
		{"a plural without s in the long form", "en", "trials with healthy young women (HYWs)", "HYWs=healthy young women"},
		{"a possessive inside", "en", "the People's Liberation Army (PLA)", "PLA=People's Liberation Army"},

		{"a number", "en", "receptor for interleukin 15 (IL-15)", "IL-15=interleukin 15"},
		{"a number in words", "en", "leaders of the Group of Seven (G7)", "G7=Group of Seven"},
		{"two-dimensional", "en", "a two-dimensional (2D) model", "2D=two-dimensional"},
		{"numbers before a name", "en", "with 2,6-diaminopurine (DAP) added", "DAP=2,6-diaminopurine"},
		{"Greek", "en", "tumor necrosis factor-α (TNFa) and transforming growth factor beta (TGF-β)", "TNFa=tumor necrosis factor-α TGF-β=transforming growth factor beta"},
		{"an index", "en", "the ambient temperature (T(a)) was low", "T(a)=ambient temperature"},

		{"in other brackets", "en", "Neurturin [NTN] and the relative risk （RR）", "NTN=Neurturin RR=relative risk"},
		{"hereinafter", "en", "the ASEAN Regional Forum (hereinafter ARF)", "ARF=ASEAN Regional Forum"},
		{"hereafter, in quotes", "en", "the ASEAN Regional Forum (hereafter, “ARF”)", "ARF=ASEAN Regional Forum"},
		{"something after it", "en", "the ASEAN Regional Forum (ARF, since 1994) and the East Asia Summit (EAS; 2005)", "ARF=ASEAN Regional Forum EAS=East Asia Summit"},
		{"something before it", "en", "the ASEAN Regional Forum (1994; ARF)", "ARF=ASEAN Regional Forum"},
		{"both in brackets", "en", "a wall of vessels (the blood-brain barrier, BBB)", "BBB=blood-brain barrier"},
		{"the short form first", "en", "NPT (Non-Proliferation Treaty) members", "NPT=Non-Proliferation Treaty"},
		{"a list in the long form", "en", "the MAM (meprin, A5, mu) domain", "MAM=meprin, A5, mu"},
		{"quotation marks around the long form", "en", "the \"New Southern Policy\" (NSP)", "NSP=New Southern Policy"},
		{"brackets in brackets", "en", "(members of the ASEAN Regional Forum (ARF))", "ARF=ASEAN Regional Forum"},
		{"brackets in the long form", "en", "exposure to benzo[a]pyrene (BaP)", "BaP=benzo[a]pyrene"},
		{"a bracket before", "en", "as the rate (XQ1)/forced vital capacity (FVC)", "FVC=forced vital capacity"},
		{"brackets that do not pair", "en", ") ) ASEAN Regional Forum (ARF) ( [", "ARF=ASEAN Regional Forum"},

		{"not across a sentence", "en", "He left Asia. Regional forums (ARF) are many.", ""},
		{"across an initial", "en", "infection with E. coli enteritis (ECE)", "ECE=E. coli enteritis"},
		{"not a prefix", "en", "high non-governmental turnover and anti-human immunodeficiency virus (HIV) sera", "HIV=human immunodeficiency virus"},
		{"not its own name", "en", "every ARF meeting (ARF)", ""},
		{"not a remark", "en", "the second forum (see below) and the third (and last) one", ""},
		{"not a number", "en", "the forum (n = 20) and its members (1994)", ""},
		{"not the letter of a list", "en", "it rests on (a) plea bargaining; (b) basic trust. (t) Third, peace: (p) last", ""},
		{"an abbreviation at the end", "en", "Korea Testing Co. (KTC)", "KTC=Korea Testing Co."},
		{"other words", "en", "a meeting of foreign ministers (UNESCO)", ""},

		{"French elision", "fr", "l'Organisation des Nations Unies (ONU)", "ONU=Organisation des Nations Unies"},
		{"French, typographic", "fr", "membre de l’Union européenne (UE)", "UE=Union européenne"},
		{"French, inside", "fr", "la Communauté de développement de l'Afrique australe (CDAA)", "CDAA=Communauté de développement de l'Afrique australe"},
		{"Spanish", "es", "la Organización Mundial de la Salud (OMS)", "OMS=Organización Mundial de la Salud"},
		{"accents", "en", "Électricité de France (EDF)", "EDF=Électricité de France"},
		{"Russian", "ru", "в Организации Объединённых Наций (ООН)", "ООН=Организации Объединённых Наций"},
		{"Latin letters in Korean", "ko", "동남아국가연합 Association of Southeast Asian Nations(ASEAN)은", "ASEAN=Association of Southeast Asian Nations"},
		{"Hangul has no letters for it", "ko", "아세안지역안보포럼(ARF)", ""},
		{"nor has Han", "zh", "东盟地区论坛（ARF）和 联合国（UN）", ""},
		{"wrong words with the right letters", "en", "the Asia-Pacific region forum (ARF)", "ARF=Asia-Pacific region forum"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, d := range term.Definitions(tt.text, tt.lang) {
				got = append(got, d.Short+"="+d.Long)
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("Definitions(%+q) = %+q, want %+q", tt.text, s, tt.want)
			}
		})
	}
}

func TestDefinitionsSayWhereThePairStands(t *testing.T) {
	text := "Née au Forum régional de l'ASEAN (hereinafter “FRA”)."
	got := term.Definitions(text, "fr")
	short, long := strings.Index(text, "FRA"), strings.Index(text, "Forum")
	want := []term.Definition{{
		Short: "FRA", Long: "Forum régional de l'ASEAN",
		ShortSpan: pipeline.Span{Start: short, End: short + 3},
		LongSpan:  pipeline.Span{Start: long, End: strings.Index(text, " (")},
		Span:      pipeline.Span{Start: long, End: short + 3},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Definitions(%+q) (-want +got):\n%s", text, diff)
	}
}

// FuzzDefinitions checks what holds for every text: spans lie in it, on
// code-point borders if it is valid UTF-8, and hold what they say; the pair is inside its span, and short forms
// are in order and apart.
func FuzzDefinitions(f *testing.F) {
	for _, s := range []string{
		"the ASEAN Regional Forum (ARF)", "ARF (ASEAN Regional Forum)", "l’Union européenne（UE）", "((a(b)c[d)e]f) (()",
		"É\u0301tat (ÉT) \xff(\xff)", "''(\"\"(", "ß (SS) æ (AE) İ (I)", "아세안(ARF) 東盟（ARF）", "A1B2 (AB-12+) a(b)(c)", "l'(L) d'x (X)", "1,2-'(12A)",
	} {
		f.Add(s, "fr")
	}
	f.Fuzz(func(t *testing.T, text, lang string) {
		at := 0
		for _, d := range term.Definitions(text, lang) {
			for _, p := range []struct {
				pipeline.Span
				want string
			}{{d.ShortSpan, d.Short}, {d.LongSpan, d.Long}} {
				if p.Start < d.Span.Start || p.End > d.Span.End || text[p.Start:p.End] != p.want || p.want == "" {
					t.Fatalf("%+q: %+v is not %+q within %+v", text, p.Span, p.want, d.Span)
				}
				for _, i := range []int{p.Start, p.End} {
					if utf8.ValidString(text) && i < len(text) && !utf8.RuneStart(text[i]) {
						t.Fatalf("%+q: byte %d of %+v is inside a code point", text, i, p.Span)
					}
				}
			}
			if d.ShortSpan.Start < at {
				t.Fatalf("%+q: %+v begins before byte %d", text, d.ShortSpan, at)
			}
			at = d.ShortSpan.End
		}
	})
}

func BenchmarkDefinitions(b *testing.B) {
	for name, text := range map[string]string{
		"prose":    "Ministers of the Association of Southeast Asian Nations (ASEAN, since 1967) met twice in the old town and spoke of trade, of borders, and of the sea between them. ",
		"brackets": "(AB) ",
		"letters":  "aaaaaaaaaaaaaaaaaaaaaaaa (AAAAAAAAAA) ",
		"open":     "(",
		"korean":   "아세안지역안보포럼(ARF)은 지난해 회의를 열었다. ",
	} {
		b.Run(name, func(b *testing.B) {
			text := strings.Repeat(text, 1<<20/len(text))
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				term.Definitions(text, "en")
			}
		})
	}
}

package term_test

import (
	"strings"
	"sync"
	"testing"

	"rectify/dictionaries"
	"rectify/pipeline"
	"rectify/pipeline/dictionary"
	"rectify/pipeline/term"
)

// translated repairs a translation beside its original with a glossary of two
// languages, as a user brings one.
func translated(t testing.TB, source, text string) pipeline.Result {
	t.Helper()
	var concepts []term.Concept
	for _, pair := range [][2]string{
		{"貨幣基礎", "Monetary Base"},
		{"銀行體系", "banking system"},
		{"銀行業條例", "Banking Ordinance"},
		{"外匯基金諮詢委員會", "Exchange Fund Advisory Committee"},
		{"外匯基金", "Exchange Fund"},
		{"六方會談", "Six-Party Talks"},
		{"認可機構", "authorized institutions"},
		{"金融機構（處置機制）條例", "Financial Institutions (Resolution) Ordinance"},
		{"儲備管理部", "Reserves Management Department"},
		{"債券通", "Bond Connect"},
		{"易辦事", "Electronic Payment Services"},
		{"財政司司長", "Financial Secretary"},
		{"歐洲中央銀行", "European Central Bank"},
		{"拆息", "Hong Kong interbank rate"},
		{"聯繫匯率制度", "LERS"},
		{"金融科技", "fintech"},
		{"金融科技監管沙盒", "Fintech Supervisory Sandbox"},
		{"人民幣", "renminbi"},
		{"金管局", "HKMA"},
		{"機構職能", "Corporate Functions"},
		{"經濟合作與發展組織", "Organisation for Economic Co-operation and Development"},
		{"投資物業", "investment properties"},
		{"置業負擔能力", "housing affordability"},
		{"在香港使用的貸款", "loans for use in Hong Kong"},
		{"市場表現", "market performance"},
		{"銀行業表現", "performance of the banking sector"},
		{"專業投資人員", "investment professionals"},
		{"兌換保證", "Convertibility Undertaking"},
		{"浮動薪酬", "variable pay"},
		{"風險管理及監察部", "Risk & Compliance Department"},
		{"債市", "bond markets"},
		{"稅務豁免", "tax exemptions"},
		{"外聘投資經理", "external managers"},
		{"審核委員會", "Audit Sub-Committee"},
		{"貿易聯動", "eTradeConnect"},
		{"香港上市公司", "Hong Kong-listed companies"},
	} {
		concepts = append(concepts, term.Concept{ID: strings.ToLower(strings.ReplaceAll(pair[1], " ", "-")), Case: term.Transfer, Terms: []term.Terms{
			{Lang: "en", Preferred: pair[1]}, {Lang: "zh", Preferred: pair[0]},
		}})
	}
	return translatedTo(t, "en", concepts, source, text)
}

// carried are the lists of words that the program carries, read once.
var carried = sync.OnceValues(func() ([]*term.Words, error) { return dictionary.Words(dictionaries.Words) })

func words(t testing.TB) []*term.Words {
	t.Helper()
	lists, err := carried()
	if err != nil {
		t.Fatal(err)
	}
	return lists
}

// translatedTo repairs a translation into a language beside its Chinese original.
func translatedTo(t testing.TB, lang string, concepts []term.Concept, source, text string) pipeline.Result {
	t.Helper()
	g := term.Compile(concepts, words(t)...)
	p, err := pipeline.New(pipeline.Config{
		Stages: []pipeline.Stage{term.Listed(g), term.Sourced(g)},
		Policy: pipeline.Policy{Apply: map[string]float64{pipeline.Listed: 0.9, pipeline.Source: 0.9}},
		Identify: func(_, abstract, _ string) pipeline.Language {
			return pipeline.Language{Detected: lang, Abstract: []pipeline.Part{{Span: pipeline.Span{End: len(abstract)}, Lang: lang}}}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	res, err := p.Lawful(pipeline.Record{ID: "r", Source: "-", Abstract: text, Original: &pipeline.Original{Lang: "zh", Abstract: source}})
	if err != nil {
		t.Fatalf("source %+q, text %+q: %v", source, text, err)
	}
	return res
}

func TestTheOriginalSaysWhichNameIsMeant(t *testing.T) {
	tests := []struct{ name, source, in, want string }{
		{"a word put for another", "貨幣基礎增加。", "The currency base grew.", "The Monetary Base grew."},
		{
			"a law by another word", "根據銀行業條例，外匯基金由政府管理。", "Under the Banking Regulation, the Exchange Fund is managed by the government.",
			"Under the Banking Ordinance, the Exchange Fund is managed by the government.",
		},
		{
			"the longer name of two", "外匯基金諮詢委員會開會。", "The Exchange Fund Consultative Committee met.",
			"The Exchange Fund Advisory Committee met.",
		},
		{
			"a name as far as it goes", "外匯基金諮詢委員會開會。", "At the Foreign Exchange Fund Consultative Committee.",
			"At the Exchange Fund Advisory Committee.",
		},
		{"what the translation says right stays", "銀行體系穩健。", "The banking systems are sound.", "The banking systems are sound."},
		{"half a name is no place", "銀行業條例。", "The banking system ordinary people know.", "The banking system ordinary people know."},
		{
			"a name with brackets goes whole", "《金融機構（處置機制）條例》生效。", "The Financial Institutions (Settlement Mechanism) Ordinance took effect.",
			"The Financial Institutions (Resolution) Ordinance took effect.",
		},
		{"an article asks for the singular", "認可機構。", "It is an accredited institution.", "It is an authorized institution."},
		{"the possessive ending stays", "認可機構的資本。", "The accredited institutions’ capital grew.", "The authorized institutions’ capital grew."},
		{"a noun may belong to the name", "銀行體系。", "The banking regime survey ended.", "The banking regime survey ended."},
		{
			"the sentence says which place is meant", "財務制度簡單。貨幣基礎增加。利率上升。",
			"The currency rules are simple and have been for years. The currency base grew. Rates rose.",
			"The currency rules are simple and have been for years. The Monetary Base grew. Rates rose.",
		},
		{"a word inside a name in another number", "儲備管理部負責。", "The Reserve Management Department does.", "The Reserves Management Department does."},
		{"the same where the name itself stands too", "儲備管理部負責。", "The Reserves Management Department, a Reserve Management Department, does.", "The Reserves Management Department, a Reserves Management Department, does."},
		{"what the original quotes", "推出「債券通」及「易辦事」。", "They launched “Bond Pass” and “Easy to Do”.", "They launched “Bond Connect” and “Electronic Payment Services”."},
		{"quotes that do not pair", "推出「易辦事」。", "They launched the “Easy” and “Simple” services.", "They launched the “Easy” and “Simple” services."},
		{"an office by another title", "財政司司長致辭。", "The Finance Minister spoke.", "The Financial Secretary spoke."},
		{"people are no institution", "歐洲中央銀行的人員。", "They are central bankers.", "They are central bankers."},
		{"two things are no name", "拆息上升。", "In Hong Kong and the interest rate market.", "In Hong Kong and the interest rate market."},
		{
			"what the name is the initials of", "聯繫匯率制度穩定。政府維持聯繫匯率制度。",
			"The linked exchange rate system is stable. The government maintains the linked exchange rate system.",
			"The linked exchange rate system (LERS) is stable. The government maintains the LERS.",
		},
		{"a name in full, as a name", "聯繫匯率制度。", "The Linked Exchange Rate System is stable.", "The Linked Exchange Rate System is stable."},
		{"a word for two", "金融科技發展。", "They develop financial technology.", "They develop fintech."},
		{"a name that begins before the place", "金融科技監管沙盒。", "It has the Fintech Regulatory Sandbox.", "It has the Fintech Supervisory Sandbox."},
		{"the code of a currency", "人民幣存款為人民幣5億元。", "Deposits in RMB are RMB 500 million.", "Deposits in renminbi are RMB 500 million."},
		{
			"a name made up and used throughout", "金管局成立。金管局發出指引。", "The Gold Authority was set up. The Gold Authority gave guidance.",
			"The HKMA was set up. The HKMA gave guidance.",
		},
		{"a name made up and used once", "金管局成立。", "The Gold Authority was set up.", "The Gold Authority was set up."},
		{
			"a name used without the term as well", "金管局成立。金管局發出指引。利率上升。經濟增長。", "The Gold Authority was set up. The Gold Authority gave guidance. Rates rose. The Gold Authority grew.",
			"The Gold Authority was set up. The Gold Authority gave guidance. Rates rose. The Gold Authority grew.",
		},
		{"a heading that is the term", "# 機構職能\n\n會議結束。", "# Institutional work\n\nThe meeting ended.", "# Corporate Functions\n\nThe meeting ended."},
		{
			"a name in another spelling", "經濟合作與發展組織。", "The Organization for Economic Cooperation and Development met.",
			"The Organisation for Economic Co-operation and Development met.",
		},
		{"one thing where the name is several", "包括投資物業。", "It includes loans and investment property.", "It includes loans and investment properties."},
		{"one thing with an article", "包括投資物業。", "It is an investment property.", "It is an investment property."},
		{"a verb of the name's noun", "置業負擔能力減弱。", "The ability to afford housing fell.", "The ability to afford housing fell."},
		{"small words beside the name's", "在香港使用的貸款上升。", "The loans used in Hong Kong rose.", "The loans for use in Hong Kong rose."},
		{"a word for another part of the sentence", "專業投資人員的表現良好。", "Their investment performance is good.", "Their investment performance is good."},
		{"a name put word for word", "兌換保證沒有被觸發。", "The exchange guarantee was not triggered.", "The Convertibility Undertaking was not triggered."},
		{"the same in an inflected form", "發放浮動薪酬。", "The floating salaries rose.", "The variable pay rose."},
		{"a word more, of the rest of the sentence", "弱方兌換保證。", "The weak exchange guarantee ended.", "The weak Convertibility Undertaking ended."},
		{"half of a term's words", "風險管理及監察部負責。", "The Risk Management and Monitoring Department does.", "The Risk & Compliance Department does."},
		{"two things where the term is one of them", "債市及股市。", "The bond and equity markets fell.", "The bond and equity markets fell."},
		{"an adjective of the name's noun", "收入獲稅務豁免。", "The income is exempt from tax.", "The income is exempt from tax."},
		{"a verb before the name", "僱用外聘投資經理。", "It employs external investment managers.", "It employs external investment managers."},
		{"a verb that is a word of the name", "發放浮動薪酬。", "They pay floating salaries.", "They pay floating salaries."},
		{"the words of a term around a longer name", "香港上市公司。", "The firm Hong Kong Investment Group grew.", "The firm Hong Kong Investment Group grew."},
		{"a hyphen that belongs to the name", "審核委員會。", "The Audit Subcommittee met.", "The Audit Sub-Committee met."},
		{"a hyphen where the name itself stands too", "審核委員會。", "The Audit Sub-Committee or Audit Subcommittee met.", "The Audit Sub-Committee or Audit Sub-Committee met."},
		{"single marks quote too", "推出「貿易聯動」。", "The banks’ platform ‘TradeConnect’ began.", "The banks’ platform ‘eTradeConnect’ began."},
		{"a possessive in single marks", "推出「貿易聯動」。", "The platform ‘Banks’ Trade Net’ began.", "The platform ‘Banks’ Trade Net’ began."},
		{"a single mark that nothing closes", "推出「貿易聯動」。", "In the ‘90s the platform “Trade Net” began.", "In the ‘90s the platform “eTradeConnect” began."},
		{"no number is taken away", "六方會談。", "The 6 country talks.", "The 6 country talks."},
		{"what the original does not have stays", "會議結束。", "The currency base grew.", "The currency base grew."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := translated(t, tt.source, tt.in).Abstract; got != tt.want {
				t.Errorf("\n source %s\n in     %s\n got    %s\n want   %s", tt.source, tt.in, got, tt.want)
			}
		})
	}
}

func TestJapaneseParticlesAreNoPartOfAName(t *testing.T) {
	concepts := []term.Concept{
		{ID: "sco", Case: term.Fixed, Terms: []term.Terms{{Lang: "ja", Preferred: "上海協力機構"}, {Lang: "zh", Preferred: "上海合作组织"}}},
		{ID: "aiib", Case: term.Fixed, Terms: []term.Terms{{Lang: "ja", Preferred: "アジアインフラ投資銀行"}, {Lang: "zh", Preferred: "亚洲基础设施投资银行"}}},
	}
	const (
		source = "中国主导上海合作组织（SCO）和亚洲基础设施投资银行（AIIB）。"
		in     = "中国は上海協力機構（SCO）とアジアインフラストラクチャー投資銀行（AIIB）を主導している。"
		want   = "中国は上海協力機構（SCO）とアジアインフラ投資銀行（AIIB）を主導している。"
	)
	if got := translatedTo(t, "ja", concepts, source, in).Abstract; got != want {
		t.Errorf("\n source %s\n in     %s\n got    %s\n want   %s", source, in, got, want)
	}
}

func TestTheHeadOfAMinistryIsNoMinistry(t *testing.T) {
	concepts := []term.Concept{{ID: "mofa", Kind: "ministry", Terms: []term.Terms{
		{Lang: "en", Preferred: "Ministry of Foreign Affairs"}, {Lang: "zh", Preferred: "外交部"},
	}}}
	for source, want := range map[string]string{
		"外交部长发言。":  "The Foreign Affairs Ministry spoke.",
		"外交部发言。":   "The Ministry of Foreign Affairs spoke.",
		"外交部长期发言。": "The Ministry of Foreign Affairs spoke.",
	} {
		if got := translatedTo(t, "en", concepts, source, "The Foreign Affairs Ministry spoke.").Abstract; got != want {
			t.Errorf("%+q: got %q, want %q", source, got, want)
		}
	}
}

func TestAnAcronymOfTheOriginalIsNoNameByItself(t *testing.T) {
	concepts := []term.Concept{{ID: "nac", Kind: "organization", Other: []string{"neoadjuvant chemotherapy"}, Terms: []term.Terms{
		{Lang: "es", Preferred: "Consejo del Atlántico Norte"}, {Lang: "zh", Preferred: "北大西洋理事会", Acronym: "NAC"},
	}}}
	for source, want := range map[string]string{
		"NAC治疗乳腺癌。研究了NAC。":     "La QTN trata el cáncer. Se estudió la QTN.",
		"北大西洋理事会开会。北大西洋理事会讨论。": "La Consejo del Atlántico Norte trata el cáncer. Se estudió la Consejo del Atlántico Norte.",
	} {
		if got := translatedTo(t, "es", concepts, source, "La QTN trata el cáncer. Se estudió la QTN.").Abstract; got != want {
			t.Errorf("%+q: got %q, want %q", source, got, want)
		}
	}
}

func TestPeopleAreNamedByAPartOfTheirName(t *testing.T) {
	concepts := []term.Concept{{ID: "moon-jae-in", Kind: "person", Terms: []term.Terms{
		{Lang: "en", Preferred: "Moon Jae-in", Doubtful: []string{"Wen Zaiyin"}}, {Lang: "zh", Preferred: "文在寅"},
	}}}
	for in, want := range map[string]string{
		"President Moon met the chairman.": "President Moon met the chairman.",
		"Wen Zaiyin met the chairman.":     "Moon Jae-in met the chairman.",
	} {
		if got := translatedTo(t, "en", concepts, "文在寅会见委员长。", in).Abstract; got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

// FuzzSourced checks that no original and no translation, however they fit,
// make the stage break its contract.
func FuzzSourced(f *testing.F) {
	f.Add("貨幣基礎\n\n外匯基金諮詢委員會", "currency base base\n\nFund Committee of the Exchange Fund Advisory Committee")
	f.Add("貨幣基礎\n\n外匯基金諮詢委員會", "Rates\nA") // a line of small words alone
	f.Add("推出「債券通」。", "They launched “The”.")
	f.Add("銀行業條例銀行體系", "banking banking system ordinance Ordinance")
	f.Fuzz(func(t *testing.T, source, text string) {
		translated(t, strings.ToValidUTF8(source, ""), strings.ToValidUTF8(text, ""))
	})
}

package term_test

import (
	"testing"

	"rectify/pipeline/term"
)

func TestABodyOfOneCountryHasNamesakesAbroad(t *testing.T) {
	concepts := []term.Concept{
		{ID: "state-council", Kind: "agency", Domains: []string{"china"}, Terms: []term.Terms{
			{Lang: "en", Preferred: "State Council"}, {Lang: "zh", Preferred: "国务院"},
		}},
		{ID: "mnd", Kind: "ministry", Domains: []string{"china", "korea"}, Terms: []term.Terms{
			{Lang: "en", Preferred: "Ministry of National Defense"}, {Lang: "zh", Preferred: "国防部"},
		}},
		{ID: "armistice", Kind: "agreement", Domains: []string{"korea"}, Terms: []term.Terms{
			{Lang: "en", Preferred: "Korean Armistice Agreement"}, {Lang: "zh", Preferred: "停战协定"},
		}},
		{ID: "sco", Kind: "organization", Domains: []string{"china"}, Terms: []term.Terms{
			{Lang: "en", Preferred: "Shanghai Cooperation Organisation"}, {Lang: "zh", Preferred: "上海合作组织"},
		}},
		{ID: "aiib", Kind: "bank", Domains: []string{"economy"}, Terms: []term.Terms{
			{Lang: "en", Preferred: "Asian Infrastructure Investment Bank"}, {Lang: "zh", Preferred: "亚洲基础设施投资银行"},
		}},
	}
	tests := []struct{ name, source, in, want string }{
		{"its own country's", "中国国务院发言。", "China's State Department spoke.", "China's State Council spoke."},
		{"nobody's", "国务院发言。", "The State Department spoke.", "The State Council spoke."},
		{"another's", "美国国务院发言。", "The U.S. State Department spoke.", "The U.S. State Department spoke."},
		{
			"another's, and once more", "美国国务院发言。国务院否认。", "The American State Department spoke. The State Department denied it.",
			"The American State Department spoke. The State Department denied it.",
		},
		{
			"another's, then its own", "美国国务院发言。中国国务院否认。", "The Department of State spoke. China's State Affairs Council denied it.",
			"The Department of State spoke. China's State Council denied it.",
		},
		{"of two countries, and neither's", "德国国防部否认。", "In Germany the Defense Department denied it.", "In Germany the Defense Department denied it."},
		{"of two countries, and one's", "韩国国防部否认。", "In Korea the Defense Department denied it.", "In Korea the Ministry of National Defense denied it."},
		{"said of another with a particle between", "美国的国防部发言。", "The U.S. Defense Department spoke.", "The U.S. Defense Department spoke."},
		{
			"its, of the only country there is", "越南在学习。国防部发言。", "Vietnam is learning. Its Defense Department spoke.",
			"Vietnam is learning. Its Defense Department spoke.",
		},
		{"its, of the own country", "中国在学习。国防部发言。", "China is learning. Its Defense Department spoke.", "China is learning. Its Ministry of National Defense spoke."},
		{
			"behind a name that nobody knows", "纳卡停战协定破裂。停战协定无效。", "The Karabakh ceasefire agreement broke down. The ceasefire agreement was void.",
			"The Karabakh ceasefire agreement broke down. The ceasefire agreement was void.",
		},
		{
			"a name that says where it belongs", "印度上海合作组织的问题。", "India's problem with the Shanghai Collaboration Organization.",
			"India's problem with the Shanghai Cooperation Organisation.",
		},
		{"of no country", "美国亚洲基础设施投资银行。", "The U.S. Asian Infra Investment Bank.", "The U.S. Asian Infrastructure Investment Bank."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := translatedTo(t, "en", concepts, tt.source, tt.in).Abstract; got != tt.want {
				t.Errorf("\n source %s\n in     %s\n got    %s\n want   %s", tt.source, tt.in, got, tt.want)
			}
		})
	}
}

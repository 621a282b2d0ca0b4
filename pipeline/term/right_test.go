package term_test

import (
	"testing"

	"rectify/pipeline/term"
)

func TestANameThatIsRightAnotherWayStays(t *testing.T) {
	concepts := []term.Concept{
		{ID: "reform", Case: term.Transfer, Terms: []term.Terms{
			{Lang: "en", Preferred: "reform and opening-up", Spellings: []string{"reform and opening up"}}, {Lang: "zh", Preferred: "改革开放"},
		}},
		{ID: "armistice", Case: term.Fixed, Terms: []term.Terms{
			{Lang: "en", Preferred: "Korean Armistice Agreement"}, {Lang: "zh", Preferred: "停战协定"},
		}},
		{ID: "nsc", Kind: "agency", Case: term.Transfer, Terms: []term.Terms{
			{Lang: "en", Preferred: "National Security Council", Wrong: []string{"National Safety Meeting"}}, {Lang: "zh", Preferred: "国家安全会议"},
		}},
	}
	tests := []struct{ name, source, in, want string }{
		{"in another spelling", "改革开放。", "The reform and opening up began.", "The reform and opening up began."},
		{"without its first word", "停战协定。", "The Armistice Agreement was signed.", "The Armistice Agreement was signed."},
		{"but not in other words", "停战协定。", "The Truce Agreement was signed.", "The Korean Armistice Agreement was signed."},
		{"several in small letters are meetings", "国家安全会议。", "The National Security Council was founded after some national safety meetings.", "The National Security Council was founded after some national safety meetings."},
		{"one in small letters is the body", "国家安全会议。", "The national safety meeting met.", "The National Security Council met."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := translatedTo(t, "en", concepts, tt.source, tt.in).Abstract; got != tt.want {
				t.Errorf("\n source %s\n in     %s\n got    %s\n want   %s", tt.source, tt.in, got, tt.want)
			}
		})
	}
}

package main

import "testing"

func TestWhatATerminalWouldObeyIsShown(t *testing.T) {
	for _, tt := range []struct{ text, escaped, quoted string }{
		{"한국 é 10 %", "한국 é 10 %", "한국 é 10 %"},
		{"a\x1b[31mb", `a\x1b[31mb`, `"a\x1b[31mb"`},
		{"a\nb\t", "a\nb\t", `"a\nb\t"`},
		{"a\rb", `a\rb`, `"a\rb"`},
		{"\x7f\u009b2J", `\x7f\u009b2J`, `"\x7f\u009b2J"`},
		{"a\u202eb", `a\u202eb`, `"a\u202eb"`},
		{"می\u200cشود", "می\u200cشود", `"می\u200cشود"`},
		{"全\u3000角", "全\u3000角", `"全\u3000角"`},
		{"\xff\u2028\U000e0001", `\xff\u2028\U000e0001`, `"\xff\u2028\U000e0001"`},
		{`say "a"`, `say "a"`, `"say \"a\""`},
	} {
		if got := escaped(tt.text); got != tt.escaped {
			t.Errorf("escaped(%+q) = %+q, want %+q", tt.text, got, tt.escaped)
		}
		if got := quoted(tt.text); got != tt.quoted {
			t.Errorf("quoted(%+q) = %+q, want %+q", tt.text, got, tt.quoted)
		}
	}
}

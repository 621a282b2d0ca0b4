package stream_test

import (
	"strings"
	"testing"

	"rectify/pipeline/stream"
)

func TestTokensAreSafeInSubjects(t *testing.T) {
	tests := []struct{ text, want string }{
		{"sejong-2019_1", "sejong-2019_1"},
		{"-", "-"},
		{"", "~"},
		{"10.1000/x.12", "10%2E1000%2Fx%2E12"},
		{"*", "%2A"},
		{">", "%3E"},
		{"a b\t", "a%20b%09"},
		{"~", "%7E"},
		{"100%", "100%25"},
		{"논", "%EB%85%BC"},
		{strings.Repeat("x", 160), strings.Repeat("x", 160)},
	}
	for _, tt := range tests {
		if got := stream.Token(tt.text); got != tt.want {
			t.Errorf("Token(%+q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestUntokenRefusesWhatTokenDoesNotWrite(t *testing.T) {
	for _, token := range []string{"a.b", "%", "%2", "%2e", "%61", "~0123", "a b", "논"} {
		if text, ok := stream.Untoken(token); ok {
			t.Errorf("Untoken(%q) = %q, want none", token, text)
		}
	}
}

// FuzzToken checks that a token is one token of a subject without wildcards,
// and that it is read back unless it is a hash.
func FuzzToken(f *testing.F) {
	for _, s := range []string{"", "~", "a.b", "*", ">", "논문 1", "\xff\x00", "%2E", strings.Repeat("é", 80)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		token := stream.Token(text)
		if token == "" || strings.ContainsAny(token, ".*> \t\r\n\x00") || len(token) > 160 {
			t.Fatalf("Token(%+q) = %+q", text, token)
		}
		back, ok := stream.Untoken(token)
		if hashed := len(token) > 1 && token[0] == '~'; ok == hashed || ok && back != text {
			t.Fatalf("Untoken(%q) = %+q, %v, want %+q", token, back, ok, text)
		}
	})
}

func TestLongTextsHaveTheirHashAsToken(t *testing.T) {
	a, b := stream.Token(strings.Repeat("x", 161)), stream.Token(strings.Repeat("x", 162))
	if a[0] != '~' || len(a) != 33 || a == b {
		t.Errorf("tokens %q and %q, want two hashes", a, b)
	}
}

package term_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline"
	"rectify/pipeline/term"
)

func TestShorts(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"plain", "the forum (ARF) met", "ARF"},
		{"square brackets", "the forum [ARF] met", "ARF"},
		{"full width", "论坛（ARF）", "ARF"},
		{"plural", "forums (ARFs)", "ARF"},
		{"possessive", "the forum (ARF’s)", "ARF"},
		{"brackets in brackets", "((ARF))", "ARF"},
		{"an article", "(the ARF)", "ARF"},
		{"hereinafter", "(hereinafter, the ARF)", "ARF"},
		{"referred to as, in quotes", "(hereinafter referred to as \"ARF\")", "ARF"},
		{"French", "(ci-après ARF)", "ARF"},
		{"Spanish", "(en adelante, ARF)", "ARF"},
		{"Korean", "(이하 ‘ARF’)", "ARF"},
		{"Chinese", "（以下简称“ARF”）", "ARF"},
		{"Japanese", "（以下、ARF）", "ARF"},
		{"since a year", "(ARF, since 1994)", "ARF"},
		{"a year", "(ARF 1994)", "ARF"},
		{"a place", "(ARF; Bangkok)", "ARF"},
		{"a place, full width", "（ARF，曼谷）", "ARF"},
		{"after a year", "(1994; ARF)", "ARF"},
		{"Cyrillic", "(АРФ)", "АРФ"},
		{"a name", "(Bangkok)", ""},
		{"a sentence", "(ARF is a forum)", ""},
		{"one capital", "(Arf)", ""},
		{"no bracket closes", "(ARF", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			for _, s := range term.Shorts(tt.text) {
				got += s.Text
			}
			if got != tt.want {
				t.Errorf("Shorts(%+q) = %+q, want %+q", tt.text, got, tt.want)
			}
		})
	}
}

func TestShortsSayWhereTheBracketsStand(t *testing.T) {
	got := term.Shorts("Né (1994; ARFs) là")
	want := []term.Short{{Span: pipeline.Span{Start: 11, End: 14}, Text: "ARF", Open: 4, Close: 16}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Shorts (-want +got):\n%s", diff)
	}
}

package term

import "strings"

// foreign reports whether a place has a word that is nothing to its term and
// translates another part of the sentence: "investment performance" where it also has 表現 is
// not for 專業投資人員.
func (p *passage) foreign(pl place, lex *lexicon) bool {
	if pl.written || pl.share >= 0.8 && !pl.longer || pl.quoted || pl.line || pl.renamed || pl.inflected || pl.listed {
		return false
	}
	r := p.read(pl.want, lex, pl.first, pl.last)
	var rest []string
	for k, word := range r.words {
		if r.held[k] {
			continue
		}
		if p.rest(pl.want, pl.first).renders(word) {
			return true
		}
		if len(lex.shares[word]) == 0 || classOf(firstRune(word)) == han { // a character is not a word
			continue
		}
		if rest == nil {
			rest = pieces(strings.ReplaceAll(p.sourceAt(pl.first), pl.want.form.Text, " "))
		}
		if lex.explains(rest, word) > 0 {
			return true
		}
	}
	return false
}

// sourceAt is the original of the sentence that token i stands in.
func (p *passage) sourceAt(i int) string {
	k := p.sentence[i]
	if k >= len(p.sentences) {
		return p.source
	}
	s := p.sentences[k].source
	return p.source[s.Start-p.original.Start : s.End-p.original.Start]
}

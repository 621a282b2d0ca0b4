package wire

import (
	"fmt"
	"math"
	"strconv"

	"rectify/pipeline"
)

// writer writes an object of JSON member by member. A key comes with all that
// stands before it: `,"after":`.
type writer struct {
	line []byte
	at   points
	err  error // what JSON cannot say
}

// member begins a member of the object that the line is.
func (w *writer) member(key []byte) {
	opening := byte(',')
	if len(w.line) == 0 {
		opening = '{'
	}
	w.line = append(append(append(w.line, opening), key...), ':')
}

// put writes what is JSON already.
func (w *writer) put(json string) { w.line = append(w.line, json...) }

func (w *writer) text(key, value string) { w.line = appendText(append(w.line, key...), value) }

// anchor writes the name of an anchor, which has nothing to escape.
func (w *writer) anchor(key string, a *pipeline.Anchor) {
	w.line = append(a.AppendKey(append(append(w.line, key...), '"')), '"')
}

func (w *writer) count(key string, n uint64) {
	w.line = strconv.AppendUint(append(w.line, key...), n, 10)
}

// share writes a number from 0 to 1.
func (w *writer) share(key string, f float64) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		w.err = fmt.Errorf("%v is no number that JSON can say", f)
	}
	w.line = strconv.AppendFloat(append(w.line, key...), f, 'f', -1, 64)
}

// place writes where something stands, in code points.
func (w *writer) place(key, field string, s pipeline.Span) {
	w.line = strconv.AppendInt(append(w.line, key...), int64(w.at.of(field, s.Start)), 10)
	w.line = strconv.AppendInt(append(w.line, `,"end":`...), int64(w.at.of(field, s.End)), 10)
}

// next begins the element of a list that has i before it.
func (w *writer) next(i int) {
	if i > 0 {
		w.put(`,`)
	}
}

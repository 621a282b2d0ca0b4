package wire

import (
	"encoding/json"
	"fmt"

	"rectify/pipeline"
)

// Clean is a clean record as its readers see it. Members that Rectify gives no
// meaning are left out; they are in the bytes.
type Clean struct {
	ID            string        `json:"id"`
	Source        string        `json:"source"`
	Lang          string        `json:"lang"`
	Title         string        `json:"title"`
	Abstract      string        `json:"abstract"`
	Normalization Normalization `json:"normalization"`
}

// ReadClean reads a clean record.
func ReadClean(data []byte) (Clean, error) {
	var c Clean
	if err := json.Unmarshal(data, &c); err != nil {
		return Clean{}, fmt.Errorf("not a clean record: %w", err)
	}
	return c, nil
}

// RawField is the text of a field before it was cleaned.
func (c Clean) RawField(field string) string {
	raw, text := c.Normalization.Raw.Abstract, c.Abstract
	if field == pipeline.Title {
		raw, text = c.Normalization.Raw.Title, c.Title
	}
	if raw != nil {
		return *raw
	}
	return text
}

// NewMessage is a message of a text by itself: what a plain text file becomes.
func NewMessage(id, abstract string) ([]byte, error) {
	var w writer
	w.text(`{"id":`, id)
	w.text(`,"abstract":`, abstract)
	w.put(`}`)
	return w.line, w.err
}

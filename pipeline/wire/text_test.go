package wire_test

import (
	"encoding/json"
	"strings"
	"testing"

	"rectify/pipeline/wire"
)

func TestATextReadsBackWhateverStandsWhere(t *testing.T) {
	for r := range rune(0x250) { // every character, at every place of eight, beside itself and others
		for n := range 20 {
			text := strings.Repeat("a ", n/2) + "b"[:n%2] + string(r) + "c" + string(r) + string(r) + `d"\é~!` + string(r)
			line, err := wire.NewMessage("1", text)
			if err != nil {
				t.Fatal(err)
			}
			var got struct{ Abstract string }
			if err := json.Unmarshal(line, &got); err != nil || got.Abstract != text {
				t.Fatalf("%+q reads back as %+q: %v", text, got.Abstract, err)
			}
		}
	}
}

package dictionary

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// decode returns a file's text as UTF-8 without a byte order mark. UTF-16 is
// known by its mark, or by the zero byte of its first character.
func decode(data []byte) ([]byte, error) {
	order, mark, wide := byteOrder(data)
	if wide {
		text, err := unicode.UTF16(order, mark).NewDecoder().Bytes(data)
		if err != nil {
			return nil, fmt.Errorf("not UTF-16 although it begins so: %w", err)
		}
		data = text
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if !utf8.Valid(data) {
		line := 1
		for rest := data; len(rest) > 0; {
			r, n := utf8.DecodeRune(rest)
			if r == utf8.RuneError && n == 1 {
				return nil, fmt.Errorf("not UTF-8: the byte 0x%02x in line %d; save the file as UTF-8", rest[0], line)
			}
			if r == '\n' {
				line++
			}
			rest = rest[n:]
		}
	}
	return data, nil
}

// byteOrder recognizes UTF-16.
func byteOrder(data []byte) (unicode.Endianness, unicode.BOMPolicy, bool) {
	switch {
	case len(data) < 2:
	case data[0] == 0xFF && data[1] == 0xFE:
		return unicode.LittleEndian, unicode.UseBOM, true
	case data[0] == 0xFE && data[1] == 0xFF:
		return unicode.BigEndian, unicode.UseBOM, true
	case data[0] != 0 && data[1] == 0:
		return unicode.LittleEndian, unicode.IgnoreBOM, true
	case data[0] == 0 && data[1] != 0:
		return unicode.BigEndian, unicode.IgnoreBOM, true
	}
	return unicode.BigEndian, unicode.IgnoreBOM, false
}

package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"rtcscope/cells"
)

// EncodeJSON is a value as one line of JSON, whole. Characters that cannot be seen, or would do something to a
// terminal, are written as \u escapes: readers get them as they are, screens do not.
func EncodeJSON(v any) ([]byte, error) {
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return escapeJSON(text.Bytes()), nil
}

// escapeJSON writes the hidden characters of JSON, all of which are in its strings, as \u escapes.
func escapeJSON(text []byte) []byte {
	if !bytes.ContainsFunc(text, hiddenInJSON) {
		return text
	}
	var out strings.Builder
	for _, r := range string(text) {
		switch {
		case !hiddenInJSON(r):
			out.WriteRune(r)
		case r > 0xffff:
			const base, first, second = 0x10000, 0xd800, 0xdc00 // of surrogate pairs
			fmt.Fprintf(&out, `\u%04x\u%04x`, first+(r-base)>>10, second+(r-base)&0x3ff)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	return []byte(out.String())
}

// hiddenInJSON leaves the line's end, the one control character between values.
func hiddenInJSON(r rune) bool { return r != '\n' && cells.Hidden(r) }

// A figureJSON is a figure that was worked out: null where it is none, or grew beyond what a number can hold.
type figureJSON float64

// MarshalJSON implements json.Marshaler.
func (f figureJSON) MarshalJSON() ([]byte, error) {
	if v := float64(f); math.IsNaN(v) || math.IsInf(v, 0) {
		return []byte("null"), nil
	}
	return json.Marshal(float64(f))
}

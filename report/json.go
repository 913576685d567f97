package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"rtcscope/cells"
)

// EncodeJSON encodes a value as one line of JSON. Characters that are invisible or control a terminal are escaped with
// \u: programs read the same text, and terminals are safe.
func EncodeJSON(v any) ([]byte, error) {
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return escapeJSON(text.Bytes()), nil
}

// escapeJSON escapes the hidden characters of JSON, which stand in its strings alone.
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

// hiddenInJSON says whether a character is escaped. The end of the line is the only control character outside of
// strings.
func hiddenInJSON(r rune) bool { return r != '\n' && cells.Hidden(r) }

// A figureJSON is a calculated figure: null for a gap and for infinity.
type figureJSON float64

// rounded is a calculated figure with at most so many decimals.
func rounded(f float64, decimals int) figureJSON {
	unit := math.Pow10(decimals)
	return figureJSON(math.Round(f*unit) / unit)
}

// MarshalJSON implements json.Marshaler.
func (f figureJSON) MarshalJSON() ([]byte, error) {
	if v := float64(f); math.IsNaN(v) || math.IsInf(v, 0) {
		return []byte("null"), nil
	}
	return json.Marshal(float64(f))
}

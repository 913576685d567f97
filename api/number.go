package api

import (
	"encoding/json"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// number reads a finite JSON number. It does not take anything else for one, not even a number in quotes: if the
// service begins to write values differently, they must not be misread unnoticed.
func number(raw json.RawMessage) (float64, bool) {
	text := strings.TrimSpace(string(raw))
	if text == "" || text[0] == '"' || text == "null" {
		return 0, false
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil && !math.IsInf(v, 0) && !math.IsNaN(v)
}

var numberShape = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)

// quotedNumber reads a string that holds a JSON number.
func quotedNumber(raw json.RawMessage) (float64, bool) {
	var text string
	if len(raw) == 0 || raw[0] != '"' || json.Unmarshal(raw, &text) != nil || !numberShape.MatchString(text) {
		return 0, false
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil
}

// countQuoted counts the values of an answer if every one is a number in quotes, because that is then how the service
// writes numbers. Otherwise it returns zero.
func countQuoted(values func(yield func(json.RawMessage) bool)) int {
	n := 0
	for raw := range values {
		if _, ok := quotedNumber(raw); !ok {
			return 0
		}
		n++
	}
	return n
}

// valuesOf returns the values of all entries of all series, without what is not an entry.
func valuesOf(series []json.RawMessage) func(yield func(json.RawMessage) bool) {
	return func(yield func(json.RawMessage) bool) {
		for _, raw := range series {
			var s struct{ Data []json.RawMessage }
			if json.Unmarshal(raw, &s) != nil {
				continue
			}
			for _, item := range s.Data {
				var entry struct{ Value json.RawMessage }
				if isNull(item) || json.Unmarshal(item, &entry) != nil {
					continue
				}
				if !yield(entry.Value) {
					return
				}
			}
		}
	}
}

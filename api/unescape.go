package api

import (
	"slices"
	"strconv"
	"strings"
)

// A view is a text without some layers of escapes: its bytes, and where in the text each of them comes from.
type view []piece

type piece struct {
	b        byte
	from, to int
}

// mostLayers is how many layers of escapes are removed, as from JSON in JSON in a URL.
const mostLayers = 4

// unescaped lists the views of a text, beginning with the text itself.
func unescaped(text string) []view {
	plain := make(view, len(text))
	for i := range len(text) {
		plain[i] = piece{text[i], i, i + 1}
	}
	views := []view{plain}
	for range mostLayers {
		last := views[len(views)-1]
		next := last.unescape()
		if len(next) == len(last) {
			break
		}
		views = append(views, next)
	}
	return views
}

// String returns the text of the view. It is not kept, because it is needed a few times at most.
func (v view) String() string {
	text := make([]byte, len(v))
	for i, p := range v {
		text[i] = p.b
	}
	return string(text)
}

// stretch returns the part of the text that a part of the view comes from.
func (v view) stretch(from, to int, instead string) stretch {
	return stretch{v[from].from, v[to-1].to, instead}
}

// unescape removes one layer of escapes.
func (v view) unescape() view {
	text := v.String()
	out := make(view, 0, len(v))
	for i := 0; i < len(v); {
		b, size := escape(text[i:])
		if size == 0 {
			b, size = text[i], 1
		}
		out = append(out, piece{b, v[i].from, v[i+size-1].to})
		i += size
	}
	return out
}

// escape reads an escape of a URL, of JSON or of HTML at the beginning of a text. It returns the byte that it stands
// for, and its size, or a size of zero if there is none. It ignores escapes of characters beyond ASCII, which no
// secret holds.
func escape(text string) (b byte, size int) {
	switch text[0] {
	case '%':
		return number16(text, 1, 3, 3)
	case '\\':
		if strings.HasPrefix(text, `\u00`) {
			return number16(text, 4, 6, 6)
		}
		if strings.HasPrefix(text, `\x`) {
			return number16(text, 2, 4, 4)
		}
		if len(text) > 1 {
			if at := strings.IndexByte(`\/"'nrt`, text[1]); at >= 0 {
				return "\\/\"'\n\r\t"[at], 2
			}
		}
	case '&':
		return entity(text)
	}
	return 0, 0
}

func number16(text string, from, to, size int) (byte, int) {
	if len(text) < to {
		return 0, 0
	}
	n, err := strconv.ParseUint(text[from:to], 16, 7)
	if err != nil {
		return 0, 0
	}
	return byte(n), size
}

// entity reads a character reference of HTML.
func entity(text string) (byte, int) {
	const longest = 10
	end := strings.IndexByte(text[:min(len(text), longest)], ';')
	if end < 0 {
		return 0, 0
	}
	name := text[1:end]
	if at := slices.Index([]string{"quot", "amp", "lt", "gt", "apos"}, name); at >= 0 {
		return `"&<>'`[at], end + 1
	}
	digits, numbered := strings.CutPrefix(name, "#")
	base := 10
	if hex, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 7)
	if !numbered || err != nil {
		return 0, 0
	}
	return byte(n), end + 1
}

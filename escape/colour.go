package escape

import "bytes"

// mostOfColour is the greatest number of bytes that an answer about a colour has.
const mostOfColour = 64

// colourBegins lists how an answer about a colour begins; colourLetters is what it may hold then.
func colourBegins() []string { return []string{"\x1b]10;", "\x1b]11;"} }

const colourLetters = "rgba:/#0123456789abcdefABCDEF"

// beginsColour reports whether data is the beginning of an answer about a colour, such as ESC ] 11 ;
// rgb:0000/0000/0000 BEL, and more of it is to come. A single ESC may be the key, which does not wait.
func beginsColour(data []byte) bool {
	if len(data) < 2 || len(data) > mostOfColour {
		return false
	}
	for _, begin := range colourBegins() {
		if bytes.HasPrefix([]byte(begin), data) {
			return true
		}
		rest, ok := bytes.CutPrefix(data, []byte(begin))
		if ok && len(bytes.TrimLeft(bytes.TrimSuffix(rest, []byte{esc}), colourLetters)) == 0 {
			return true
		}
	}
	return false
}

// brokenColour returns how many bytes of data are an answer about a colour that the next sequence breaks off: zero if
// data begins with none. Bubble Tea would take the ESC of that sequence for the end of the answer, and its rest for
// typing.
func brokenColour(data []byte) int {
	for _, begin := range colourBegins() {
		rest, ok := bytes.CutPrefix(data, []byte(begin))
		next := bytes.TrimLeft(rest, colourLetters)
		if ok && len(next) > 1 && next[0] == esc && next[1] != '\\' {
			return len(data) - len(next)
		}
	}
	return 0
}

package escape

import "bytes"

// mostOfColour is the greatest number of bytes that an answer about a colour has.
const mostOfColour = 64

// beginsColour reports whether data is the beginning of an answer about a colour, such as ESC ] 11 ;
// rgb:0000/0000/0000 BEL, and more of it is to come. A single ESC may be the key, which does not wait.
func beginsColour(data []byte) bool {
	if len(data) < 2 || len(data) > mostOfColour {
		return false
	}
	for _, begin := range []string{"\x1b]10;", "\x1b]11;"} {
		if bytes.HasPrefix([]byte(begin), data) {
			return true
		}
		rest, ok := bytes.CutPrefix(data, []byte(begin))
		if ok && len(bytes.TrimLeft(bytes.TrimSuffix(rest, []byte{esc}), "rgba:/#0123456789abcdefABCDEF")) == 0 {
			return true
		}
	}
	return false
}

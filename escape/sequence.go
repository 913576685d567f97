package escape

import (
	"bytes"
	"unicode/utf8"
)

const (
	esc = 0x1b
	bel = 0x07
)

// The sequences around a paste.
var pasteBegins, pasteEnds = []byte("\x1b[200~"), []byte("\x1b[201~")

// first is the length of the first key, or answer of the terminal, in data, which is not empty. It returns false if
// more bytes may belong to it. Sequences that no terminal sends are split.
func first(data []byte) (n int, whole bool) {
	if data[0] != esc {
		return character(data)
	}
	if len(data) == 1 {
		return 1, false
	}
	switch data[1] {
	case esc: // a key with alt
		n, whole = first(data[1:])
		return n + 1, whole
	case '[':
		return control(data)
	case 'O':
		return function(data)
	case ']', 'P', '_':
		return text(data)
	}
	n, whole = character(data[1:]) // a key with alt
	return n + 1, whole
}

func character(data []byte) (n int, whole bool) {
	if !utf8.FullRune(data) {
		return len(data), false
	}
	_, n = utf8.DecodeRune(data)
	return n, true
}

// control reads a control sequence: ESC [, parameters, intermediate bytes and a final byte.
func control(data []byte) (n int, whole bool) {
	at := 2
	if at < len(data) && data[at] == '[' { // a function key of the Linux console
		return min(at+2, len(data)), at+2 <= len(data)
	}
	for at < len(data) && 0x30 <= data[at] && data[at] <= 0x3f {
		at++
	}
	between := at
	for at < len(data) && 0x20 <= data[at] && data[at] <= 0x2f {
		at++
	}
	switch {
	case at == len(data):
		// In rxvt a key with shift ends with a dollar sign. In an answer, the dollar sign is the last byte but one.
		return at, at == between+1 && data[between] == '$' && data[2] != '?'
	case 0x40 <= data[at] && data[at] <= 0x7e:
		return at + 1, true
	}
	return at, true // not a valid sequence
}

// function reads ESC O, digits and a final byte.
func function(data []byte) (n int, whole bool) {
	at := 2
	for at < len(data) && '0' <= data[at] && data[at] <= '9' {
		at++
	}
	switch {
	case at == len(data):
		return at, false
	case 0x21 <= data[at] && data[at] <= 0x7e:
		return at + 1, true
	}
	return at, true
}

// text reads an answer that ends with ESC \ or BEL. Its first byte tells it from a key with alt.
func text(data []byte) (n int, whole bool) {
	if len(data) == 2 {
		return 2, false
	}
	begins := map[byte]string{']': "0123456789", 'P': "0123456789>!+$|", '_': "G"}[data[1]]
	if bytes.IndexByte([]byte(begins), data[2]) < 0 {
		return 2, true
	}
	for at := 3; at < len(data); at++ {
		switch {
		case data[at] == bel:
			return at + 1, true
		case data[at] < 0x20 && data[at] != esc:
			return at, true // not a valid answer
		case data[at] == esc && at+1 < len(data) && data[at+1] == '\\':
			return at + 2, true
		case data[at] == esc && at+1 < len(data):
			return at, true
		}
	}
	return len(data), false
}

// pasted is the number of bytes of data that belong to a paste, and whether the paste ends there. It does not count
// bytes that may begin the end of the paste or a character.
func pasted(data []byte) (n int, ends bool) {
	if at := bytes.Index(data, pasteEnds); at >= 0 {
		return at + len(pasteEnds), true
	}
	for n := min(len(pasteEnds)-1, len(data)); n > 0; n-- {
		if bytes.HasSuffix(data, pasteEnds[:n]) {
			return len(data) - n, false
		}
	}
	for n := 1; n < utf8.UTFMax && n <= len(data); n++ {
		if tail := data[len(data)-n:]; utf8.RuneStart(tail[0]) && !utf8.FullRune(tail) {
			return len(data) - n, false
		}
	}
	return len(data), false
}

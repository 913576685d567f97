package api

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// A scanner reads JSON from its beginning to its end, once, and keeps nothing of it. It reads what answers of the
// service look like and nothing else: a method that meets anything unusual returns false, and encoding/json then
// reads the text again and says what it is. What the scanner takes, encoding/json takes too, and reads alike.
type scanner struct {
	text []byte
	at   int // offset of what is read next
}

// deepest is how deep the scanner follows values in values that nobody reads.
const deepest = 100

// peek skips space and returns the byte after it; 0 at the end.
func (s *scanner) peek() byte {
	for s.at < len(s.text) {
		switch c := s.text[s.at]; c {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return c
		}
	}
	return 0
}

// take skips space and the byte, if that follows.
func (s *scanner) take(c byte) bool {
	if s.peek() != c {
		return false
	}
	s.at++
	return true
}

// more goes to the next element of an array or an object, the first or a further one. ok is false if neither that
// nor the end follows.
func (s *scanner) more(first bool, end byte) (found, ok bool) {
	switch {
	case s.take(end):
		return false, true
	case first || s.take(','):
		return true, true
	}
	return false, false
}

// object calls field with each key of an object, after its colon. A key is one of known, exactly as it is written
// there, or "" if it is none of them in any spelling. An object that has a known key twice is unusual.
func (s *scanner) object(known []string, field func(key string) bool) bool {
	if !s.take('{') {
		return false
	}
	seen := 0
	for first := true; ; first = false {
		found, ok := s.more(first, '}')
		if !found {
			return ok
		}
		key, at, ok := s.key(known)
		if !ok || !s.take(':') || at >= 0 && seen&(1<<at) != 0 {
			return false
		}
		if at >= 0 {
			seen |= 1 << at
		}
		if !field(key) {
			return false
		}
	}
}

// key reads a key, and finds its index in the known ones; -1 for a key that is none of them. It does not look at how
// keys are spelled if none are known.
func (s *scanner) key(known []string) (key string, at int, ok bool) {
	raw, plain, ok := s.literal()
	if !ok || len(known) == 0 {
		return "", -1, ok
	}
	if !plain {
		return "", -1, false
	}
	for at, name := range known {
		if string(raw) == name {
			return name, at, true
		}
	}
	for _, c := range raw {
		if c >= utf8.RuneSelf {
			return "", -1, false // some letters are others in another spelling
		}
	}
	for _, name := range known {
		if len(raw) == len(name) && strings.EqualFold(string(raw), name) {
			return "", -1, false
		}
	}
	return "", -1, true
}

// array calls element at the beginning of each element of an array.
func (s *scanner) array(element func() bool) bool {
	if !s.take('[') {
		return false
	}
	for first := true; ; first = false {
		found, ok := s.more(first, ']')
		if !found {
			return ok
		}
		if !element() {
			return false
		}
	}
}

// literal reads a string. raw is what stands between its quotes; it is plain if there are no escapes in it. It need
// not be valid UTF-8.
func (s *scanner) literal() (raw []byte, plain, ok bool) {
	if !s.take('"') {
		return nil, false, false
	}
	plain = true
	for at := s.at; at < len(s.text); at++ {
		switch c := s.text[at]; {
		case c == '"':
			raw = s.text[s.at:at]
			s.at = at + 1
			return raw, plain, true
		case c == '\\':
			size := escapeSize(s.text[at:])
			if size == 0 {
				return nil, false, false
			}
			plain = false
			at += size - 1
		case c < ' ':
			return nil, false, false
		}
	}
	return nil, false, false
}

// escapeSize is the size of the escape at the beginning of a text; zero if it is none of JSON.
func escapeSize(text []byte) int {
	switch {
	case len(text) < 2:
		return 0
	case bytes.IndexByte([]byte(`"\/bfnrt`), text[1]) >= 0:
		return 2
	case text[1] != 'u' || len(text) < 6:
		return 0
	}
	for _, c := range text[2:6] {
		if !('0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F') {
			return 0
		}
	}
	return 6
}

// number reads a number and returns its text.
func (s *scanner) number() ([]byte, bool) {
	s.peek()
	from := s.at
	if s.at < len(s.text) && s.text[s.at] == '-' {
		s.at++
	}
	whole := s.at
	if !s.digits() || s.text[whole] == '0' && s.at > whole+1 {
		return nil, false
	}
	if s.at < len(s.text) && s.text[s.at] == '.' {
		s.at++
		if !s.digits() {
			return nil, false
		}
	}
	if s.at < len(s.text) && s.text[s.at]|0x20 == 'e' {
		s.at++
		if s.at < len(s.text) && (s.text[s.at] == '+' || s.text[s.at] == '-') {
			s.at++
		}
		if !s.digits() {
			return nil, false
		}
	}
	return s.text[from:s.at], true
}

// digits skips digits, of which there must be some.
func (s *scanner) digits() bool {
	from := s.at
	for s.at < len(s.text) && '0' <= s.text[s.at] && s.text[s.at] <= '9' {
		s.at++
	}
	return s.at > from
}

// skip reads any value and returns its text.
func (s *scanner) skip() (json.RawMessage, bool) {
	s.peek()
	from := s.at
	if !s.pass(deepest) {
		return nil, false
	}
	return s.text[from:s.at:s.at], true
}

// pass reads any value that is no deeper than so.
func (s *scanner) pass(deep int) bool {
	switch s.peek() {
	case '{':
		return deep > 0 && s.object(nil, func(string) bool { return s.pass(deep - 1) })
	case '[':
		return deep > 0 && s.array(func() bool { return s.pass(deep - 1) })
	case '"':
		_, _, ok := s.literal()
		return ok
	case 't':
		return s.word("true")
	case 'f':
		return s.word("false")
	case 'n':
		return s.word("null")
	}
	_, ok := s.number()
	return ok
}

// word skips space and a word.
func (s *scanner) word(word string) bool {
	s.peek()
	if !bytes.HasPrefix(s.text[s.at:], []byte(word)) {
		return false
	}
	s.at += len(word)
	return true
}

package escape

import (
	"bytes"
	"unicode/utf8"
)

// mostParameters is how many parameters of a control sequence are passed on. Bubble Tea's decoder has room for 32 and
// panics at the next; no key has more than a few.
const mostParameters = 30

// A Sieve holds back what no terminal sends and Bubble Tea's decoder panics at: bytes that are not UTF-8, such as 9B in a
// character of GBK, which begins a control sequence of 8 bits, and parameters without end. Such bytes become U+FFFD.
type Sieve struct {
	kept       []byte // the beginning of a character
	before     byte   // the byte before
	sequence   bool   // within the parameters of a control sequence
	parameters int
}

// Room is how much may be read for a buffer of so many bytes, for what is passed on is longer at worst; 0 where there is
// no room.
func (s *Sieve) Room(size int) int { return max(0, size/len("\uFFFD")-utf8.UTFMax) }

// Pass takes what was read and returns what is to be passed on; it may be nothing.
func (s *Sieve) Pass(read []byte) []byte {
	data := append(s.kept, read...)
	s.kept = nil
	var out []byte
	for len(data) > 0 {
		if !utf8.FullRune(data) {
			s.kept = bytes.Clone(data)
			break
		}
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError:
			out = utf8.AppendRune(out, r)
		case n > 1 || s.passes(data[0]):
			out = append(out, data[:n]...)
		}
		if n > 1 || r == utf8.RuneError {
			s.sequence = false
		}
		s.before, data = data[n-1], data[n:]
	}
	return out
}

// passes says whether a byte is passed on.
func (s *Sieve) passes(c byte) bool {
	switch {
	case s.before == esc && (c == '[' || c == 'P'):
		s.sequence, s.parameters = true, 0
	case c < '0' || '?' < c:
		s.sequence = false
	case s.sequence && (c == ';' || c == ':'):
		s.parameters++
	}
	return !s.sequence || s.parameters < mostParameters
}

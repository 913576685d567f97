package escape

import (
	"bytes"
	"unicode/utf8"
)

// mostParameters is the greatest number of parameters of a control sequence that are passed on. Bubble Tea's decoder
// has room for 32 and panics at the next one; no key has more than a few.
const mostParameters = 30

// A Sieve removes bytes at which Bubble Tea's decoder panics and which no terminal sends: control sequences with too
// many parameters, and bytes that are not UTF-8, which become U+FFFD. The byte 9B in a character of GBK, for example,
// begins a control sequence of 8 bits. It also joins what a terminal says of its colours: Bubble Tea, and a Reader,
// would take the rest of an answer that is late for typing. One that another sequence breaks off is dropped.
type Sieve struct {
	kept       []byte // the beginning of a character, or of an answer about a colour
	before     byte   // the last byte
	sequence   bool   // the last byte was among the parameters of a control sequence
	parameters int
}

// Room is the number of bytes to read for a buffer of the given size, because Pass can return more than it was given.
// It is 0 if the buffer is too small.
func (s *Sieve) Room(size int) int { return max(0, size/len("\uFFFD")-mostOfColour) }

// Pass takes the bytes that were read and returns those to pass on, which may be none.
func (s *Sieve) Pass(read []byte) []byte {
	data := append(s.kept, read...)
	s.kept = nil
	var out []byte
	for len(data) > 0 {
		if n := brokenColour(data); n > 0 {
			data = data[n:]
			continue
		}
		if !utf8.FullRune(data) || beginsColour(data) {
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

// passes reports whether a byte is passed on.
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

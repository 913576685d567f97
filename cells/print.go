package cells

import (
	"io"
	"unicode/utf8"
)

// A Printer writes text to a terminal that is not in raw mode. It makes the text safe as Lines does.
type Printer struct {
	w    io.Writer
	rest []byte // the beginning of a character whose end was not written yet
}

// NewPrinter makes a Printer that writes to w.
func NewPrinter(w io.Writer) *Printer { return &Printer{w: w} }

// Write implements io.Writer. It counts the marks on a letter from the beginning of each call.
func (p *Printer) Write(text []byte) (int, error) {
	whole := append(p.rest, text...)
	end := len(whole)
	for back := 1; back < utf8.UTFMax && back <= len(whole); back++ {
		if at := len(whole) - back; utf8.RuneStart(whole[at]) {
			if !utf8.FullRune(whole[at:]) {
				end = at
			}
			break
		}
	}
	p.rest = append([]byte(nil), whole[end:]...)
	if _, err := io.WriteString(p.w, Lines(string(whole[:end]))); err != nil {
		return 0, err
	}
	return len(text), nil
}

package lang

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// joints is what stands at both ends of an argument until the text is put together. No argument holds it: control
// characters are made visible.
const joints = "\x00"

// A jointed is an argument of a text in a language that has no spaces between words.
type jointed string

// Format implements fmt.Formatter.
func (j jointed) Format(f fmt.State, verb rune) {
	if verb == 's' || verb == 'v' {
		_, _ = fmt.Fprint(f, joints, string(j), joints)
		return
	}
	_, _ = fmt.Fprintf(f, fmt.FormatString(f, verb), string(j))
}

// fitted puts args, which it changes, into a text. Between a Chinese character of the text and one of an argument
// there is no space, and between a Chinese character and a letter or digit there is one. Punctuation has no space on
// either side. It changes nothing else: the texts of the catalogue are written by the same rule.
func fitted(text string, args []any) string {
	for i, arg := range args {
		if words, ok := arg.(string); ok {
			args[i] = jointed(words)
		}
	}
	text = fmt.Sprintf(text, args...)
	if !strings.Contains(text, joints) {
		return text
	}
	parts := strings.Split(text, joints) // text and argument by turns
	whole := parts[0]
	for i, part := range parts[1:] {
		if part == "" {
			continue
		}
		if words := parts[i+i%2]; strings.TrimSpace(words) != "" { // the side that is not an argument
			whole, part = fit(whole, part)
		}
		whole += part
	}
	return whole
}

// fit changes the space between two parts of a text to what it should be.
func fit(left, right string) (string, string) {
	l, r := strings.TrimSuffix(left, " "), strings.TrimPrefix(right, " ")
	before, _ := utf8.DecodeLastRuneInString(l)
	after, _ := utf8.DecodeRuneInString(r)
	han, next := unicode.Is(unicode.Han, before), unicode.Is(unicode.Han, after)
	switch {
	case han && next, fullWidth(before), fullWidth(after):
		return l, r
	case han && alphanumeric(after), next && alphanumeric(before):
		return l, " " + r
	}
	return left, right
}

// fullWidth says whether a character is a Chinese punctuation mark, which brings its own space.
func fullWidth(r rune) bool {
	return 0x3000 <= r && r <= 0x303f || 0xff00 <= r && r <= 0xff60
}

// alphanumeric says whether a character is a letter or digit of ASCII.
func alphanumeric(r rune) bool {
	return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

package api

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxText bounds a name or message from the service, in characters; the longest country name has about 30.
const maxText = 200

// Safe makes text from the service harmless to draw: control, escape, bidirectional and other invisible characters
// are written out as \u{…}, of several combining marks on one letter only the first stays, and overlong text is
// cut. All text enters the program through here.
func Safe(text string) string {
	var b strings.Builder
	marks, length := 0, 0
	for _, r := range text {
		if length++; length > maxText {
			b.WriteRune('…')
			break
		}
		switch {
		case r == utf8.RuneError || hidden(r):
			fmt.Fprintf(&b, `\u{%x}`, r)
			marks = 0
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc):
			// A mark needs a letter to stand on, and piled-up marks reach into the lines above and below.
			if marks++; marks == 1 && b.Len() > 0 {
				b.WriteRune(r)
			}
		default:
			b.WriteRune(r)
			marks = 0
		}
	}
	return b.String()
}

// hidden says whether a character draws nothing of its own, or moves what stands around it. Terminals disagree on
// the width of variation selectors, so they count too.
func hidden(r rune) bool {
	return !unicode.IsPrint(r) && !unicode.In(r, unicode.M) || unicode.Is(unicode.Variation_Selector, r) ||
		unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
}

package report

import (
	"strings"

	"rtcscope/lang"
)

// HandoutLines is the most lines of a handout: as many as a chat shows without folding them.
const HandoutLines = 12

// A Handout is what a screen hands on to a chat: one sentence that says what is seen, the figures that show it, and
// the command that prints them. Its texts are plain, unless the field says otherwise.
type Handout struct {
	Lead  string   // what the sentence is about
	Said  string   // the rest of the sentence
	About string   // of which app, series and moments it is, in Markdown
	Basis []string // what is to be known of the figures; empty ones are left out

	// The figures, as in a Sheet. They may be missing.
	Heading []string
	Rows    [][]string
	Right   []bool

	Command string
}

// Markdown writes the handout in at most HandoutLines lines, of which the command is the last one. Rows for which
// there is no room are counted in the last row.
func (h Handout) Markdown(say lang.Printer) string {
	first := "**" + escapeChat(h.Lead) + "** " + escapeChat(h.Said)
	if h.About != "" {
		first = say.T("%s (%s)", first, h.About)
	}
	head, basis := []string{first}, escapeChat(say.Join(h.Basis...))
	const ofTable = 3 // lines of a table that are no rows: an empty one, the heading and the rule
	const ofCommand = 2
	room := HandoutLines - len(head) - ofTable - ofCommand
	switch {
	case basis == "":
	case len(h.Rows) < room:
		head, room = append(head, basis), room-1
	default: // rather a long line than fewer rows
		head[0] = say.Join(first, basis)
	}
	lines := head
	if len(h.Rows) > 0 {
		table := Sheet{Heading: h.Heading, Rows: h.Rows, Right: h.Right}
		if more := len(h.Rows) - room + 1; len(h.Rows) > room {
			table.Rows = append(append([][]string{}, h.Rows[:room-1]...), []string{say.T("and %d more", more)})
		}
		var text strings.Builder
		table.markdownTable(&text, escapeChat)
		lines = append(lines, "", strings.TrimSuffix(text.String(), "\n"), "")
	}
	return strings.Join(append(lines, CodeSpan(h.Command)), "\n")
}

// escapeChat escapes a text as EscapeMarkdown does, on one line. An underscore within a word stays as it is: it means
// nothing there, and many chats show texts as they are pasted.
func escapeChat(text string) string {
	parts := strings.Split(EscapeMarkdown(oneLine(text)), `\_`)
	out := parts[0]
	for i, part := range parts[1:] {
		underscore := `\_`
		if endsInWord(parts[i]) && beginsWithWord(part) {
			underscore = "_"
		}
		out += underscore + part
	}
	return out
}

func endsInWord(text string) bool { return text != "" && isWord(text[len(text)-1]) }

func beginsWithWord(text string) bool { return text != "" && isWord(text[0]) }

// isWord reports whether a byte is a letter or a digit of ASCII.
func isWord(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

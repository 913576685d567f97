package widget

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"rtcscope/cells"
	"rtcscope/theme"
)

// inputKeys lists the names of all keys that the library's text input knows.
func inputKeys() []string {
	m := textinput.DefaultKeyMap()
	var keys []string
	for _, b := range [][]string{
		m.CharacterForward.Keys(), m.CharacterBackward.Keys(), m.WordForward.Keys(), m.WordBackward.Keys(),
		m.DeleteWordBackward.Keys(), m.DeleteWordForward.Keys(), m.DeleteAfterCursor.Keys(), m.DeleteBeforeCursor.Keys(),
		m.DeleteCharacterBackward.Keys(), m.DeleteCharacterForward.Keys(), m.LineStart.Keys(), m.LineEnd.Keys(),
		m.Paste.Keys(), m.AcceptSuggestion.Keys(), m.NextSuggestion.Keys(), m.PrevSuggestion.Keys(),
	} {
		keys = append(keys, b...)
	}
	return append(keys, "alt+t", "ctrl+t", "enter", "esc", "space")
}

// press is the message for a key with the given name.
func press(name string) tea.KeyPressMsg {
	special := map[string]rune{"left": tea.KeyLeft, "right": tea.KeyRight, "up": tea.KeyUp, "down": tea.KeyDown,
		"home": tea.KeyHome, "end": tea.KeyEnd,
		"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "tab": tea.KeyTab, "enter": tea.KeyEnter,
		"esc": tea.KeyEscape}
	if name == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	var k tea.Key
	rest := name
	for mod, bit := range map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "alt+": tea.ModAlt} {
		if after, ok := strings.CutPrefix(rest, mod); ok {
			rest, k.Mod = after, bit
		}
	}
	if code, ok := special[rest]; ok {
		k.Code = code
		return tea.KeyPressMsg(k)
	}
	k.Code, _ = utf8.DecodeRuneInString(rest)
	if k.Mod == 0 {
		k.Text = rest
	}
	return tea.KeyPressMsg(k)
}

func TestDeleteWordForward(t *testing.T) {
	for _, key := range []string{"alt+d", "alt+delete", "ctrl+delete"} {
		for _, x := range []struct {
			text string
			at   int
			want string
		}{
			{"a", 0, ""}, {"a", 1, "a"}, {"", 0, ""}, {"ab", 1, "a"}, {"a bc", 0, " bc"}, {"a bc d", 1, "a d"}, {"a  ", 1, "a"},
			{"广东 江西", 1, "广 江西"}, {"广东", 2, "广东"}, {"éa", 0, ""},
		} {
			i := NewInput(theme.None(), "/ ")
			i.SetValue(x.text)
			i.model.SetCursor(x.at)
			if i.Type(press(key)); i.Value() != x.want || i.model.Position() != x.at {
				t.Errorf("%s at %d of %q leaves %q with the cursor at %d, want %q", key, x.at, x.text, i.Value(),
					i.model.Position(), x.want)
			}
		}
	}
}

// An editor is the simplest implementation of an input.
type editor struct {
	text []rune
	at   int
}

func (e *editor) skip(step int, space bool) {
	for next := e.at + min(step, 0); next >= 0 && next < len(e.text) &&
		unicode.IsSpace(e.text[next]) == space; next += step {
		e.at += step
	}
}

func (e *editor) key(name string) {
	was := e.at
	cut := func() { // between where the cursor was and where it is now
		from, to := min(was, e.at), max(was, e.at)
		e.text, e.at = slices.Delete(slices.Clone(e.text), from, to), from
	}
	switch name {
	case "left", "ctrl+b":
		e.at = max(0, e.at-1)
	case "right", "ctrl+f":
		e.at = min(len(e.text), e.at+1)
	case "home", "ctrl+a":
		e.at = 0
	case "end", "ctrl+e":
		e.at = len(e.text)
	case "alt+left", "ctrl+left", "alt+b":
		e.skip(-1, true)
		e.skip(-1, false)
	case "alt+right", "ctrl+right", "alt+f":
		e.skip(1, true)
		e.skip(1, false)
	case "alt+backspace", "ctrl+w", "ctrl+backspace":
		e.skip(-1, true)
		e.skip(-1, false)
		cut()
	case "alt+d", "alt+delete", "ctrl+delete":
		e.skip(1, true)
		e.skip(1, false)
		cut()
	case "backspace", "ctrl+h":
		e.at = max(0, e.at-1)
		cut()
	case "delete", "ctrl+d":
		e.at = min(len(e.text), e.at+1)
		cut()
	case "ctrl+k":
		e.at = len(e.text)
		cut()
	case "ctrl+u":
		e.at = 0
		cut()
	case "space":
		e.paste(" ")
	}
}

func (e *editor) paste(text string) {
	var clean []rune
	for _, r := range text {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			clean = append(clean, ' ')
		case !unicode.IsControl(r) && r != utf8.RuneError:
			clean = append(clean, r)
		}
	}
	clean = clean[:min(len(clean), max(0, 128-len(e.text)))]
	e.text = slices.Insert(slices.Clone(e.text), e.at, clean...)
	e.at += len(clean)
}

// pastes lists texts to paste.
func pastes() []string {
	return []string{"", "a", "stall_rate", "广东", "two words", "  ", "line\nbreak", "tab\there", "\r\n", "\x1b[31m",
		"\x00\x07\x7f", "e\u0301\u0323",
		"\u0301", "👩‍👩‍👧", "ＷＩＦＩ", "a\u202eb", "\xff\xfe", "\u200b", strings.Repeat("长", 100), strings.Repeat("x", 10000),
		strings.Repeat("e\u0301", 5000),
		strings.Repeat("\n", 10000)}
}

// edit sends random keys and pastes to an input, and compares it with the simple editor after each.
func edit(t *testing.T, seed uint64) {
	r := rand.New(rand.NewPCG(seed, 1))
	keys, texts := inputKeys(), pastes()
	i, want := NewInput(theme.None(), "find: "), &editor{}
	var done []string
	for range 60 {
		switch r.IntN(4) {
		case 0:
			text := texts[r.IntN(len(texts))]
			done = append(done, fmt.Sprintf("paste %.20q", text))
			i.Type(tea.PasteMsg{Content: text})
			want.paste(text)
		case 1:
			c := string([]rune("ab 广é！　")[r.IntN(7)])
			done = append(done, c)
			i.Type(tea.KeyPressMsg{Code: []rune(c)[0], Text: c})
			want.paste(c)
		case 2:
			i.model.SetCursor(r.IntN(130))
			want.at = i.model.Position()
			done = append(done, fmt.Sprintf("cursor %d", want.at))
		default:
			key := keys[r.IntN(len(keys))]
			done = append(done, key)
			i.Type(press(key))
			want.key(key)
		}
		if i.Value() != string(want.text) || i.model.Position() != want.at {
			t.Fatalf("seed %d, after %q: %q with the cursor at %d, want %q at %d", seed, done, i.Value(), i.model.Position(),
				string(want.text), want.at)
		}
		w := 1 + r.IntN(40)
		i.SetWidth(w)
		if got := cells.Width(i.Draw()); got > len("find: ")+max(w, 2)+1 || !strings.Contains(i.Draw(), "\x1b[7m") {
			t.Fatalf("seed %d, after %q: %q is %d cells wide, want at most %d", seed, done, i.Draw(), got, len("find: ")+w+1)
		}
	}
}

func TestEveryKeyOfAnInput(t *testing.T) {
	for seed := range uint64(300) {
		edit(t, seed)
	}
}

func FuzzInput(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(edit)
}

// Package lang holds the program's words: English in the code where they are used, Chinese in one catalogue here.
package lang

import (
	"fmt"
	"slices"
	"strings"

	"rtcscope/cells"
)

// A Language is one that the program speaks.
type Language string

// The languages.
const (
	English Language = "en"
	Chinese Language = "zh"
)

// Names lists the names of the languages.
func Names() []string { return []string{string(English), string(Chinese)} }

// Parse reads the value of --lang.
func Parse(text string) (Language, error) {
	switch l := Language(text); l {
	case English, Chinese:
		return l, nil
	}
	return "", fmt.Errorf("%q is no language of rtcscope: take en or zh", text)
}

// FromLocale takes the language of the locale that LC_ALL, LC_MESSAGES or LANG names, in that order.
func FromLocale(getenv func(string) string) Language {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := getenv(name); locale != "" {
			if strings.HasPrefix(locale, "zh") {
				return Chinese
			}
			return English
		}
	}
	return English
}

// A Printer says texts in one language. The zero Printer speaks English.
type Printer struct {
	Language Language
}

// T says a text, which is written in English where it is used and is its own key in the catalogue, with args put in
// as by fmt.Sprintf; where it counts to one, in the singular. Texts and errors among them are made safe to draw. A text without args is taken as it is, percent
// signs and all.
func (p Printer) T(text string, args ...any) string {
	if p.Language == Chinese {
		if zh, ok := chinese[text]; ok {
			text = zh
		}
	} else {
		text = counted(text, args)
	}
	if len(args) == 0 {
		return text
	}
	args = slices.Clone(args)
	for i, arg := range args {
		switch arg := arg.(type) { // of whatever it is, only the words of others can do harm
		case string:
			args[i] = cells.Visible(arg)
		case error:
			args[i] = p.Error(arg)
		}
	}
	return fmt.Sprintf(text, args...)
}

// Pick takes the text of the printer's language from a pair.
func (p Printer) Pick(en, zh string) string {
	if p.Language == Chinese && zh != "" {
		return zh
	}
	return en
}

// Join makes one text of several, with the language's semicolons between; empty ones are left out.
func (p Printer) Join(texts ...string) string {
	texts = slices.DeleteFunc(slices.Clone(texts), func(text string) bool { return text == "" })
	return strings.Join(texts, p.Pick("; ", "；"))
}

// A Message is what there is to say, before anyone said it in a language: an English format and what goes into it.
// As an error it speaks English.
type Message struct {
	Text string
	Args []any // errors among them are said in the same language
}

// Error implements error.
func (m *Message) Error() string { return Printer{}.Message(m) }

// Unwrap gives the errors that the message tells of.
func (m *Message) Unwrap() []error {
	var list []error
	for _, arg := range m.Args {
		if err, ok := arg.(error); ok {
			list = append(list, err)
		}
	}
	return list
}

// Message says a message, and the messages in it.
func (p Printer) Message(m *Message) string { return p.T(m.Text, m.Args...) }

// Said is an error that can be said in several languages: an English format of the catalogue, and what goes into it.
type Said interface {
	error
	Said() (text string, args []any)
}

// Said implements Said.
func (m *Message) Said() (string, []any) { return m.Text, m.Args }

// Error says an error: one that can be said in the printer's language so, others in their own words, made safe to draw.
func (p Printer) Error(err error) string {
	switch err := err.(type) { // what wraps one has words of its own, which must not be lost
	case *Message:
		return p.Message(err)
	case Said:
		text, args := err.Said()
		return p.T(text, args...)
	}
	return cells.Visible(err.Error())
}

// Has says whether the catalogue translates a text.
func Has(text string) bool {
	_, ok := chinese[text]
	return ok
}

// Package lang says the program's texts in a language: they are written in English where they are used, and translated
// by a catalogue for each other language.
package lang

import (
	"fmt"
	"slices"
	"strings"

	"rtcscope/cells"
)

// A Printer says texts in one language, and names of places in one form. The zero Printer speaks English.
type Printer struct {
	Language Language
	Names    NameForm
}

// T says a text with args put in as by fmt.Sprintf. The text is written in English where it is used; that is its key
// in the catalogues, and how it is said in a language that lacks it. In English it is in the singular where it counts
// one. Strings and errors among the args are made safe to draw. A text without args is taken as it is, percent signs
// and all.
func (p Printer) T(text string, args ...any) string {
	if translated, ok := p.Language.translation(text); ok {
		text = translated
	} else {
		text = counted(text, args)
	}
	if len(args) == 0 {
		return text
	}
	args = slices.Clone(args)
	for i, arg := range args {
		switch arg := arg.(type) { // no other type holds unsafe text
		case string:
			args[i] = cells.Visible(arg)
		case error:
			args[i] = p.Error(arg)
		}
	}
	if p.Language.unspaced() {
		return fitted(text, args)
	}
	return fmt.Sprintf(text, args...)
}

// InEach are the forms of a text in all languages, English first, each once. A person finds a thing by its name in
// either, whatever the language of the screen.
func InEach(form func(say Printer) string) []string {
	var forms []string
	for _, l := range All() {
		if said := form(Printer{Language: l}); !slices.Contains(forms, said) {
			forms = append(forms, said)
		}
	}
	return forms
}

// English says whether texts are said in the language of the service's own names, which so need no explanation.
func (p Printer) English() bool { return p.Language == English || p.Language == "" }

// Join makes one text of several, with the language's semicolons between them; empty ones are left out.
func (p Printer) Join(texts ...string) string {
	texts = slices.DeleteFunc(slices.Clone(texts), func(text string) bool { return text == "" })
	return strings.Join(texts, p.T("; "))
}

// Enumerate makes a list of names. Chinese has a comma of its own for these.
func (p Printer) Enumerate(names ...string) string {
	if len(names) == 0 {
		return ""
	}
	text := names[0]
	for _, name := range names[1:] {
		text = p.T("%s, %s", text, name)
	}
	return text
}

// Beside puts words side by side, with a blank between them where the language has one.
func (p Printer) Beside(left, right string) string {
	if p.Language.unspaced() {
		left, right = fit(left, " "+right)
		return left + right
	}
	return left + " " + right
}

// WithUnit puts a figure before its unit. In Chinese, a percent sign follows without a space.
func (p Printer) WithUnit(figure, unit string) string {
	switch {
	case unit == "":
		return figure
	case unit == "%" && p.Language.unspaced():
		return figure + unit
	}
	return figure + " " + unit
}

// List makes a list of clauses, with the language's commas between them.
func (p Printer) List(words ...string) string { return strings.Join(words, p.T(", ")) }

// Colon puts a text behind its heading, with the language's colon between them.
func (p Printer) Colon(heading, text string) string { return heading + p.T(": ") + text }

// A Message is a text that is not said in a language yet. As an error it is in English.
type Message struct {
	Text string // an English format of the catalogues
	Args []any  // errors among them are said in the same language
}

// Error implements error.
func (m *Message) Error() string { return Printer{}.Message(m) }

// Unwrap returns the errors among the args.
func (m *Message) Unwrap() []error {
	var list []error
	for _, arg := range m.Args {
		if err, ok := arg.(error); ok {
			list = append(list, err)
		}
	}
	return list
}

// Message says a message and the errors among its args.
func (p Printer) Message(m *Message) string { return p.T(m.Text, m.Args...) }

// Translatable is an error that can be said in every language.
type Translatable interface {
	error
	// Untranslated returns an English format of the catalogues and its args.
	Untranslated() (text string, args []any)
}

// Sayable is an error that says itself in a language.
type Sayable interface {
	error
	// In returns the error in the printer's language, safe to draw.
	In(Printer) string
}

// Untranslated implements Translatable.
func (m *Message) Untranslated() (string, []any) { return m.Text, m.Args }

// Error says an error in the printer's language where it is Translatable, the operating system's, or has a text of the
// catalogue; others it says in their own words. The text is safe to draw.
func (p Printer) Error(err error) string {
	//nolint:errorlint // an error that wraps a Translatable has words of its own, which must not be lost
	switch err := err.(type) {
	case *Message:
		return p.Message(err)
	case Sayable:
		return err.In(p)
	case Translatable:
		text, args := err.Untranslated()
		return p.T(text, args...)
	}
	if text, ok := p.failure(err); ok {
		return text
	}
	return cells.Visible(err.Error())
}

// Errorf returns an error that is said in every language: a Message.
func Errorf(text string, args ...any) error { return &Message{Text: text, Args: args} }

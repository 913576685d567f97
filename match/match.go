// Package match says whether what a person types finds a text, and how well. Rows, lists and commands are all found by
// these rules.
package match

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rtcscope/ime"
	"rtcscope/pinyin"
)

// A Rank says how well typed text fits a text. A greater rank is a better fit.
type Rank int

// The ranks. Pinyin counts as the characters that it spells.
const (
	None  Rank = iota
	Part       // the typed text stands somewhere in the text
	Start      // the text begins with it
	Whole      // it is the text
)

// Typed is what a person typed to find something. Case, the width of letters, and blanks and apostrophes between
// letters do not matter: xi'an and XI AN find xian. In pinyin they stand between syllables.
type Typed struct {
	plain     string // in lower case, with letters of normal width
	joined    string // plain without blanks and apostrophes
	syllables string // plain with apostrophes for blanks, for pinyin
}

// Read prepares typed text, so that many texts can be compared with it.
func Read(text string) Typed {
	p := Plain(strings.TrimSpace(text))
	return Typed{p, joined(p), strings.Map(func(r rune) rune {
		if separates(r) {
			return '\''
		}
		return r
	}, p)}
}

// A Text is a text that is prepared to be compared with typed ones.
type Text struct{ plain, joined string } // as of a Typed

// Of prepares a text.
func Of(text string) Text {
	p := Plain(text)
	return Text{p, joined(p)}
}

// Map is the typed text with other characters.
func (t Typed) Map(to func(rune) rune) Typed {
	return Typed{strings.Map(to, t.plain), strings.Map(to, t.joined), strings.Map(to, t.syllables)}
}

// String is the text in lower case, with letters of normal width.
func (t Typed) String() string { return t.plain }

// Empty says whether nothing was typed. Every text contains that.
func (t Typed) Empty() bool { return t.plain == "" }

// Spells says whether the typed text spells a part of a text in pinyin.
func (t Typed) Spells(text string) bool { return pinyin.Spells(t.syllables, text) }

// Finds says whether the typed text stands in a text, or spells a part of it in pinyin: guangdong, guangd, gd and
// dong find 广东.
func (t Typed) Finds(text string) bool {
	return t.stands(Of(text)) >= Part || pinyin.Spells(t.syllables, text)
}

// In ranks the typed text in a text. Letters that spell the first characters of the text are its start.
func (t Typed) In(text string) Rank {
	rank := t.stands(Of(text))
	switch {
	case rank >= Start:
		return rank
	case pinyin.Begins(t.syllables, text):
		return Start
	case rank == None && pinyin.Spells(t.syllables, text):
		return Part
	}
	return rank
}

// InAny is the best rank of the typed text in several texts.
func (t Typed) InAny(texts ...string) Rank {
	best := None
	for _, text := range texts {
		best = max(best, t.In(text))
	}
	return best
}

// Is says whether the typed text is the whole text.
func (t Typed) Is(text Text) bool { return t.stands(text) == Whole }

// InWords says whether the typed text stands in a text as it is written. One or two letters must begin a word there:
// us finds no Australia.
func (t Typed) InWords(text Text) bool {
	rank := t.stands(text)
	if rank == Part && len(t.joined) < 3 {
		return strings.Contains(text.plain, " "+t.plain)
	}
	return rank >= Part
}

// stands ranks the typed text in a text as it is written. Letters may run on over the blanks and apostrophes of the
// text only from where a word begins: hongk finds Hong Kong, but not all that has an end and a beginning like it.
func (t Typed) stands(text Text) Rank {
	rank := stands(t.plain, text.plain)
	if t.joined == "" {
		return rank
	}
	if t.joined != t.plain {
		rank = max(rank, stands(t.joined, text.plain))
	}
	if text.joined == text.plain {
		return rank
	}
	begins, at := true, 0 // in the joined text
	for i, r := range text.plain {
		if separates(r) {
			begins = true
			continue
		}
		switch {
		case !begins || !strings.HasPrefix(text.joined[at:], t.joined):
		case i == 0: // only the first word of a text is its start
			rank = max(rank, stands(t.joined, text.joined))
		default:
			rank = max(rank, Part)
		}
		begins, at = false, at+utf8.RuneLen(r)
	}
	return rank
}

func stands(part, text string) Rank {
	switch {
	case part == text:
		return Whole
	case strings.HasPrefix(text, part):
		return Start
	case strings.Contains(text, part):
		return Part
	}
	return None
}

// Plain is a text in lower case, with letters of normal width.
func Plain(text string) string { return strings.ToLower(ime.Plain(text)) }

// joined is a text without blanks and apostrophes.
func joined(text string) string {
	return strings.Map(func(r rune) rune {
		if separates(r) {
			return -1
		}
		return r
	}, text)
}

func separates(r rune) bool { return r == '\'' || unicode.IsSpace(r) }

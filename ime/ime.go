// Package ime turns the characters that a Chinese input method, or full-width typing, puts in the place of ASCII back
// into ASCII. A person who forgot to switch it off means the key.
package ime

import "strings"

// ASCII is the character that the same key types without the input method. Other characters stay as they are.
func ASCII(r rune) rune {
	switch {
	case '！' <= r && r <= '～':
		return r - '！' + '!'
	case r < '·':
		return r
	}
	switch r {
	case '\u3000':
		return ' '
	case '、', '､':
		return '/'
	case '。', '｡':
		return '.'
	case '【', '「', '〔', '〖', '｢':
		return '['
	case '】', '」', '〕', '〗', '｣':
		return ']'
	case '『':
		return '{'
	case '』':
		return '}'
	case '《', '〈':
		return '<'
	case '》', '〉':
		return '>'
	case '“', '”':
		return '"'
	case '‘', '’':
		return '\''
	case '—', '―':
		return '_'
	case '…':
		return '^'
	case '￥':
		return '$'
	case '·', '・':
		return '`'
	case '〜':
		return '~'
	}
	return r
}

// Plain applies ASCII to each character of a text. Texts that differ in the width of their characters alone become
// equal.
func Plain(text string) string { return strings.Map(ASCII, text) }

// Letters applies ASCII to the full-width letters and digits of a text. Punctuation stays, for texts such as regular
// expressions, in which that of ASCII has a meaning.
func Letters(text string) string {
	return strings.Map(func(r rune) rune {
		if plain := ASCII(r); 'a' <= plain && plain <= 'z' || 'A' <= plain && plain <= 'Z' || '0' <= plain && plain <= '9' {
			return plain
		}
		return r
	}, text)
}

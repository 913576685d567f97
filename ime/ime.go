// Package ime reads what a Chinese input method, or full-width typing, puts in the place of ASCII. A person who did not
// switch it off means the key.
package ime

import "strings"

// ASCII is the character that the same key types without the input method; every other character is itself.
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

// Plain is a text with ASCII for each of its characters: two texts that are the same but for how wide they are written
// have the same one.
func Plain(text string) string { return strings.Map(ASCII, text) }

// Letters is a text whose full-width letters and digits are ASCII. Its punctuation is as it was, for texts in which that
// of ASCII has a meaning, such as expressions.
func Letters(text string) string {
	return strings.Map(func(r rune) rune {
		if plain := ASCII(r); 'a' <= plain && plain <= 'z' || 'A' <= plain && plain <= 'Z' || '0' <= plain && plain <= '9' {
			return plain
		}
		return r
	}, text)
}

// Package pinyin says whether letters spell a Chinese name. Over SSH there is often no other way to type one.
package pinyin

import (
	_ "embed"
	"strings"
)

// Spells says whether letters spell a part of a name in pinyin, starting at any of its characters: guangd, gd and dong
// spell 广东. Syllables may be whole or just their first letters, in any mix, and the last one may be incomplete. All
// readings of a character count: 重庆 is chongqing. Letters are those from a to z; no others spell a name. An apostrophe
// stands between syllables: xi'an spells 西安 and is no beginning of 香.
//
// It reads each character once and keeps all places in the letters that may have been reached: names come from the
// network, and none may take long.
func Spells(letters, name string) bool { return spells(letters, name, true) }

// Begins says whether letters spell the beginning of a name, by the rules of Spells.
func Begins(letters, name string) bool { return spells(letters, name, false) }

func spells(letters, name string, anywhere bool) bool {
	letters = strings.Trim(letters, "'")
	n := len(letters)
	for i := range n {
		if c := letters[i]; c != '\'' && (c < 'a' || c > 'z') {
			return false
		}
	}
	if n == 0 {
		return false
	}
	var few [2][64]bool
	reached, next := few[0][:], few[1][:]
	if n > len(few[0]) {
		reached, next = make([]bool, n), make([]bool, n)
	}
	for i, r := range name {
		clear(next[:n])
		reached[0] = anywhere || i == 0
		for reading := range strings.SplitSeq(readings(r), " ") {
			if reading == "" {
				break // it is no Chinese character
			}
			for at, ok := range reached[:n] {
				switch rest := letters[at:]; {
				case !ok:
					continue
				case strings.HasPrefix(reading, rest):
					return true
				case rest[0] == reading[0]:
					next[syllable(letters, at+1)] = true
					if strings.HasPrefix(rest, reading) {
						next[syllable(letters, at+len(reading))] = true
					}
				}
			}
		}
		reached, next = next, reached
	}
	return false
}

// syllable is the place at or behind a place in the letters where a syllable may begin.
func syllable(letters string, at int) int {
	for letters[at] == '\'' {
		at++
	}
	return at
}

// table holds the readings of all characters. It is part of the program's file and read in place, so that nothing is
// worked out at the start of the program and nothing is kept in memory. The tests of this package write it.
//
// It is made of numbers of two bytes, the higher one first, and of a text. The first numbers say, for each block of
// characters, which list of entries is the block's; blocks without readings share one. The next number counts the
// lists, which follow it. An entry says where in the text the readings of a character begin. They have no tones, a
// blank between two, and a line break at their end; characters share them, too.
//
//go:embed table.bin
var table string

// The sizes of the table, in characters.
const (
	end       = 0x32400 // no character from here on has readings
	blockSize = 32
	blocks    = end / blockSize
)

// readings are the readings of a character, with a blank between two. They are empty if it has none.
func readings(r rune) string {
	if r < 0 || r >= end {
		return ""
	}
	entry := blocks + 1 + number(int(r)/blockSize)*blockSize + int(r)%blockSize
	text := table[2*(blocks+1+number(blocks)*blockSize):][number(entry):]
	return text[:strings.IndexByte(text, '\n')]
}

// number is the number at an index of the table.
func number(at int) int { return int(table[2*at])<<8 | int(table[2*at+1]) }

package quality

import (
	"strings"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
)

// spells says whether letters spell a part of a name in pinyin, starting at any of its characters: guangd, gd and dong
// spell 广东. Syllables may be whole or just their first letters, in any mix, and the last one may be incomplete. Over
// SSH there is often no other way to type a name. All readings of a character count: 重庆 is chongqing.
func spells(letters, name string) bool {
	if letters == "" || strings.Trim(letters, "abcdefghijklmnopqrstuvwxyz") != "" {
		return false
	}
	for ; name != ""; name = after(name) {
		if spellsFrom(letters, name) {
			return true
		}
	}
	return false
}

// spellsFrom is spells for the beginning of a name. It reads each character once and keeps all places in the letters
// that may have been reached: names come from the network, and none may take long.
func spellsFrom(letters, name string) bool {
	reached := map[int]bool{0: true}
	for ; name != "" && len(reached) > 0; name = after(name) {
		r, _ := utf8.DecodeRuneInString(name)
		next := make(map[int]bool)
		for _, reading := range pinyin.SinglePinyin(r, pinyin.Args{Style: pinyin.Normal, Heteronym: true}) {
			for at := range reached {
				rest := letters[at:]
				if strings.HasPrefix(reading, rest) {
					return true
				}
				if strings.HasPrefix(rest, reading) {
					next[at+len(reading)] = true
				}
				if rest[0] == reading[0] {
					next[at+1] = true
				}
			}
		}
		reached = next
	}
	return false
}

// after is a text without its first character.
func after(text string) string {
	_, size := utf8.DecodeRuneInString(text)
	return text[size:]
}

// Package places knows other names of the places that the service names in Chinese: English and traditional ones, and
// codes of ISO 3166. Countries are those of golang.org/x/text/language/display; provinces of China have a table here.
package places

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"rtcscope/match"
)

// A place is a country or a province of China.
type place struct {
	english string       // as it is written on a screen
	latin   []match.Text // names in Latin letters, without accents
	chinese []match.Text // simplified and traditional names
	spelt   []string     // simplified names, for pinyin
	whole   []match.Text // what finds it only if it is typed whole: codes, and the seat of a province
}

// English is the usual English name of the place that the service names so. It is empty for what is no place, such as
// a system, and for a name that is in Latin letters already.
func English(name string) string {
	if isLatin(name) {
		return ""
	}
	if p := known().find(name); p != nil {
		return p.english
	}
	return ""
}

// Typed is what a person typed to find a place.
type Typed struct {
	typed, simple match.Typed // as typed, and in simplified characters
	letters       bool        // it has no Chinese characters
	place         *place      // that it names; nil if none
}

// Read prepares typed text, so that many names can be compared with it.
func Read(typed match.Typed) Typed {
	if typed.Empty() {
		return Typed{}
	}
	text := typed.String()
	return Typed{typed: typed, simple: typed.Map(known().simplified), letters: isLatin(text), place: known().find(text)}
}

// Finds says whether typed text finds the place of a name by another name than that. A part of a name finds it, or its
// pinyin, as in a list; of names in Latin letters, one or two letters only where a word begins. A code finds it only
// if it is typed whole, so that dk is Denmark and nothing else. So does the seat of a province, as the service knows
// no towns: xi'an finds 陕西.
func (t Typed) Finds(name string) bool {
	p := known().find(name)
	if p == nil || t.typed.Empty() {
		return false
	}
	if p == t.place || t.simple != t.typed && t.simple.Finds(name) {
		return true
	}
	if slices.ContainsFunc(p.whole, t.typed.Is) {
		return true
	}
	if !t.letters {
		return slices.ContainsFunc(p.chinese, t.typed.InWords)
	}
	return slices.ContainsFunc(p.latin, t.typed.InWords) ||
		slices.ContainsFunc(p.spelt, func(text string) bool { return text != name && t.typed.Spells(text) })
}

// known is a table that never changes. It is made when a name is first looked up, because many starts of the program
// need none and it takes a millisecond.
var known = sync.OnceValue(newTable)

// find finds the place of a name; nil if it is none.
func (t table) find(name string) *place {
	if p := t.places[name]; p != nil || len(name) > longestName || strings.ContainsAny(name, "0123456789") {
		return p
	}
	return t.places[key(name)]
}

// longestName is the most bytes that a name of a place has. Names come from the network, and may be of any length.
// None has digits.
const longestName = 100

// key is what names of one place have in common: no blanks, punctuation or case, no 中国 before them, and no word for
// the kind of place behind them.
func key(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return !isHan(r) }) {
		name = strings.Map(func(r rune) rune {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				return -1
			}
			return r
		}, match.Plain(name))
	}
	for _, of := range []string{"中国", "中國"} {
		if rest := strings.TrimPrefix(name, of); rest != "" {
			name = rest
		}
	}
	for _, kind := range kinds {
		if rest := strings.TrimSuffix(name, kind); rest != name && rest != "" {
			return rest
		}
	}
	return name
}

// kinds are the words for the kind of a place, a longer one before one that it ends with.
var kinds = [...]string{"特别行政区", "特別行政區", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治區", "共和国", "共和國",
	"群岛", "群島", "岛", "島", "省", "市"}

// isLatin says whether a text has no Chinese characters.
func isLatin(text string) bool {
	return !strings.ContainsFunc(text, isHan)
}

// isHan says whether a character is one of those that names of places have in Chinese.
func isHan(r rune) bool { return '\u4e00' <= r && r <= '\u9fff' }

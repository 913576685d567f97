package places

import (
	_ "embed"
	"strings"

	"rtcscope/match"
)

// countries is a line for each country or territory: its codes of two and, if it has one, three letters, and its names
// in English, in simplified and in traditional Chinese, and as in Hong Kong, with tabs between them. The tests write
// it from golang.org/x/text/language/display, which the program does not import: it would grow by 2.5 MB and start
// half a millisecond later.
//
//go:embed countries.txt
var countries string

// A table finds places.
type table struct {
	places map[string]*place // by their Chinese names, and by the key of any name
	simple map[rune]rune     // simplified characters by traditional ones
}

func newTable() table {
	t := table{places: make(map[string]*place, 1<<11)}
	byCode := make(map[string]*place, len(provinces))
	var pairs [][2]string
	for _, p := range provinces {
		one := &place{english: p.english}
		one.code(p.code)
		one.code("CN-" + p.code)
		for _, name := range p.seat {
			one.code(name)
		}
		t.add(one, p.english, p.chinese, p.traditional)
		one.spelt = append(one.spelt, p.chinese)
		t.add(one, p.also...)
		byCode[p.code] = one
		pairs = append(pairs, [2]string{p.traditional, p.chinese})
	}
	also := make(map[string][]string, len(aliases))
	for _, a := range aliases {
		also[a.code] = a.names
	}
	for line := range strings.Lines(countries) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		// A province that is a country in ISO 3166, too, is one place: it has both codes. Its long names would find it by
		// what it is a part of.
		if p := byCode[f[0]]; p != nil && t.places[key(f[3])] == p {
			p.code(f[1])
			continue
		}
		one := &place{english: f[2]}
		one.code(f[0])
		if f[1] != "" {
			one.code(f[1])
		}
		t.add(one, f[2:]...)
		one.spelt = append(one.spelt, f[3])
		for _, name := range also[f[0]] {
			t.add(one, name)
			if !isLatin(name) {
				one.spelt = append(one.spelt, name)
			}
		}
		for _, traditional := range f[4:] {
			pairs = append(pairs, [2]string{traditional, f[3]})
		}
	}
	t.simple = simple(pairs)
	return t
}

// code adds what finds a place only if it is typed whole.
func (p *place) code(text string) { p.whole = append(p.whole, match.Of(text)) }

// add adds names of a place, Chinese or in Latin letters. A short one in capitals, such as UK, is like a code.
func (t table) add(p *place, names ...string) {
	for _, name := range names {
		switch {
		case !isLatin(name):
			p.chinese = append(p.chinese, match.Of(name))
			t.places[name] = p
		case len(name) <= 4 && strings.ToUpper(name) == name:
			p.code(name)
			continue
		default:
			for _, form := range latin(name) {
				p.latin = append(p.latin, match.Of(form))
			}
		}
		t.places[key(name)] = p
	}
}

// simple learns from names in traditional and simplified characters which characters are the same. Where two names
// differ by more than the characters, it may learn what is wrong, but most names say otherwise or have no such
// character.
func simple(pairs [][2]string) map[rune]rune {
	votes, keeps := make(map[[2]rune]int, 1<<9), make(map[rune]bool, 1<<9)
	for _, pair := range pairs {
		traditional, simplified := []rune(pair[0]), []rune(pair[1])
		for i, s := range simplified {
			keeps[s] = true // it is no traditional character alone
			if len(traditional) == len(simplified) && traditional[i] != s {
				votes[[2]rune{traditional[i], s}]++
			}
		}
	}
	same, most := make(map[rune]rune), make(map[rune]int)
	for pair, n := range votes {
		if t := pair[0]; !keeps[t] && (n > most[t] || n == most[t] && pair[1] < same[t]) {
			same[t], most[t] = pair[1], n
		}
	}
	return same
}

// simplified is the simplified character for a traditional one.
func (t table) simplified(r rune) rune {
	if s, ok := t.simple[r]; ok {
		return s
	}
	return r
}

// latin are the forms of a name in Latin letters as people type them: without accents, with blanks for hyphens, and
// with the words for its signs.
func latin(name string) []string {
	plain := strings.Map(unaccented, name)
	forms := []string{plain}
	if strings.ContainsAny(plain, "-&.") {
		forms = append(forms, strings.NewReplacer(" - ", " ", "-", " ", "&", "and", "St.", "Saint", ".", "").Replace(plain))
	}
	return forms
}

// unaccented is a letter without its accent.
func unaccented(r rune) rune {
	switch r {
	case 'Å':
		return 'A'
	case 'ã':
		return 'a'
	case 'ç':
		return 'c'
	case 'é':
		return 'e'
	case 'í':
		return 'i'
	case 'ô':
		return 'o'
	case 'ü':
		return 'u'
	case '’':
		return '\''
	}
	return r
}

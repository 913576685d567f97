package pinyin

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// Spells finds what its definition says: some characters in a row give the letters, each a whole reading or its first
// letter, and the last one any beginning of a reading.
func TestSpellsWhatItsDefinitionSays(t *testing.T) {
	chosen := rand.New(rand.NewPCG(1, 2))
	characters := []rune("广东省重庆市行长乐音了和差得地家ab ，嗯哼\U00020000\ufffd")
	pick := func(list []rune) rune { return list[chosen.IntN(len(list))] }
	found := 0
	for range 5_000 {
		var name []rune
		for range chosen.IntN(6) {
			name = append(name, pick(characters))
		}
		letters := ""
		for _, r := range name[min(len(name), chosen.IntN(3)):] {
			list := strings.Fields(readings(r))
			if len(list) == 0 {
				continue
			}
			reading := list[chosen.IntN(len(list))]
			letters += []string{reading, reading[:1], reading[:1+chosen.IntN(len(reading))]}[chosen.IntN(3)]
		}
		if chosen.IntN(8) == 0 {
			letters += string(pick([]rune("abghnx1é ")))
		}
		want := spelt(letters, name)
		if got := Spells(letters, string(name)); got != want {
			t.Fatalf("%q spells %q: %v, want %v", letters, string(name), got, want)
		}
		begins := areLetters(letters) && speltFrom(letters, name)
		if got := Begins(letters, string(name)); got != begins {
			t.Fatalf("%q begins %q: %v, want %v", letters, string(name), got, begins)
		}
		if want {
			found++
		}
	}
	if found < 1_500 {
		t.Errorf("%d of 5000 were spelt", found)
	}
}

// spelt is the definition of Spells. It tries every way, which may take for ever.
func spelt(letters string, name []rune) bool {
	for at := range name {
		if areLetters(letters) && speltFrom(letters, name[at:]) {
			return true
		}
	}
	return false
}

func areLetters(text string) bool {
	return text != "" && strings.Trim(text, "abcdefghijklmnopqrstuvwxyz") == ""
}

func speltFrom(letters string, name []rune) bool {
	if len(name) == 0 {
		return false
	}
	for _, reading := range strings.Fields(readings(name[0])) {
		whole, isWhole := strings.CutPrefix(letters, reading)
		initial, isInitial := strings.CutPrefix(letters, reading[:1])
		if strings.HasPrefix(reading, letters) || isWhole && speltFrom(whole, name[1:]) ||
			isInitial && speltFrom(initial, name[1:]) {
			return true
		}
	}
	return false
}

// An apostrophe stands between syllables, and only there.
func TestApostrophes(t *testing.T) {
	for letters, want := range map[string]bool{"xi'an": true, "x'an": true, "x'a": true, "xian": true, "'xi''an'": true,
		"xi'": true, "xia'n": false, "xian'": true, "'": false, "''": false, "": false, "x'i'an": false} {
		if got := Spells(letters, "西安"); got != want {
			t.Errorf("%q spells 西安: %v, want %v", letters, got, want)
		}
	}
	if Spells("xi'an", "香") || !Spells("xian", "香") {
		t.Error("an apostrophe stands within a syllable")
	}
}

// A name that comes from the network, and what is pasted for it, may be long. Neither takes long to read.
func TestLongNamesAreReadOnce(t *testing.T) {
	name, letters := strings.Repeat("行", 300), strings.Repeat("hxh", 80)
	if !Spells(letters[:2*len(name)/9], name) || Spells(letters+"x9", name) || Spells(letters+"q", name) {
		t.Error("a long name is read wrongly")
	}
	// A key that is typed has each name compared with the letters.
	if n := testing.AllocsPerRun(10, func() { Spells("guangxi", "新疆维吾尔自治区广东") }); n > 0 {
		t.Errorf("a name takes %v allocations", n)
	}
}

func BenchmarkSpells(b *testing.B) {
	for b.Loop() {
		Spells("hhhhhhhhhhhhhhhhhhhhhhhhhx", "新疆维吾尔自治区行行行行行行行行行行行行行行行行行行行行行")
	}
}

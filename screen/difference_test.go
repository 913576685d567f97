package screen

import "testing"

// What is written for a change, on a terminal of all sequences and on one of few.
func TestAChangeTakesFewBytes(t *testing.T) {
	const fox = "the quick brown fox jumps"
	for _, test := range []struct {
		name         string
		old, now     []string
		want, simple string // simple is on a terminal of few sequences
	}{
		{"a character", []string{fox}, []string{"the quicK brown fox jumps"}, "\x1b[9GK", "\x1b[1;9HK"},
		{"the first, and another", []string{fox}, []string{"The quicK brown fox jumps"}, "\rT\x1b[9GK", "\rT\x1b[1;9HK"},
		{"two that are near", []string{fox}, []string{"the qUiCk brown fox jumps"}, "\x1b[6GUiC", "\x1b[1;6HUiC"},
		{"two that are far", []string{fox}, []string{"the Quick brown Fox jumps"}, "\x1b[5GQ\x1b[17GF",
			"\x1b[1;5HQ\x1b[1;17HF"},
		{"many become blank", []string{fox}, []string{"the             fox jumps"}, "\x1b[5G\x1b[11X",
			"\x1b[1;5H           "},
		{"some become blank", []string{fox}, []string{"the quick       fox jumps"}, "\x1b[11G     ", "\x1b[1;11H     "},
		{"the end becomes blank", []string{fox}, []string{"the quick"}, "\x1b[11G\x1b[K", "\x1b[1;11H\x1b[K"},
		{"the last two become blank", []string{fox}, []string{"the quick brown fox jum"}, "\x1b[24G  ", "\x1b[1;24H  "},
		{"another end", []string{fox}, []string{"the slow"}, "\x1b[5Gslow\x1b[K", "\x1b[1;5Hslow\x1b[K"},
		{"two lines", []string{"a", "b"}, []string{"x", "y"}, "\x1b[Hx\x1b[2Hy", "\x1b[Hx\x1b[2Hy"},
		{"a wide one", []string{"北京 a"}, []string{"北南 a"}, "\x1b[3G南", "\x1b[1;3H南"},
		{"a wide one where two were", []string{"ab京 a"}, []string{"北京 a"}, "\r北", "\r北"},
		{"across a change of colour", []string{"\x1b[31mred\x1b[m plain"}, []string{"\x1b[31mreD\x1b[m Plain"},
			"\x1b[3G\x1b[31mD \x1b[mP", "\x1b[1;3H\x1b[31mD \x1b[mP"},
		{"colours between", []string{"a \x1b[31mb\x1b[m c"}, []string{"A \x1b[31mb\x1b[m C"}, "\rA\x1b[5GC", "\rA\x1b[1;5HC"},
		{"nothing", []string{fox}, []string{fox}, "", ""},
	} {
		for _, simple := range []bool{false, true} {
			s := newSketch(t, 40, 2, simple)
			s.draw(test.old...)
			want := test.want
			if simple {
				want = test.simple
			}
			if got := s.draw(test.now...); got != want {
				t.Errorf("%s, on a terminal of few sequences: %v: written %q, want %q", test.name, simple, got, want)
			}
			s.check(40, 2, test.now)
		}
	}
}

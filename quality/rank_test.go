package quality_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rtcscope/quality"
)

func numbers(values ...float64) []quality.Key {
	keys := make([]quality.Key, len(values))
	for i, v := range values {
		keys[i].Number = v
	}
	return keys
}

func TestRank(t *testing.T) {
	x := quality.Gap()
	for _, tt := range []struct {
		name            string
		names           string // one word each
		keys            []quality.Key
		rising, falling string // the names in order
	}{
		{"nothing", "", nil, "", ""},
		{"numbers", "a b c", numbers(2, 3, 1), "c a b", "b a c"},
		{"negative numbers and zero", "a b c", numbers(0, -1.5, 1.5), "b a c", "c a b"},
		{"infinity is a number", "a b c", numbers(math.Inf(1), 5, math.Inf(-1)), "c b a", "a b c"},
		{"gaps come last both ways", "a b c d", numbers(x, 2, x, 1), "d b a c", "b d a c"},
		{"gaps come last before smaller names", "b a", numbers(1, x), "b a", "b a"},
		{"only gaps", "b c a", numbers(x, x, x), "a b c", "a b c"},
		{"ties by name, rising both ways", "c a b", numbers(1, 1, 2), "a c b", "b a c"},
		{"minus zero ties with zero", "b a", numbers(0, math.Copysign(0, -1)), "a b", "a b"},
		{"texts", "x y z", []quality.Key{{Text: "丹麦"}, {Text: "China"}, {Text: "中国"}}, "y z x", "x z y"},
		{"texts, then numbers", "x y z", []quality.Key{{Text: "b", Number: 1}, {Text: "a", Number: 9},
			{Text: "b", Number: 0}}, "y z x", "x z y"},
	} {
		names := strings.Fields(tt.names)
		for _, descending := range []bool{false, true} {
			want := tt.rising
			if descending {
				want = tt.falling
			}
			var got []string
			for _, at := range quality.Rank(names, tt.keys, descending) {
				got = append(got, names[at])
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%s, descending %t: %v, want %s", tt.name, descending, got, want)
			}
		}
	}
}

// Rows of one name keep the order of the answer: the ranking never swaps what it cannot tell apart.
func TestRankIsStable(t *testing.T) {
	names := slices.Repeat([]string{"b", "a", "c"}, 20)
	for _, descending := range []bool{false, true} {
		got := quality.Rank(names, make([]quality.Key, len(names)), descending)
		for name := range slices.Chunk(got, 20) {
			if !slices.IsSorted(name) {
				t.Errorf("descending %t: the rows of %s come as %v", descending, names[name[0]], name)
			}
		}
	}
}

// A ranking holds every row once, its keys in order and gaps at its end; it does not depend on the order of the
// answer; and turned round, the rows of different keys come the other way, gaps excepted.
func TestRankProperties(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 1000 {
		n := random.IntN(20)
		names, values := make([]string, n), make([]float64, n)
		for i := range n {
			names[i] = fmt.Sprintf("row%02d", i)
			if values[i] = float64(random.IntN(6)); random.IntN(4) == 0 {
				values[i] = quality.Gap()
			}
		}
		random.Shuffle(n, func(i, j int) { names[i], names[j] = names[j], names[i] })
		keys := numbers(values...)
		up, down := quality.Rank(names, keys, false), quality.Rank(names, keys, true)
		for _, ranking := range []struct {
			order []int
			sign  float64
		}{{up, 1}, {down, -1}} {
			rows := slices.Clone(ranking.order)
			slices.Sort(rows)
			for i, at := range rows {
				if at != i || len(rows) != n {
					t.Fatalf("%v is no ranking of %d rows", ranking.order, n)
				}
			}
			for i := 1; i < n; i++ {
				a, b := ranking.order[i-1], ranking.order[i]
				rises := ranking.sign*values[a] < ranking.sign*values[b]
				tie := values[a] == values[b] || quality.IsGap(values[a]) && quality.IsGap(values[b])
				last := quality.IsGap(values[b]) && !quality.IsGap(values[a])
				if !rises && !last && (!tie || names[a] >= names[b]) {
					t.Fatalf("%s (%g) stands before %s (%g) in %v", names[a], values[a], names[b], values[b], ranking.order)
				}
			}
		}
		place := make([]int, n)
		for i, at := range down {
			place[at] = i
		}
		for i, a := range up {
			for _, b := range up[i+1:] {
				if values[a] < values[b] && place[a] < place[b] {
					t.Fatalf("%s stands before %s both ways", names[a], names[b])
				}
			}
		}

		mixed := random.Perm(n)
		mixedNames, mixedKeys := make([]string, n), make([]quality.Key, n)
		for i, at := range mixed {
			mixedNames[i], mixedKeys[i] = names[at], keys[at]
		}
		for i, at := range quality.Rank(mixedNames, mixedKeys, false) {
			if mixedNames[at] != names[up[i]] {
				t.Fatalf("in another order of the answer place %d goes to %s, not to %s", i, mixedNames[at], names[up[i]])
			}
		}
	}
}

package choice

import "strings"

// Nearest is the known name that a mistyped one most likely stands for; case does not matter. It returns false if no
// name is near. A name is also near if it is the only one that begins with what was typed.
func Nearest(name string, known []string) (string, bool) {
	typed := []rune(strings.ToLower(strings.TrimSpace(name)))
	best, least := "", max(1, len(typed)/3) // one mistake in three letters
	for _, k := range known {
		if d := distance(typed, []rune(strings.ToLower(k))); d <= least && (best == "" || d < least) {
			best, least = k, d
		}
	}
	if best == "" && len(typed) > 1 {
		best = onlyWith(string(typed), known)
	}
	return best, best != ""
}

// onlyWith is the only name that begins with what was typed, which is in lower case. It is empty if none or several
// do.
func onlyWith(typed string, known []string) (only string) {
	for _, k := range known {
		if !strings.HasPrefix(strings.ToLower(k), typed) {
			continue
		}
		if only != "" {
			return ""
		}
		only = k
	}
	return only
}

// distance is the least number of insertions, deletions, replacements and exchanges of neighbouring letters that turn
// a into b.
func distance(a, b []rune) int {
	var before, row []int // the rows of the two letters of a before this one
	next := make([]int, len(b)+1)
	for j := range next {
		next[j] = j
	}
	for i := range a {
		before, row, next = row, next, make([]int, len(b)+1)
		next[0] = i + 1
		for j := range b {
			change := row[j]
			if a[i] != b[j] {
				change++
			}
			next[j+1] = min(change, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
	}
	return next[len(b)]
}

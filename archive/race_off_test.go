//go:build !race

package archive_test

// raced is whether the race detector is on.
const raced = false

//go:build race

package archive_test

// raced is whether the race detector is on. Pools of memory then forget at random what is put into them.
const raced = true

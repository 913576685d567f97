//go:build race

package views_test

// raced is whether the race detector looks on. It makes a test ten times as slow, so those that repeat the same work
// many times do it less often; without it they do all of it.
const raced = true

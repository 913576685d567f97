//go:build !race

package views_test

const raced = false

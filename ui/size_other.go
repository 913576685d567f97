//go:build !unix

package ui

import "context"

// watchSize does nothing on systems whose consoles report their size among the keys.
func watchSize(context.Context, func()) {}

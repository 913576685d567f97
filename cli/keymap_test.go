package cli

import (
	"rtcscope/keys"
	"rtcscope/keys/keystest"
)

// keymap is the program's own table of keys.
func keymap() []keys.Binding { return keystest.Table() }

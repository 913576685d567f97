package views

import "rtcscope/cells"

// ended ends the line under the cursor of a list with a mark at a cell, as the table does, so that the row is seen
// across a wide screen. Without room for the mark, the line stays as it is.
func ended(env *Env, line string, at, w int) string {
	at = max(at, cells.Width(line)+1)
	if at >= w {
		return line
	}
	return cells.Left(line, at, "") + env.Glyphs.CursorEnd
}

package archive

import "rtcscope/xdg"

// Path is where the archive is: $XDG_DATA_HOME/rtcscope/archive.db, or the same below ~/.local/share. It is empty
// where there is no home.
func Path(getenv func(string) string, home string) string {
	return xdg.File(xdg.Data(), getenv, home, "archive.db")
}

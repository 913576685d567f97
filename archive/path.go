package archive

import "rtcscope/xdg"

// Path returns where the archive is: $XDG_DATA_HOME/rtcscope/archive.db, or the same below ~/.local/share. It is
// empty without a home.
func Path(getenv func(string) string, home string) string {
	return xdg.File(xdg.Data(), getenv, home, "archive.db")
}

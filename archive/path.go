package archive

import "path/filepath"

// Path is where the archive is: $XDG_DATA_HOME/rtcscope/archive.db, or the same below ~/.local/share. It is empty
// where there is no home.
func Path(getenv func(string) string, home string) string {
	dir := getenv("XDG_DATA_HOME")
	if dir == "" {
		if home == "" {
			return ""
		}
		dir = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(dir, "rtcscope", "archive.db")
}

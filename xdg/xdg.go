// Package xdg says where the program's files are, by the XDG base directory specification.
package xdg

import "path/filepath"

// A Base is one of the base directories: the variable that names it, and where it is below the home without that.
type Base struct {
	variable string
	usual    []string
}

// Config is the base of settings.
func Config() Base { return Base{"XDG_CONFIG_HOME", []string{".config"}} }

// Data is the base of what is kept.
func Data() Base { return Base{"XDG_DATA_HOME", []string{".local", "share"}} }

// State is the base of what is remembered.
func State() Base { return Base{"XDG_STATE_HOME", []string{".local", "state"}} }

// File is the path of the program's file of a name in a base. A variable that holds no absolute path is passed over, as
// the specification says: else the file would be another one in each folder that the program is started in. The path is
// empty where the variable is of no use and there is no home with an absolute path.
func File(b Base, getenv func(string) string, home, name string) string {
	dir := getenv(b.variable)
	if !filepath.IsAbs(dir) {
		if !filepath.IsAbs(home) {
			return ""
		}
		dir = filepath.Join(append([]string{home}, b.usual...)...)
	}
	return filepath.Join(dir, "rtcscope", name)
}

// Package xdg finds the program's files by the XDG base directory specification.
package xdg

import "path/filepath"

// A Base is a base directory of the specification.
type Base struct {
	variable string   // names the directory
	usual    []string // the directory below the home, if the variable names none
}

// Config is the base directory of configuration files.
func Config() Base { return Base{"XDG_CONFIG_HOME", []string{".config"}} }

// Data is the base directory of data files.
func Data() Base { return Base{"XDG_DATA_HOME", []string{".local", "share"}} }

// State is the base directory of state files.
func State() Base { return Base{"XDG_STATE_HOME", []string{".local", "state"}} }

// File is the path of a file of the program in a base directory. As the specification demands, it ignores a variable
// that holds a relative path: the file would be another one in each folder that the program is started in. The path
// is empty if the variable names no directory and home is not an absolute path.
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

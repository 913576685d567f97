package cli

import (
	"errors"

	"rtcscope/api"
	"rtcscope/config"
	"rtcscope/keys"
	"rtcscope/theme"
	"rtcscope/views"
)

// configPath returns the path of the configuration, and whether a flag names it.
func (s settings) configPath(p Process) (path string, named bool) {
	if s.config != "" {
		return s.config, true
	}
	return config.Path(p.Getenv, p.Home), false
}

// load reads the configuration. A wrong setting is an error of every command, even of one that does not use it:
// otherwise the mistake would first show when somebody needs the setting.
func (s settings) load(p Process) (config.Config, error) {
	path, named := s.configPath(p)
	file, err := config.Load(path, named, knownSettings(p.Keymap))
	if err == nil {
		_, err = bindings(p.Keymap, file)
	}
	return file, err
}

// mistakes returns an error that tells all that is wrong with the configuration, one mistake a line.
func (s settings) mistakes(p Process) error {
	path, named := s.configPath(p)
	file, err := config.Load(path, named, knownSettings(p.Keymap))
	if file.IsZero() {
		return err
	}
	_, keys := bindings(p.Keymap, file)
	_, endpoint := settings{}.resolveEndpoint(file) // without the flags, which would hide the file's mistake
	return errors.Join(err, keys, endpoint)
}

// knownSettings returns the names that the configuration may use.
func knownSettings(keymap []keys.Binding) config.Known {
	return config.Known{
		Catalogue: api.Catalogue(),
		Themes:    theme.Names(),
		Glyphs:    theme.GlyphNames(),
		Columns:   views.ColumnIDs(),
		Actions:   actionNames(keymap),
	}
}

// actionNames returns the names of all actions.
func actionNames(keymap []keys.Binding) []string {
	names := make([]string, len(keymap))
	for i, b := range keymap {
		names[i] = string(b.Action)
	}
	return names
}

// bindings returns the keys of the explorer as the configuration has them. The error says where in the file it is.
func bindings(keymap []keys.Binding, file config.Config) ([]keys.Binding, error) {
	list, err := keys.Remap(keymap, file.KeyTable())
	var mistakes keys.Mistakes
	if !errors.As(err, &mistakes) {
		return list, err
	}
	told := make([]error, len(mistakes))
	for i, e := range mistakes {
		told[i] = file.At(e, "keys", e.Action)
	}
	return nil, errors.Join(told...)
}

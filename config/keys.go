package config

import "rtcscope/lang"

// A KeyList is the keys of an action. In the file it is a text or a list of texts.
type KeyList []string

// UnmarshalTOML implements toml.Unmarshaler.
func (l *KeyList) UnmarshalTOML(value any) error {
	if key, ok := value.(string); ok {
		*l = KeyList{key}
		return nil
	}
	list, ok := value.([]any)
	if !ok {
		return lang.Errorf(`write a key, like "x", or a list of keys, like ["x", "ctrl+x"]`)
	}
	if len(list) == 0 {
		return lang.Errorf("name at least one key, or leave the action out for its usual ones")
	}
	keys := make(KeyList, len(list))
	for i, item := range list {
		if keys[i], ok = item.(string); !ok {
			return lang.Errorf(`a key is a text in quotes: write ["1", "x"], not [1, "x"]`)
		}
	}
	*l = keys
	return nil
}

// KeyTable is the keys by action, or nil if the file sets none.
func (c Config) KeyTable() map[string][]string {
	var table map[string][]string
	for action, keys := range c.Keys {
		if table == nil {
			table = make(map[string][]string)
		}
		table[action] = keys
	}
	return table
}

package config

import "rtcscope/lang"

// A ColumnList is the columns of the table, in their order.
type ColumnList []string

// UnmarshalTOML implements toml.Unmarshaler.
func (l *ColumnList) UnmarshalTOML(value any) error {
	list, ok := value.([]any)
	if !ok {
		return lang.Errorf(`this value is of the wrong type: write a list of texts, like ["latest", "change"]`)
	}
	if len(list) == 0 {
		return lang.Errorf("name at least one, or leave the key out for the usual ones")
	}
	columns := make(ColumnList, len(list))
	for i, item := range list {
		if columns[i], ok = item.(string); !ok {
			return errNoText
		}
	}
	*l = columns
	return nil
}

package state

import (
	"encoding/json"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"

	"rtcscope/lang"
	"rtcscope/quality"
)

// An object is the text of a JSON object, or empty for one without members. Texts, unlike maps, can be compared.
type object string

// file is the format of the file.
type file struct {
	Version int          `json:"version"`
	Last    Query        `json:"last,omitzero"`
	Saved   []SavedQuery `json:"saved,omitempty"`
	Columns Columns      `json:"columns,omitzero"`
	Chart   *bool        `json:"chart,omitempty"`
}

// errNewer says that a newer program wrote the file, in a format that this one does not know.
var errNewer error = &lang.Message{Text: "a newer rtcscope wrote it"}

// decode reads the file's text.
func decode(text []byte) (State, error) {
	var f file
	more, err := decodeVersion(text, &f, &f.Version, Version)
	if err != nil {
		return State{}, err
	}
	s := State{Last: f.Last, Columns: f.Columns, Chart: f.Chart, more: more}
	for _, q := range f.Saved {
		if p := quality.CheckName(q.Name); p != nil {
			return State{}, &lang.Message{Text: p.Text, Args: p.Args} // the name would go to the terminal as it is
		}
		if find(s.Saved, q.Name) >= 0 {
			return State{}, &lang.Message{Text: "it holds two queries named %q", Args: []any{q.Name}}
		}
		s.Saved = append(s.Saved, q)
	}
	s.loaded = slices.Clone(s.Saved)
	return s, nil
}

// decodeVersion reads the text of a file into its fields, one of which is its version, and returns the members that
// are not known.
func decodeVersion(text []byte, fields any, version *int, known int) (more object, err error) {
	var only struct {
		Version int `json:"version"`
	}
	// This comes first, because a newer file may have any format.
	if err := json.Unmarshal(text, &only); err == nil && only.Version > known {
		return "", errNewer
	}
	if more, err = split(text, fields); err != nil {
		return "", err
	}
	if *version != known {
		return "", &lang.Message{Text: "its version %d is unknown", Args: []any{*version}}
	}
	return more, nil
}

// encode makes the file's text.
func encode(s State) ([]byte, error) {
	return encodeFile(file{Version: Version, Last: s.Last, Saved: s.Saved, Columns: s.Columns, Chart: s.Chart}, s.more)
}

// encodeFile makes the text of a file, indented for people to read.
func encodeFile(fields any, more object) ([]byte, error) {
	text, err := join(fields, more)
	if err != nil {
		return nil, err
	}
	var whole json.RawMessage = text
	text, err = json.MarshalIndent(whole, "", "  ")
	return append(text, '\n'), err
}

// UnmarshalJSON implements json.Unmarshaler.
func (q *Query) UnmarshalJSON(text []byte) (err error) {
	type plain Query // without this method
	q.more, err = split(text, (*plain)(q))
	return err
}

// MarshalJSON implements json.Marshaler.
func (q Query) MarshalJSON() ([]byte, error) {
	type plain Query
	return join(plain(q), q.more)
}

// UnmarshalJSON implements json.Unmarshaler.
func (q *SavedQuery) UnmarshalJSON(text []byte) (err error) {
	type plain SavedQuery
	q.more, err = split(text, (*plain)(q))
	return err
}

// MarshalJSON implements json.Marshaler.
func (q SavedQuery) MarshalJSON() ([]byte, error) {
	type plain SavedQuery
	return join(plain(q), q.more)
}

// UnmarshalJSON implements json.Unmarshaler.
func (c *Columns) UnmarshalJSON(text []byte) (err error) {
	type plain Columns
	c.more, err = split(text, (*plain)(c))
	return err
}

// MarshalJSON implements json.Marshaler.
func (c Columns) MarshalJSON() ([]byte, error) {
	type plain Columns
	return join(plain(c), c.more)
}

// IsZero reports whether nothing was arranged, so that the file needs no columns.
func (c Columns) IsZero() bool { return len(c.Hidden) == 0 && len(c.Order) == 0 && c.more == "" }

// split reads those members of an object into a struct that it has fields for, and returns the others.
func split(text []byte, fields any) (more object, err error) {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(text, &all); err != nil {
		return "", err
	}
	if all == nil {
		return "", &lang.Message{Text: "null stands where an object belongs"}
	}
	known := make(map[string]json.RawMessage)
	structure := reflect.TypeOf(fields).Elem()
	for i := range structure.NumField() {
		name, _, _ := strings.Cut(structure.Field(i).Tag.Get("json"), ",")
		if value, ok := all[name]; ok && name != "" {
			known[name] = value
			delete(all, name)
		}
	}
	if text, err = json.Marshal(known); err != nil {
		return "", err
	}
	if err := json.Unmarshal(text, fields); err != nil || len(all) == 0 {
		return "", err
	}
	text, err = json.Marshal(all) // it sorts by name, so that equal objects become equal texts
	return object(text), err
}

// join makes the text of a struct and the other members that split returned.
func join(fields any, more object) ([]byte, error) {
	text, err := json.Marshal(fields)
	if err != nil || more == "" {
		return text, err
	}
	var all, known map[string]json.RawMessage
	if err := errors.Join(json.Unmarshal([]byte(more), &all), json.Unmarshal(text, &known)); err != nil {
		return nil, err
	}
	maps.Copy(all, known)
	return json.Marshal(all)
}

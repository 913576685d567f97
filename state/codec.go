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

// An object is the text of a JSON object, empty for one without members. As a text it can be compared, unlike a map.
type object string

// file is the shape of the file.
type file struct {
	Version int          `json:"version"`
	Last    Query        `json:"last,omitzero"`
	Saved   []SavedQuery `json:"saved,omitempty"`
	Columns Columns      `json:"columns,omitzero"`
	Chart   *bool        `json:"chart,omitempty"`
}

// errNewer says that a later program wrote the file, in a shape of which nothing is known here.
var errNewer error = &lang.Message{Text: "a newer rtcscope wrote it"}

// decode reads the file's text.
func decode(text []byte) (State, error) {
	var f file
	var version struct {
		Version int `json:"version"`
	}
	// First of all: a newer file may have any shape.
	if err := json.Unmarshal(text, &version); err == nil && version.Version > Version {
		return State{}, errNewer
	}
	more, err := split(text, &f)
	if err != nil {
		return State{}, err
	}
	if f.Version != Version {
		return State{}, &lang.Message{Text: "%d is no version of it", Args: []any{f.Version}}
	}
	s := State{Last: f.Last, Columns: f.Columns, Chart: f.Chart, more: more}
	for _, q := range f.Saved {
		if p := quality.CheckName(q.Name); p != nil {
			return State{}, &lang.Message{Text: p.Text, Args: p.Args} // it would go to the terminal as it is
		}
		if find(s.Saved, q.Name) >= 0 {
			return State{}, &lang.Message{Text: "it holds two queries named %q", Args: []any{q.Name}}
		}
		s.Saved = append(s.Saved, q)
	}
	s.loaded = slices.Clone(s.Saved)
	return s, nil
}

// encode writes the file's text, indented: people look into it.
func encode(s State) ([]byte, error) {
	text, err := join(file{Version: Version, Last: s.Last, Saved: s.Saved, Columns: s.Columns, Chart: s.Chart}, s.more)
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

// IsZero says whether nothing was arranged, so that the file goes without.
func (c Columns) IsZero() bool { return len(c.Hidden) == 0 && len(c.Order) == 0 && c.more == "" }

// split reads the members of an object that a struct has fields for into it, and returns the others.
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
	text, err = json.Marshal(all) // sorted by name, so that equal objects are equal texts
	return object(text), err
}

// join writes a struct and the members that split found beside it.
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

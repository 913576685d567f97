package config

import (
	"encoding"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"rtcscope/choice"
	"rtcscope/lang"
)

// A decoder reads settings one by one, so that a mistake in one hides none in another.
type decoder struct {
	c        *Config
	meta     *toml.MetaData
	mistakes []*mistake
}

// decode reads the settings of a text and returns the mistakes in it. It reads every setting that is right.
func (c *Config) decode(text string) []*mistake {
	var whole map[string]toml.Primitive
	meta, err := toml.Decode(text, &whole)
	if syntax, ok := errors.AsType[toml.ParseError](err); ok {
		return []*mistake{{c.path, syntax.Position.Line, errors.New(syntax.Message)}}
	}
	if err != nil {
		return []*mistake{{c.path, 1, err}}
	}
	d := decoder{c: c, meta: &meta}
	d.settings(nil, whole, reflect.ValueOf(c).Elem())
	return d.mistakes
}

func (d *decoder) mistake(key toml.Key, err error) {
	d.mistakes = append(d.mistakes, d.c.mistake(key, lang.Errorf("%s: %s", key, err)))
}

// settings reads a table whose settings are known by name.
func (d *decoder) settings(at toml.Key, table map[string]toml.Primitive, into reflect.Value) {
	for _, s := range d.inOrder(at, table) {
		field, known := fieldOf(into, s.name())
		if !known {
			err := lang.Errorf("no setting is called %q: %s", s.key.String(), choice.Instead(s.name(), fieldNames(into)))
			d.mistakes = append(d.mistakes, d.c.mistake(s.key, err))
			continue
		}
		d.value(s, field)
	}
}

// value reads one setting, or the settings of a table.
func (d *decoder) value(s setting, into reflect.Value) {
	if into.Kind() == reflect.Pointer {
		into.Set(reflect.New(into.Type().Elem()))
		into = into.Elem()
	}
	if _, own := into.Addr().Interface().(toml.Unmarshaler); own || into.Kind() != reflect.Struct &&
		into.Kind() != reflect.Map {
		if err := assign(s.value, into.Addr().Interface()); err != nil {
			d.mistake(s.key, err)
			into.SetZero() // no part of a list stays
		}
		return
	}
	table, ok := d.table(s)
	if !ok {
		d.mistake(s.key, lang.Errorf("this is no table: write one, like %s", tableLike(s.key)))
		return
	}
	if into.Kind() == reflect.Struct {
		d.settings(s.key, table, into)
		return
	}
	into.Set(reflect.MakeMap(into.Type()))
	for _, s := range d.inOrder(s.key, table) {
		entry := reflect.New(into.Type().Elem()).Elem()
		before := len(d.mistakes)
		d.value(s, entry)
		wrong := len(d.mistakes) > before
		if wrong && entry.Kind() == reflect.Struct {
			d.c.half = append(d.c.half, s.name()) // its other settings are checked all the same
		}
		if !wrong || entry.Kind() == reflect.Struct {
			into.SetMapIndex(reflect.ValueOf(s.name()), entry)
		}
	}
}

// assign puts a value of the file into a setting. The error says what the setting takes.
func assign(value, into any) (err error) {
	ok := false
	switch into := into.(type) {
	case toml.Unmarshaler:
		return into.UnmarshalTOML(value)
	case encoding.TextUnmarshaler:
		switch value.(type) {
		case string, int64, float64, bool:
			return into.UnmarshalText(fmt.Append(nil, value))
		}
		return errNoText
	case *string:
		*into, ok = value.(string)
		err = errNoText
	case *bool:
		*into, ok = value.(bool)
		err = lang.Errorf("this value is of the wrong type: write true or false, without quotes")
	case *float64:
		if whole, isWhole := value.(int64); isWhole {
			value = float64(whole)
		}
		*into, ok = value.(float64)
		err = lang.Errorf("this value is of the wrong type: write a number, without quotes")
	default:
		return lang.Errorf("rtcscope cannot read settings of type %T", into)
	}
	if ok {
		return nil
	}
	return err
}

// errNoText is the error about a value that should be a text.
var errNoText = lang.Errorf("this value is of the wrong type: write a text in quotes")

// inOrder lists the settings of a table in the order of the file, and remembers their lines.
func (d *decoder) inOrder(at toml.Key, table map[string]toml.Primitive) []setting {
	var list []setting
	for _, name := range slices.Sorted(maps.Keys(table)) {
		list = append(list, d.setting(append(slices.Clone(at), name), table[name]))
	}
	slices.SortStableFunc(list, func(a, b setting) int { return a.start - b.start })
	return list
}

// table is the value of a setting that is a table. It returns false if the value is something else.
func (d *decoder) table(s setting) (map[string]toml.Primitive, bool) {
	if _, ok := s.value.(map[string]any); !ok {
		return nil, false
	}
	var table map[string]toml.Primitive
	err := d.meta.PrimitiveDecode(s.raw, &table)
	return table, err == nil
}

// fieldOf is the field for the setting of a name, in any case. It returns false if there is none.
func fieldOf(table reflect.Value, name string) (reflect.Value, bool) {
	for i := range table.NumField() {
		if tag := table.Type().Field(i).Tag.Get("toml"); tag != "" && strings.EqualFold(tag, name) {
			return table.Field(i), true
		}
	}
	return reflect.Value{}, false
}

// fieldNames are the names of the settings in a table.
func fieldNames(table reflect.Value) (names []string) {
	for i := range table.NumField() {
		if name := table.Type().Field(i).Tag.Get("toml"); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// tableLike is an example of a table to write as the value of a key.
func tableLike(key toml.Key) string {
	switch {
	case len(key) > 1:
		return "{ good = 1.0, warn = 3.0 }"
	case key[0] == "indicator":
		return "[indicator.stall_rate]"
	}
	return "[" + key[0] + "]"
}

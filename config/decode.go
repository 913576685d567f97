package config

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// A decoder reads settings one by one, so that a mistake in one hides none in another.
type decoder struct {
	c        *Config
	meta     *toml.MetaData
	mistakes []error
}

// decode reads the text into the settings and returns what is wrong with it, in the order of the file. What can be read
// is.
func (c *Config) decode() (mistakes []error) {
	var whole map[string]toml.Primitive
	meta, err := toml.Decode(c.text, &whole)
	if err != nil {
		return []error{c.explain(err)} // it is no TOML: nothing of it can be told
	}
	d := decoder{c: c, meta: &meta}
	d.settings(nil, whole, reflect.ValueOf(c).Elem())
	if meta.IsDefined("columns") && meta.Type("columns") == "Array" && len(c.Columns) == 0 {
		d.mistake(fmt.Errorf("%s: columns: name at least one, or leave the key out for the usual ones", c.Where("columns")))
	}
	return d.mistakes
}

func (d *decoder) mistake(err error) { d.mistakes = append(d.mistakes, err) }

// value reads one setting, or the settings of a table.
func (d *decoder) value(at toml.Key, raw toml.Primitive, into reflect.Value) {
	if into.Kind() == reflect.Pointer {
		into.Set(reflect.New(into.Type().Elem()))
		into = into.Elem()
	}
	if own(into) || into.Kind() != reflect.Struct && into.Kind() != reflect.Map {
		if err := d.meta.PrimitiveDecode(raw, into.Addr().Interface()); err != nil {
			d.mistake(d.c.explain(err))
			into.SetZero() // a list is not to be half of one
		}
		return
	}
	// The decoder passes anything but tables over in silence. Of a table that dotted keys make, no type is known.
	if kind := d.meta.Type(at...); kind != "" && kind != "Hash" {
		d.mistake(fmt.Errorf("%s: %s: this is no table: write one, like %s", d.c.Where(at...), at, tableLike(at)))
		return
	}
	var table map[string]toml.Primitive
	if err := d.meta.PrimitiveDecode(raw, &table); err != nil {
		d.mistake(d.c.explain(err))
		return
	}
	if into.Kind() == reflect.Struct {
		d.settings(at, table, into)
		return
	}
	into.Set(reflect.MakeMap(into.Type()))
	for _, name := range d.inOrder(at, table) {
		entry := reflect.New(into.Type().Elem()).Elem()
		before := len(d.mistakes)
		d.value(below(at, name), table[name], entry)
		wrong := len(d.mistakes) > before
		if wrong && entry.Kind() == reflect.Struct {
			d.c.half = append(d.c.half, name) // what else is wrong with it is told, too
		}
		if !wrong || entry.Kind() == reflect.Struct {
			into.SetMapIndex(reflect.ValueOf(name), entry)
		}
	}
}

// settings reads a table whose settings are known by name.
func (d *decoder) settings(at toml.Key, table map[string]toml.Primitive, into reflect.Value) {
	for _, name := range d.inOrder(at, table) {
		field, ok := fieldOf(into, name)
		if !ok {
			d.mistake(d.c.unknown(below(at, name)))
			continue
		}
		d.value(below(at, name), table[name], field)
	}
}

// inOrder lists the names in a table as they stand in the file.
func (d *decoder) inOrder(at toml.Key, table map[string]toml.Primitive) []string {
	var names []string
	for _, key := range d.meta.Keys() {
		if len(key) > len(at) && slices.Equal(key[:len(at)], at) && !slices.Contains(names, key[len(at)]) {
			names = append(names, key[len(at)])
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { _, ok := table[name]; return !ok })
}

// below is the key of a name in a table.
func below(table toml.Key, name string) toml.Key { return append(slices.Clone(table), name) }

// fieldOf is where the setting of a name goes; its case does not matter.
func fieldOf(table reflect.Value, name string) (reflect.Value, bool) {
	for i := range table.NumField() {
		if tag := table.Type().Field(i).Tag.Get("toml"); tag != "" && strings.EqualFold(tag, name) {
			return table.Field(i), true
		}
	}
	return reflect.Value{}, false
}

// own says whether a setting reads its value by itself.
func own(v reflect.Value) bool {
	switch v.Addr().Interface().(type) {
	case toml.Unmarshaler, encoding.TextUnmarshaler:
		return true
	}
	return false
}

func tableLike(key toml.Key) string {
	switch {
	case len(key) > 1:
		return "{ good = 1.0, warn = 3.0 }"
	case key[0] == "indicator":
		return "[indicator.stall_rate]"
	}
	return "[" + key[0] + "]"
}

package config

import (
	"errors"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"
)

// A setting is a key of the file and its value.
type setting struct {
	key   toml.Key
	raw   toml.Primitive
	value any
	line  int // where the value stands, from 1
	start int // the same, in bytes from the beginning of the file
}

func (s setting) name() string { return s.key[len(s.key)-1] }

// A probe refuses every value. The decoder tells the position of a value only in an error.
type probe struct{ value any }

var errProbed = errors.New("a probe takes no value")

// UnmarshalTOML implements toml.Unmarshaler.
func (p *probe) UnmarshalTOML(value any) error {
	p.value = value
	return errProbed
}

// setting finds the value of a key and its line, which it remembers for Where.
func (d *decoder) setting(key toml.Key, raw toml.Primitive) setting {
	s := setting{key: key, raw: raw}
	var p probe
	if refused, ok := errors.AsType[toml.ParseError](d.meta.PrimitiveDecode(raw, &p)); ok {
		s.line, s.start = refused.Position.Line, refused.Position.Start
	}
	s.value = p.value
	if table, ok := d.table(s); ok && s.line == 0 {
		// A table that dotted keys define has no position: take that of the first of them.
		if inside := d.inOrder(key, table); len(inside) > 0 {
			s.line, s.start = inside[0].line, inside[0].start
		}
	}
	d.c.lines[lineKey(key)] = s.line
	return s
}

// lineKey is the key by which a line is remembered. Names of settings may be written in any case.
func lineKey(key toml.Key) string { return strings.ToLower(key.String()) }

// At returns an error about the value of a setting, which begins with the file and the line.
func (c Config) At(err error, key ...string) error { return c.mistake(key, err) }

// line is the line of a setting, or of the table that should have it, or 1 if the file has neither.
func (c Config) line(key toml.Key) int {
	for ; len(key) > 0; key = key[:len(key)-1] {
		if line := c.lines[lineKey(key)]; line > 0 {
			return line
		}
	}
	return 1
}

// A mistake is an error about a setting of the file.
type mistake struct {
	path string
	line int
	err  error
}

// mistake makes an error about the value of a key.
func (c Config) mistake(key toml.Key, err error) *mistake { return &mistake{c.path, c.line(key), err} }

// Error implements error.
func (m *mistake) Error() string { return fmt.Sprintf("%s, line %d: %s", m.path, m.line, m.err) }

// Untranslated implements lang.Translatable.
func (m *mistake) Untranslated() (text string, args []any) {
	return "%s, line %d: %s", []any{m.path, m.line, m.err}
}

// Unwrap implements the interface of package errors.
func (m *mistake) Unwrap() error { return m.err }

package config

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"

	"rtcscope/choice"
)

// Where says in which file and line a setting stands, for an error about its value.
func (c Config) Where(key ...string) string {
	return fmt.Sprintf("%s, line %d", c.path, lineOf(c.text, key))
}

// lineIn is the line that an error begins with; zero where it names none.
func (c Config) lineIn(err error) (line int) {
	_, _ = fmt.Sscanf(strings.TrimPrefix(err.Error(), c.path), ", line %d", &line)
	return line
}

// misfit takes apart what the decoder says about a value of the wrong type, for which it has no error of its own.
var misfit = regexp.MustCompile(`^toml: line (\d+) \(last key "(.*)"\): (.*?)(?:; destination has type (.+))?$`)

// explain puts an error of the decoder into words that say what would be right.
func (c Config) explain(err error) error {
	var parse toml.ParseError
	if errors.As(err, &parse) {
		what := parse.Message
		if strings.HasPrefix(parse.LastKey, "keys.") {
			what = parse.LastKey + ": " + what
		}
		return fmt.Errorf("%s, line %d: %s", c.path, parse.Position.Line, what)
	}
	m := misfit.FindStringSubmatch(err.Error())
	if m == nil {
		return fmt.Errorf("%s: %w", c.path, err)
	}
	line, key, what, destination := m[1], m[2], m[3], m[4]
	right, ok := map[string]string{
		"string": "write a text in quotes", "boolean": "write true or false, without quotes", "float": "write a number, without quotes",
		"slice": `write a list of texts, like ["latest", "change"]`, "primitive (string-like)": "write a text in quotes",
	}[destination]
	switch {
	case ok:
		what = "this value is of the wrong type: " + right
	case strings.Contains(what, "expected table"):
		what = "this is no table: write one, like { good = 1.0, warn = 3.0 }"
	}
	return fmt.Errorf("%s, line %s: %s: %s", c.path, line, key, what)
}

// unknown is the error about a key that is no setting.
func (c Config) unknown(key toml.Key) error {
	level := reflect.TypeFor[Config]()
	for _, name := range key[:len(key)-1] {
		level = typeBelow(level, name)
	}
	return fmt.Errorf("%s: no setting is called %q: %s", c.Where(key...), key.String(), choice.Instead(key[len(key)-1], settings(level)))
}

// typeBelow is the type of a setting, which is there, in a table of settings.
func typeBelow(table reflect.Type, name string) reflect.Type {
	for table.Kind() == reflect.Pointer {
		table = table.Elem()
	}
	if table.Kind() == reflect.Map {
		return table.Elem()
	}
	for i := range table.NumField() {
		if f := table.Field(i); strings.EqualFold(f.Tag.Get("toml"), name) {
			return f.Type
		}
	}
	return table
}

// settings are the names of the settings in a table.
func settings(table reflect.Type) []string {
	for table.Kind() == reflect.Pointer {
		table = table.Elem()
	}
	var names []string
	if table.Kind() == reflect.Struct {
		for i := range table.NumField() {
			if name := table.Field(i).Tag.Get("toml"); name != "" {
				names = append(names, name)
			}
		}
	}
	return names
}

// lineOf finds the line of a key; the decoder reports no positions for those that it read or did not know. It is the
// line whose table and name lead furthest into the key.
func lineOf(text string, key toml.Key) int {
	whole, table := bare(key.String()), ""
	found, longest := 1, 0
	for i, line := range strings.Split(text, "\n") {
		name, _, _ := strings.Cut(strings.TrimSpace(line), "=")
		if heading, ok := strings.CutPrefix(name, "["); ok {
			table, _, _ = strings.Cut(heading, "]")
			name = ""
		}
		path := bare(table + "." + name)
		if strings.HasPrefix(whole+".", path+".") && len(path) > longest {
			found, longest = i+1, len(path)
		}
	}
	return found
}

// bare is a dotted key without the spaces, quotes and brackets that may stand around its parts.
func bare(key string) string {
	return strings.Trim(strings.NewReplacer(" ", "", "\t", "", `"`, "", "'", "", "[", "").Replace(key), ".")
}

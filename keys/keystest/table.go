// Package keystest reads the program's own table of keys for the tests of other packages, which cannot import it: a
// test with a table of its own proves nothing about the real one.
package keystest

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"rtcscope/keys"
)

// Table is the table of keymap.go, read once from its source. It panics where it cannot be read: then no test has
// keys.
func Table() []keys.Binding {
	table := slices.Clone(source())
	for i := range table {
		table[i].Keys, table[i].Also = slices.Clone(table[i].Keys), slices.Clone(table[i].Also)
	}
	return table
}

// source is what was read.
var source = sync.OnceValue(read)

func read() []keys.Binding {
	root, err := moduleRoot()
	if err != nil {
		panic(err)
	}
	constants, err := declared(root)
	if err != nil {
		panic(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, "keymap.go"), nil, 0)
	if err != nil {
		panic(err)
	}
	var table []keys.Binding
	ast.Inspect(file, func(n ast.Node) bool {
		row, ok := n.(*ast.CompositeLit)
		if !ok || row.Type != nil {
			return true // of the rows alone the type is left out
		}
		table = append(table, binding(row, constants))
		return false
	})
	return table
}

// binding reads one row. The names of constants stand for their values.
func binding(row *ast.CompositeLit, constants map[string]string) keys.Binding {
	var b keys.Binding
	for _, element := range row.Elts {
		field := element.(*ast.KeyValueExpr)
		switch name := field.Key.(*ast.Ident).Name; name {
		case "Action":
			b.Action = keys.Action(value(field.Value, constants))
		case "Group":
			b.Group = keys.Group(value(field.Value, constants))
		case "Keys":
			b.Keys = list(field.Value)
		case "Also":
			b.Also = list(field.Value)
		case "Short":
			b.Short = text(field.Value)
		case "Help":
			b.Help = text(field.Value)
		case "Typing":
			b.Typing = field.Value.(*ast.Ident).Name == "true"
		default:
			panic(fmt.Sprintf("keymap.go has a field %s, which keystest does not know", name))
		}
	}
	return b
}

// value is the value of a constant.
func value(x ast.Expr, constants map[string]string) string {
	name := x.(*ast.SelectorExpr).Sel.Name
	value, known := constants[name]
	if !known {
		panic(fmt.Sprintf("keymap.go names %s, which is declared nowhere", name))
	}
	return value
}

// list is the value of a list of strings.
func list(x ast.Expr) []string {
	var texts []string
	for _, element := range x.(*ast.CompositeLit).Elts {
		texts = append(texts, text(element))
	}
	return texts
}

// text is the value of a string, or of several with + between.
func text(x ast.Expr) string {
	if sum, ok := x.(*ast.BinaryExpr); ok {
		return text(sum.X) + text(sum.Y)
	}
	value, err := strconv.Unquote(x.(*ast.BasicLit).Value)
	if err != nil {
		panic(err)
	}
	return value
}

// declared are the constants of the types keys.Action and keys.Group, by their names.
func declared(root string) (map[string]string, error) {
	constants := make(map[string]string)
	for _, folder := range []string{"keys", "views"} {
		files, err := filepath.Glob(filepath.Join(root, folder, "*.go"))
		if err != nil {
			return nil, err
		}
		for _, path := range files {
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return nil, err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				spec, ok := n.(*ast.ValueSpec)
				if ok && isOfTable(spec.Type) && len(spec.Values) == 1 {
					constants[spec.Names[0].Name] = text(spec.Values[0])
				}
				return true
			})
		}
	}
	return constants, nil
}

func isOfTable(x ast.Expr) bool {
	name := ""
	switch x := x.(type) {
	case *ast.Ident:
		name = x.Name
	case *ast.SelectorExpr:
		name = x.Sel.Name
	}
	return name == "Action" || name == "Group"
}

// moduleRoot is the folder of go.mod: the one that the test runs in, or one above it.
func moduleRoot() (string, error) {
	folder, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		switch _, err := os.Stat(filepath.Join(folder, "go.mod")); {
		case err == nil:
			return folder, nil
		case !errors.Is(err, fs.ErrNotExist):
			return "", err
		case filepath.Dir(folder) == folder || strings.HasSuffix(folder, string(filepath.Separator)):
			return "", errors.New("no folder above the test's has a go.mod")
		}
		folder = filepath.Dir(folder)
	}
}

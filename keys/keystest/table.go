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
		table[i].Keys = slices.Clone(table[i].Keys)
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
	actions, err := declaredActions(root)
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
		table = append(table, binding(row, actions))
		return false
	})
	return table
}

// binding reads one row.
func binding(row *ast.CompositeLit, actions map[string]keys.Action) keys.Binding {
	var b keys.Binding
	for _, element := range row.Elts {
		field := element.(*ast.KeyValueExpr)
		switch name := field.Key.(*ast.Ident).Name; name {
		case "Action":
			constant := field.Value.(*ast.SelectorExpr)
			action, known := actions[constant.Sel.Name]
			if !known {
				panic(fmt.Sprintf("keymap.go names the action %s, which is declared nowhere", constant.Sel.Name))
			}
			b.Action = action
		case "Keys":
			for _, key := range field.Value.(*ast.CompositeLit).Elts {
				b.Keys = append(b.Keys, text(key))
			}
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

// declaredActions are the constants of the type keys.Action, by their names.
func declaredActions(root string) (map[string]keys.Action, error) {
	actions := make(map[string]keys.Action)
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
				if ok && isAction(spec.Type) && len(spec.Values) == 1 {
					actions[spec.Names[0].Name] = keys.Action(text(spec.Values[0]))
				}
				return true
			})
		}
	}
	return actions, nil
}

func isAction(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name == "Action"
	case *ast.SelectorExpr:
		return x.Sel.Name == "Action"
	}
	return false
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

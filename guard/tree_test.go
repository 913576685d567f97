package guard_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// unguarded lists calls that start goroutines without the guard, or make commands that Bubble Tea starts without it.
var unguarded = map[string]string{
	"time.AfterFunc":    "a panic in its function is not caught: begin it with defer guard.Catch()",
	"context.AfterFunc": "a panic in its function is not caught: begin it with defer guard.Catch()",
	"tea.Sequence":      "its commands are run past the guard: use tea.Batch, or let one message ask for the next command",
	"tea.Sequentially":  "its commands are run past the guard: use tea.Batch, or let one message ask for the next command",
}

// Every goroutine of the program is started through a guard, because any other panic leaves the terminal unusable.
func TestEveryGoroutineIsGuarded(t *testing.T) {
	root := ".."
	files := token.NewFileSet()
	guarded := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path == filepath.Join(root, "guard"), d.IsDir() && path != root &&
			strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.IsDir(), !strings.HasSuffix(path, ".go"), strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				t.Errorf("%s: a go statement: start it through the guard, as in guard.Go(func() { … })", files.Position(n.Pos()))
			case *ast.CallExpr:
				selector, ok := n.Fun.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				owner := lastName(selector.X)
				if why, ok := unguarded[owner+"."+selector.Sel.Name]; ok && !catches(n.Args) {
					t.Errorf("%s: %s.%s: %s", files.Position(n.Pos()), owner, selector.Sel.Name, why)
				}
				if selector.Sel.Name != "Go" {
					return true
				}
				if owner != "g" && owner != "guard" && owner != "Guard" {
					t.Errorf("%s: %s.Go starts a goroutine past the guard: count it with Add and Done, and start it through the guard",
						files.Position(n.Pos()), owner)
				}
				guarded++
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if guarded < 5 {
		t.Errorf("%d goroutines are started through a guard: too few, this test looks past them", guarded)
	}
}

// catches reports whether the last argument is a function that begins with defer Catch.
func catches(arguments []ast.Expr) bool {
	f, ok := arguments[len(arguments)-1].(*ast.FuncLit)
	if !ok || len(f.Body.List) == 0 {
		return false
	}
	first, ok := f.Body.List[0].(*ast.DeferStmt)
	return ok && lastName(first.Call.Fun) == "Catch"
}

// lastName is the last name of an expression such as a.reader.Guard or p.guard().
func lastName(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		return x.Sel.Name
	case *ast.CallExpr:
		return lastName(x.Fun)
	}
	return ""
}

package lang_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// otherwise are the values, besides texts in the code, that the program translates: the last name of an expression,
// and where texts finds all of its texts.
var otherwise = map[string]string{
	"Text": "a field of spoken", "Title": "a field of spoken, or a screen's method", "Help": "a field of spoken", "Short": "a field of spoken",
	"meaning": "a field of spoken", "Advice": "a field of spoken", "Why": "the constants refuse... of views", "refused": "the same",
	"Wrong": "the constants refuse... of views", "Name": "a screen, a dimension", "Label": "the catalogue of api",
	"Noun": "the catalogue of api", "Nouns": "the catalogue of api",
	"Dimension": "the catalogue of api", "Words": "directions, or what perStep finds", "String": "severities, weekdays",
	"Verdict": "verdicts of quality", "Weekday": "weekdays", "Part": "the catalogue of api",
	"Long": "a field of spoken", "Usage": "flags, which sayers have",
	"dimension": "the catalogue of api", "name": "the catalogue of api, and legendKinds",
	"title": "columns of whyTable, by titled", "PerStep": "what perStep finds",
}

// titled are structs whose title is translated where it is drawn.
var titled = map[string]int{"whyColumn": 0}

// A follower follows the texts of one package from where they are translated to where they stand in the code.
type follower struct {
	t         *testing.T
	files     *token.FileSet
	packages  []*ast.File
	found     map[string]string
	constants map[string]ast.Expr
	functions map[string]*ast.FuncDecl
	hands     map[string][]int // functions that hand on some of their arguments to be translated, with the positions
	aliased   bool             // whether say stands for a printer's T
	failed    map[string]bool
}

// followed finds the texts that the program translates, also through functions of its own that hand them on, with
// their places. It also returns the places that it cannot follow.
func followed(t *testing.T) (found map[string]string, failed []string) {
	t.Helper()
	found = make(map[string]string)
	for _, folder := range []string{"cli", "ui", "views", "report", "quality", "api", "archive", "widget", "clipboard"} {
		paths, err := filepath.Glob(filepath.Join("..", folder, "*.go"))
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: no files, %v", folder, err)
		}
		f := newFollower(t)
		for _, path := range paths {
			if !strings.HasSuffix(path, "_test.go") {
				f.read(path, nil)
			}
		}
		maps.Copy(found, f.run())
		failed = append(failed, slices.Sorted(maps.Keys(f.failed))...)
	}
	return found, failed
}

// What is translated is a text that the other tests know: nobody would miss the Chinese of another one.
func TestEveryTranslatedTextIsFollowed(t *testing.T) {
	_, failed := followed(t)
	for _, place := range failed {
		t.Errorf("%s: what is translated here is no text in the code: hand on a text that is translated already, "+
			"or teach the test to follow it", place)
	}
}

// A text is found behind the program's own functions, and what comes from elsewhere is not taken for one.
func TestTextsAreFollowedThroughFunctions(t *testing.T) {
	f := newFollower(t)
	f.read("a.go", `package a
const named = "a constant"
func hand(p Printer, n int, title string) string { return p.T(title, n) }
func further(p Printer, title string) string { return hand(p, 1, title) }
func draw(p Printer, m map[int]string) {
	say := p.T
	text := func(id, title string) string { return say(title) }
	form := "one form"
	if m == nil { form = "another form" }
	further(p, "by two functions"); text("no text", "by a closure"); say(named); say("a " + "sum"); say(form)
	say(m[1])
}
func other(text func(string)) { text("not translated") }
`)
	want := []string{"a constant", "a sum", "another form", "by a closure", "by two functions", "one form"}
	if got := slices.Sorted(maps.Keys(f.run())); !slices.Equal(got, want) {
		t.Errorf("found are %q, want %q", got, want)
	}
	if got := slices.Collect(maps.Keys(f.failed)); !slices.Equal(got, []string{"a.go:11:6"}) {
		t.Errorf("not followed are %q", got)
	}
}

func newFollower(t *testing.T) *follower {
	return &follower{t: t, files: token.NewFileSet(), found: make(map[string]string),
		constants: make(map[string]ast.Expr),
		functions: make(map[string]*ast.FuncDecl), hands: make(map[string][]int), failed: make(map[string]bool)}
}

// run follows the texts of the files that were read.
func (f *follower) run() map[string]string {
	for before := -1; before != f.handed(); { // a function may hand on to one that hands on
		before = f.handed()
		for _, file := range f.packages {
			ast.Inspect(file, f.declared)
		}
	}
	return f.found
}

// read reads a file, or a source in its place.
func (f *follower) read(path string, source any) {
	file, err := parser.ParseFile(f.files, path, source, 0)
	if err != nil {
		f.t.Fatal(err)
	}
	f.packages = append(f.packages, file)
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Recv == nil {
				f.functions[n.Name.Name] = n
			}
		case *ast.ValueSpec:
			for i, name := range n.Names {
				if i < len(n.Values) {
					f.constants[name.Name] = n.Values[i]
				}
			}
		case *ast.AssignStmt:
			for i, to := range n.Lhs {
				if name, is := to.(*ast.Ident); is && name.Name == "say" && i < len(n.Rhs) && calledName(n.Rhs[i]) == "T" {
					f.aliased = true
				}
			}
		case *ast.CompositeLit:
			f.titles(n)
		}
		return true
	})
}

// titles adds the titles of columns.
func (f *follower) titles(lit *ast.CompositeLit) {
	of := func(lit *ast.CompositeLit, kind ast.Expr) {
		if name, is := kind.(*ast.Ident); is {
			if at, known := titled[name.Name]; known && at < len(lit.Elts) {
				if text := literal(lit.Elts[at]); text != "" {
					f.found[text] = f.files.Position(lit.Pos()).String()
				} else {
					f.fail(lit.Elts[at])
				}
			}
		}
	}
	list, is := lit.Type.(*ast.ArrayType)
	if !is {
		of(lit, lit.Type)
		return
	}
	for _, e := range lit.Elts {
		if element, is := e.(*ast.CompositeLit); is && element.Type == nil {
			of(element, list.Elt)
		}
	}
}

func (f *follower) handed() int {
	n := 0
	for _, positions := range f.hands {
		n += len(positions)
	}
	return n
}

func (f *follower) fail(e ast.Expr) {
	f.failed[f.files.Position(e.Pos()).String()] = true
}

// declared looks into one declared function.
func (f *follower) declared(n ast.Node) bool {
	decl, is := n.(*ast.FuncDecl)
	if !is || decl.Body == nil {
		return !is
	}
	f.function(scope{decl: decl, names: []string{decl.Name.Name}, types: []*ast.FuncType{decl.Type}}, decl.Body)
	return false
}

// A scope is the functions around an expression, the innermost last.
type scope struct {
	decl  *ast.FuncDecl
	names []string // empty for a function without a name
	types []*ast.FuncType
}

// within returns the scope of a function in another one.
func (s scope) within(name string, lit *ast.FuncLit) scope {
	return scope{s.decl, append(slices.Clone(s.names), name), append(slices.Clone(s.types), lit.Type)}
}

func (f *follower) function(s scope, body ast.Node) {
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if lit, name, is := named(n); is {
				f.function(s.within(local(s.decl, name), lit), lit.Body)
				return false
			}
		case *ast.FuncLit:
			f.function(s.within("", n), n.Body)
			return false
		case *ast.CallExpr:
			for _, at := range f.takes(s, n) {
				if at < len(n.Args) {
					f.follow(s, n.Args[at], 0)
				}
			}
		}
		return true
	})
}

// named returns a function that is assigned to a name.
func named(n *ast.AssignStmt) (lit *ast.FuncLit, name string, is bool) {
	if len(n.Lhs) != 1 || len(n.Rhs) != 1 {
		return nil, "", false
	}
	lit, is = n.Rhs[0].(*ast.FuncLit)
	to, names := n.Lhs[0].(*ast.Ident)
	if !is || !names {
		return nil, "", false
	}
	return lit, to.Name, true
}

// takes returns the positions of the arguments of a call that are translated.
func (f *follower) takes(s scope, call *ast.CallExpr) []int {
	name := calledName(call.Fun)
	if _, method := call.Fun.(*ast.SelectorExpr); name == "T" && method || name == "say" && !method && f.aliased {
		return []int{0}
	}
	return append(slices.Clone(f.hands[name]), f.hands[local(s.decl, name)]...)
}

// local is the name of a function within another one.
func local(decl *ast.FuncDecl, name string) string { return decl.Name.Name + "." + name }

// follow adds the text of an expression, or follows it to where it comes from.
func (f *follower) follow(s scope, e ast.Expr, depth int) {
	if text := literal(e); text != "" {
		f.found[text] = f.files.Position(e.Pos()).String()
		return
	}
	if depth > 5 {
		f.fail(e)
		return
	}
	switch e := e.(type) {
	case *ast.SelectorExpr:
		if otherwise[e.Sel.Name] == "" && f.constants[e.Sel.Name] == nil && !strings.HasPrefix(e.Sel.Name, "Whole") {
			f.fail(e)
		}
	case *ast.CallExpr:
		name := calledName(e.Fun)
		if at, steps := perStep[name]; steps && at < len(e.Args) || name == "string" {
			f.follow(s, e.Args[at], depth+1)
		} else if _, plain := e.Fun.(*ast.Ident); plain && f.functions[name] != nil {
			f.results(f.functions[name], depth)
		} else if otherwise[name] == "" {
			f.fail(e)
		}
	case *ast.Ident:
		f.ident(s, e, depth)
	default:
		f.fail(e)
	}
}

// results follows what a function returns.
func (f *follower) results(decl *ast.FuncDecl, depth int) {
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		if end, is := n.(*ast.ReturnStmt); is && len(end.Results) > 0 {
			f.follow(scope{decl: decl}, end.Results[0], depth+1)
		}
		return true
	})
}

// ident follows a name: of a parameter to the calls of the function, and of a constant or a variable to its values.
func (f *follower) ident(s scope, e *ast.Ident, depth int) {
	for i := len(s.names) - 1; i >= 0; i-- {
		if at := parameter(s.types[i], e.Name); at >= 0 {
			if s.names[i] == "" {
				f.fail(e)
			} else if !slices.Contains(f.hands[s.names[i]], at) {
				f.hands[s.names[i]] = append(f.hands[s.names[i]], at)
			}
			return
		}
	}
	values := assigned(s.decl, e.Name)
	if value := f.constants[e.Name]; value != nil && len(values) == 0 {
		values = []ast.Expr{value}
	}
	if len(values) == 0 {
		f.fail(e)
	}
	for _, value := range values {
		f.follow(s, value, depth+1)
	}
}

// parameter returns the position of a parameter, or -1.
func parameter(of *ast.FuncType, name string) int {
	at := 0
	for _, field := range of.Params.List {
		for _, p := range field.Names {
			if p.Name == name {
				return at
			}
			at++
		}
	}
	return -1
}

// assigned returns all values that a variable of a function is given.
func assigned(decl *ast.FuncDecl, name string) (values []ast.Expr) {
	ast.Inspect(decl, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, to := range n.Lhs {
				if v, is := to.(*ast.Ident); is && v.Name == name {
					values = append(values, n.Rhs[min(i, len(n.Rhs)-1)])
				}
			}
		case *ast.RangeStmt:
			v, is := n.Value.(*ast.Ident)
			if list, lists := n.X.(*ast.CompositeLit); is && lists && v.Name == name {
				values = append(values, list.Elts...)
			}
		}
		return true
	})
	return values
}

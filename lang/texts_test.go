package lang_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"rtcscope/api"
	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// sayers are the functions that translate a text, or hand it on to one that does, with the positions of the texts
// among their arguments.
var sayers = map[string][]int{"T": {0}, "say": {0}, "t": {0}, "pair": {0}, "label": {0}, "plural": {1, 2, 3},
	"notExported": {0},
	"checkChoice": {3, 4}, "choiceVar": {3, 5}, "choicesVar": {3, 5}, "command": {1}, "No": {0}, "OneOf": {0},
	"StringVar": {3}, "BoolVar": {3}, "IntVar": {3}, "Float64Var": {3}, "DurationVar": {3}, "StringSliceVar": {3},
	"BoolVarP": {4}, "BoolP": {3}}

// perStep are the functions that say a text in the words of a time axis, with the position of the text.
var perStep = map[string]int{"per": 0, "PerStep": 2, "Words": 0, "words": 0, "pair": 0}

// spoken are the fields of structs that hold texts to translate.
var spoken = []string{"Text", "Title", "Help", "Short", "Long", "meaning", "Advice"}

// texts finds the English texts of the program, with their places.
func texts(t *testing.T) map[string]string {
	t.Helper()
	found := textsOfTables()
	maps.Copy(found, textsOfScreens(t))
	throughFunctions, _ := followed(t)
	maps.Copy(found, throughFunctions)
	s := search{found: found, files: token.NewFileSet()}
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "sim" || entry.Name() == "lang" || strings.HasPrefix(entry.Name(), ".git")):
			return filepath.SkipDir
		case !strings.HasSuffix(path, ".go"), strings.HasSuffix(path, "_test.go"), entry.Name() == "config_example.go":
			return nil // the example of a configuration is in English
		}
		file, err := parser.ParseFile(s.files, path, nil, 0)
		if err == nil {
			s.wraps = filepath.Base(filepath.Dir(path)) == "archive" && slices.Contains(wrapping, entry.Name())
			ast.Inspect(file, s.node)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// A search looks for texts in source files.
type search struct {
	found map[string]string
	files *token.FileSet
	wraps bool // the file's errors reach the explorer, wrapped
}

// wrapping are the files of package archive whose errors reach the explorer within others.
var wrapping = []string{"store.go", "aside.go", "cells.go", "users.go", "schema.go", "lock.go", "ledger.go",
	"flight.go", "answer.go"}

func (s *search) add(e ast.Expr) {
	if text := literal(e); text != "" {
		s.found[text] = s.files.Position(e.Pos()).String()
	}
}

func (s *search) node(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		s.call(n)
	case *ast.AssignStmt: // the text is one of several forms
		switch to := n.Lhs[0].(type) {
		case *ast.Ident:
			if to.Name == "text" && strings.Contains(literal(n.Rhs[0]), " ") {
				s.add(n.Rhs[0])
			}
		case *ast.SelectorExpr:
			if slices.Contains(spoken, to.Sel.Name) && strings.ContainsFunc(literal(n.Rhs[0]), unicode.IsLetter) {
				s.add(n.Rhs[0])
			}
		}
	case *ast.ValueSpec: // what to do about an error, or why something cannot be done
		prefixes := []string{"advice", "refuse", "text", "screenDrops", "noClipboard"}
		if name := n.Names[0].Name; len(n.Values) == 1 &&
			slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(name, p) }) &&
			!strings.Contains(literal(n.Values[0]), "%w") {
			s.add(n.Values[0])
		}
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok && slices.Contains(spoken, key.Name) {
			s.add(n.Value)
		}
	case *ast.FuncDecl: // the text of an error that is said in every language
		if n.Name.Name == "Untranslated" && n.Body != nil {
			if end, is := n.Body.List[len(n.Body.List)-1].(*ast.ReturnStmt); is {
				s.add(end.Results[0])
			}
		}
	case *ast.CompositeLit:
		s.positional(n)
	}
	return true
}

func (s *search) call(n *ast.CallExpr) {
	name := calledName(n.Fun)
	for _, at := range sayers[name] {
		if at < len(n.Args) {
			s.add(n.Args[at])
		}
	}
	if of, ok := n.Fun.(*ast.SelectorExpr); ok && name == "Errorf" {
		if from, ok := of.X.(*ast.Ident); ok && from.Name == "lang" {
			s.add(n.Args[0])
		}
	}
	if s.wraps && (name == "New" || name == "Errorf") && len(n.Args) > 0 {
		if text := strings.TrimSuffix(literal(n.Args[0]), ": %w"); text != "" && !strings.Contains(text, "%") {
			s.found[text] = s.files.Position(n.Pos()).String()
		}
	}
	at, ok := perStep[name]
	if !ok || at >= len(n.Args) || literal(n.Args[at]) == "" {
		return
	}
	for step := range quality.StepCount {
		s.found[step.Words(literal(n.Args[at]))] = s.files.Position(n.Pos()).String()
	}
}

// positional adds the texts of literals without field names: hints of the footer, and marks of the help screen.
func (s *search) positional(lit *ast.CompositeLit) {
	if len(lit.Elts) != 2 {
		return
	}
	if action, ok := lit.Elts[0].(*ast.SelectorExpr); ok {
		if owner, ok := action.X.(*ast.Ident); ok && owner.Name == "keys" {
			s.add(lit.Elts[1])
			return
		}
	}
	if second := lit.Elts[1]; lit.Type == nil && strings.Contains(literal(second), " ") {
		s.add(second)
	}
}

// literal is the text of a literal, or of several that are added; empty if the expression is something else.
func literal(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			text, _ := strconv.Unquote(e.Value)
			return text
		}
	case *ast.BinaryExpr:
		if left, right := literal(e.X), literal(e.Y); e.Op == token.ADD && left != "" && right != "" {
			return left + right
		}
	}
	return ""
}

func calledName(fun ast.Expr) string {
	switch fun := fun.(type) {
	case *ast.Ident:
		return fun.Name
	case *ast.SelectorExpr:
		return fun.Sel.Name
	}
	return ""
}

// textsOfTables lists the texts that are values of tables and constants.
func textsOfTables() map[string]string {
	found := make(map[string]string)
	for _, warning := range api.DecodeWarnings() {
		found[warning] = "api warning"
	}
	for _, off := range []time.Duration{time.Minute, time.Hour} {
		for _, warning := range slices.Concat(quality.ClockWarnings(off), quality.ClockWarnings(-off)) {
			found[warning.Text] = "warning of a clock"
		}
	}
	for day := range 7 {
		name := time.Weekday(day).String()
		found[name], found[name[:3]] = "weekday", "weekday"
	}
	for _, reason := range lang.Reasons() {
		found[reason] = "reason of the operating system"
	}
	for _, code := range []syntax.ErrorCode{
		syntax.ErrInvalidCharClass, syntax.ErrInvalidCharRange, syntax.ErrInvalidEscape, syntax.ErrInvalidNamedCapture,
		syntax.ErrInvalidPerlOp, syntax.ErrInvalidRepeatOp, syntax.ErrInvalidRepeatSize, syntax.ErrInvalidUTF8,
		syntax.ErrMissingBracket, syntax.ErrMissingParen,
		syntax.ErrMissingRepeatArgument, syntax.ErrTrailingBackslash, syntax.ErrUnexpectedParen, syntax.ErrNestingDepth,
		syntax.ErrLarge} {
		found["the expression cannot be read: "+code.String()+": `%s`"] = "mistake in an expression"
	}
	for _, group := range keys.Groups() {
		found[group.Title()] = "group of keys"
	}
	found["%q is no language of rtcscope: take %s"], found["%s or %s"] = "package lang", "package lang"
	found[": "], found[", "], found["; "], found["%s, %s"] = "separator", "separator", "separator", "names"
	found["(empty)"] = "name of a value without one"
	found["unexpected end of JSON input"] = "error of package json"
	found["worst"], found["worst minute"], found["worst 5 minutes"] = "figure of the chart", "figure of the chart",
		"figure of the chart"
	for _, rule := range api.Catalogue().Parts {
		if rule.Beside {
			found[string(rule.Part)] = "part of an answer"
		}
	}
	for _, s := range []quality.Severity{quality.SeverityLow, quality.SeverityMedium, quality.SeverityHigh} {
		found[s.String()] = "severity"
	}
	found[quality.WarnFractions] = "a doubt"
	for _, v := range []quality.Verdict{quality.Concentrated, quality.SomewhatSo, quality.Spread, quality.Uninformative,
		quality.Unmoved} {
		found[string(v)] = "verdict"
	}
	for _, c := range report.FindingColumns() {
		for step := range quality.StepCount {
			found[step.Words(c.Title)] = "title of a column of findings"
		}
	}
	for _, c := range report.IncidentColumns() {
		for step := range quality.StepCount {
			found[step.Words(c.Title)] = "title of a column of incidents"
		}
	}
	found["ongoing"] = "state of an incident"
	for _, d := range []quality.Direction{quality.DirectionUnknown, quality.HigherBetter, quality.LowerBetter} {
		found[d.Words()] = "direction"
	}
	for _, d := range api.Catalogue().Dimensions {
		found[d.Name], found[d.Label] = "dimension", "label of a dimension"
	}
	for _, p := range api.Catalogue().Products {
		found[p.Label] = "label of a product"
	}
	for _, in := range api.Catalogue().Indicators {
		found[in.Label], found[in.Noun], found[in.Nouns] = "label of an indicator", "noun of one", "nouns of one"
	}
	return found
}

// textsOfScreens are the texts that stand in package views outside of calls: why an action is refused, and how
// screens are called.
func textsOfScreens(t *testing.T) map[string]string {
	t.Helper()
	found := make(map[string]string)
	files, err := filepath.Glob("../views/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for of, pattern := range map[string]*regexp.Regexp{
		"refusal":           regexp.MustCompile(`\brefuse\w+\s*=\s*"([^"]+)"`),
		"name of a screen":  regexp.MustCompile(`\bScreen\{Name: "([^"]+)"`),
		"title of a screen": regexp.MustCompile(`\bTitle\(\) string \{ return "([^"]+)"`),
	} {
		for _, path := range files {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, match := range pattern.FindAllSubmatch(text, -1) {
				found[string(match[1])] = of
			}
		}
	}
	if len(found) < 10 {
		t.Fatalf("only %d texts were found: %v", len(found), found)
	}
	return found
}

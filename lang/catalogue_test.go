package lang_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/views"
)

// sayers are the names under which the code calls Printer.T, or functions that hand their text on to it, with the
// positions of the texts among their arguments.
var sayers = map[string][]int{"T": {0}, "say": {0}, "t": {0}, "pair": {0}, "label": {0}, "plural": {1, 2}, "checkChoice": {3, 4}}

// spoken are the fields of structs that hold texts for Printer.T.
var spoken = []string{"Text", "Help", "Short", "meaning", "Advice"}

// texts collects the English texts of the program from its source, with where they stand.
func texts(t *testing.T) map[string]string {
	t.Helper()
	found := make(map[string]string)
	files := token.NewFileSet()
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() && (entry.Name() == "sim" || entry.Name() == "lang" || strings.HasPrefix(entry.Name(), ".git")) {
			if entry != nil && entry.IsDir() && err == nil {
				return filepath.SkipDir
			}
			return err
		}
		// The command line's own help speaks English alone.
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || entry.Name() == "commands.go" || strings.HasSuffix(path, "_command.go") {
			return nil
		}
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		add := func(e ast.Expr) {
			if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if text, err := strconv.Unquote(lit.Value); err == nil && text != "" {
					found[text] = files.Position(lit.Pos()).String()
				}
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				for _, at := range sayers[calledName(n.Fun)] {
					if at < len(n.Args) {
						add(n.Args[at])
					}
				}
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && slices.Contains(spoken, key.Name) {
					add(n.Value)
				}
			case *ast.CompositeLit:
				positional(n, add)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, advice := range api.Advices() {
		found[advice] = "api advice"
	}
	for _, warning := range api.DecodeWarnings() {
		found[warning] = "api warning"
	}
	for day := range 7 {
		name := time.Weekday(day).String()
		found[name], found[name[:3]] = "weekday", "weekday"
	}
	for _, title := range []string{"App", "Product", "Indicator", "Dimension", "Days", "From", "To", "Compare"} {
		found[title] = "title of a field"
	}
	for _, why := range views.Refusals() {
		found[why] = "refusal"
	}
	found["there is no earlier query"], found["there is no later query"] = "history", "history"
	for _, part := range []quality.Part{quality.PartWhole, quality.PartUsers} {
		found[string(part)] = "part of an answer"
	}
	for _, s := range []quality.Severity{quality.SeverityLow, quality.SeverityMedium, quality.SeverityHigh} {
		found[s.String()] = "severity"
	}
	found[quality.WarnFractions] = "a doubt"
	for _, v := range []quality.Verdict{quality.Concentrated, quality.SomewhatSo, quality.Spread, quality.Uninformative, quality.Unmoved} {
		found[string(v)] = "verdict"
	}
	for _, title := range []string{"was", "now", "change", "of users", "rate", "mix", "total", "share"} {
		found[title] = "title of a column"
	}
	for _, d := range []quality.Direction{quality.DirectionUnknown, quality.HigherBetter, quality.LowerBetter} {
		found[d.Words()] = "direction"
	}
	for _, d := range api.Catalogue().Dimensions {
		found[d.Name] = "dimension"
	}
	return found
}

// positional adds the texts of literals without field names: hints of the footer, and the help screen's marks.
func positional(lit *ast.CompositeLit, add func(ast.Expr)) {
	elements := lit.Elts
	if len(elements) != 2 {
		return
	}
	if id, ok := elements[0].(*ast.Ident); ok && strings.HasPrefix(id.Name, "Action") {
		add(elements[1])
		return
	}
	if second, ok := elements[1].(*ast.BasicLit); ok && lit.Type == nil && strings.Contains(second.Value, " ") {
		add(second)
	}
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

func TestEveryTextHasItsChinese(t *testing.T) {
	found := texts(t)
	if len(found) < 100 {
		t.Fatalf("the search found just %d texts: it does not see the program", len(found))
	}
	var missing []string
	for text, where := range found {
		if !lang.Has(text) {
			missing = append(missing, strconv.Quote(text)+": \"\", // "+where)
		}
	}
	slices.Sort(missing)
	if len(missing) > 0 {
		t.Errorf("%d texts have no Chinese:\n%s", len(missing), strings.Join(missing, "\n"))
	}
}

var verb = regexp.MustCompile(`%(\[\d\])?[a-z]`)

func TestChineseTakesTheSameArguments(t *testing.T) {
	p := lang.Printer{Language: lang.Chinese}
	for text, where := range texts(t) {
		en, zh := verb.FindAllString(text, -1), verb.FindAllString(p.T(text), -1)
		slices.Sort(en)
		for i := range zh {
			zh[i] = "%" + zh[i][len(zh[i])-1:]
		}
		slices.Sort(zh)
		if !slices.Equal(en, zh) {
			t.Errorf("%s: %q takes %v, its Chinese %q takes %v", where, text, en, p.T(text), zh)
		}
	}
}

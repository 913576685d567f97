package lang_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/lang"
	"rtcscope/quality"
)

// sayers are the names under which the code calls Printer.T, or functions that hand their text on to it, with the
// positions of the texts among their arguments.
var sayers = map[string][]int{"T": {0}, "say": {0}, "t": {0}, "pair": {0}, "label": {0}, "plural": {1, 2}, "notExported": {0}, "checkChoice": {3, 4}}

// perStep are the names under which the code says a text in the words of an axis, with the position of the text.
var perStep = map[string]int{"per": 0, "PerStep": 2, "Words": 0, "words": 0, "pair": 0}

// spoken are the fields of structs that hold texts for Printer.T.
var spoken = []string{"Text", "Title", "Help", "Short", "meaning", "Advice"}

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
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || entry.Name() == "config_example.go" {
			return nil // the example of a configuration is English
		}
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		add := func(e ast.Expr) {
			if text := literal(e); text != "" {
				found[text] = files.Position(e.Pos()).String()
			}
		}
		var help []ast.Expr // of commands: the command line's own help is English
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				for _, at := range sayers[calledName(n.Fun)] {
					if at < len(n.Args) {
						add(n.Args[at])
					}
				}
				if at, ok := perStep[calledName(n.Fun)]; ok && at < len(n.Args) {
					for step := range quality.StepCount {
						if text := literal(n.Args[at]); text != "" {
							found[step.Words(text)] = files.Position(n.Pos()).String()
						}
					}
				}
			case *ast.AssignStmt: // of a text that is handed on in one of several forms
				if to, ok := n.Lhs[0].(*ast.Ident); ok && to.Name == "text" && strings.Contains(literal(n.Rhs[0]), " ") {
					add(n.Rhs[0])
				}
			case *ast.ValueSpec: // of what to do about an error, and of why a key does nothing
				if name := n.Names[0].Name; len(n.Values) == 1 && (strings.HasPrefix(name, "advice") || strings.HasPrefix(name, "refuse")) {
					add(n.Values[0])
				}
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && slices.Contains(spoken, key.Name) && !slices.Contains(help, ast.Expr(n)) {
					add(n.Value)
				}
			case *ast.CompositeLit:
				if command, ok := n.Type.(*ast.SelectorExpr); ok && command.Sel.Name == "Command" {
					help = append(help, n.Elts...)
				}
				positional(n, add)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, warning := range api.DecodeWarnings() {
		found[warning] = "api warning"
	}
	for day := range 7 {
		name := time.Weekday(day).String()
		found[name], found[name[:3]] = "weekday", "weekday"
	}
	for _, reason := range lang.Reasons() {
		found[reason] = "reason of the operating system"
	}
	for _, code := range []syntax.ErrorCode{syntax.ErrInvalidCharClass, syntax.ErrInvalidCharRange, syntax.ErrInvalidEscape, syntax.ErrInvalidNamedCapture,
		syntax.ErrInvalidPerlOp, syntax.ErrInvalidRepeatOp, syntax.ErrInvalidRepeatSize, syntax.ErrInvalidUTF8, syntax.ErrMissingBracket, syntax.ErrMissingParen,
		syntax.ErrMissingRepeatArgument, syntax.ErrTrailingBackslash, syntax.ErrUnexpectedParen, syntax.ErrNestingDepth, syntax.ErrLarge} {
		found["the expression cannot be read: "+code.String()+": `%s`"] = "mistake in an expression"
	}
	for _, title := range []string{"App", "Product", "Indicator", "Dimension", "Days", "From", "To", "Compare"} {
		found[title] = "title of a field"
	}
	for text, of := range textsOfScreens(t) {
		found[text] = of
	}
	found["there is no earlier query"], found["there is no later query"] = "history", "history"
	for _, rule := range api.Catalogue().Parts {
		if rule.Beside {
			found[string(rule.Part)] = "part of an answer"
		}
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
		found[d.Name], found[d.Label] = "dimension", "label of a dimension"
	}
	for _, p := range api.Catalogue().Products {
		found[p.Label] = "label of a product"
	}
	for _, in := range api.Catalogue().Indicators {
		found[in.Label] = "label of an indicator"
	}
	return found
}

// literal is the text of a literal, or of several with plus signs between; empty where it is none.
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

// A language that claims to be whole has every text of the program.
func TestWholeCataloguesLackNoText(t *testing.T) {
	found := texts(t)
	if len(found) < 100 {
		t.Fatalf("the search found just %d texts: it does not see the program", len(found))
	}
	if !slices.Contains(lang.Whole(), lang.Chinese) {
		t.Error("Chinese is not whole")
	}
	for _, l := range lang.Whole() {
		var missing []string
		for text, where := range found {
			if translated, ok := l.Translation(text); !ok || translated == "" {
				missing = append(missing, strconv.Quote(text)+": \"\", // "+where)
			}
		}
		slices.Sort(missing)
		if len(missing) > 0 {
			t.Errorf("the catalogue of %s lacks %d texts:\n%s", l, len(missing), strings.Join(missing, "\n"))
		}
	}
}

var verb = regexp.MustCompile(`%(\[\d\])?[a-z]`)

func TestTranslationsTakeTheSameArguments(t *testing.T) {
	sorted := func(text string) []string {
		list := verb.FindAllString(text, -1)
		for i := range list {
			list[i] = "%" + list[i][len(list[i])-1:]
		}
		slices.Sort(list)
		return list
	}
	for _, l := range lang.All() {
		for text, translated := range l.Catalogue() {
			if takes, want := sorted(translated), sorted(text); !slices.Equal(takes, want) {
				t.Errorf("%s: %q takes %v, and %q takes %v", l, text, want, translated, takes)
			}
		}
	}
}

// Whoever sets a language that the program does not speak, or in part, reads English.
func TestATextThatALanguageLacksIsEnglish(t *testing.T) {
	for _, l := range append(lang.All(), "fr") {
		p := lang.Printer{Language: l}
		if got := p.T("%d texts that nobody translated: %s", 1, "x"); got != "1 texts that nobody translated: x" {
			t.Errorf("%s: %q", l, got)
		}
	}
	if got := (lang.Printer{Language: "fr"}).T("%d rows are in %s", 1, "x"); got != "1 row is in x" {
		t.Errorf("got %q", got)
	}
}

func TestLanguagesAreTakenFromTheirNamesAndLocales(t *testing.T) {
	for _, name := range lang.Names() {
		if l, err := lang.Parse(name); err != nil || string(l) != name {
			t.Errorf("%s is %q, %v", name, l, err)
		}
	}
	if _, err := lang.Parse("fr"); err == nil || !strings.Contains(err.Error(), "take en") {
		t.Errorf("fr is taken: %v", err)
	}
	for _, tc := range []struct {
		all, messages, lang string
		want                lang.Language
	}{
		{"", "", "", lang.English}, {"", "", "zh_CN.UTF-8", lang.Chinese}, {"C", "", "zh_CN.UTF-8", lang.English},
		{"", "zh_TW", "en_US.UTF-8", lang.Chinese}, {"", "", "fr_FR.UTF-8", lang.English}, {"", "en_GB", "zh_CN", lang.English},
	} {
		locale := map[string]string{"LC_ALL": tc.all, "LC_MESSAGES": tc.messages, "LANG": tc.lang}
		if got := lang.FromLocale(func(name string) string { return locale[name] }); got != tc.want {
			t.Errorf("%v: %s, want %s", locale, got, tc.want)
		}
	}
}

// textsOfScreens are the texts that stand in package views outside of calls: why an action is refused, and how screens are
// called.
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

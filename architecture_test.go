package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "rtcscope"

func TestImportsAreThoseOfTheArchitecture(t *testing.T) {
	text, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	rules, err := readRules(string(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range rules.check(listImports(t)) {
		t.Error(wrong)
	}
}

// The check finds each way in which the table and the program can differ.
func TestTheCheckOfImportsFinds(t *testing.T) {
	table := func(rows string) string { return "Text.\n\n```imports\n" + rows + "```\n\nMore text.\n" }
	const rows = "rtcscope: cli\ncli: quality\nquality:\n"
	imports := func() map[string][]string {
		return map[string][]string{"rtcscope": {"cli"}, "cli": {"quality"}, "quality": nil}
	}
	for _, test := range []struct {
		name, rows string
		change     func(map[string][]string)
		want       string
	}{
		{"nothing", rows, func(map[string][]string) {}, ""},
		{"an import that is not permitted", rows, func(m map[string][]string) { m["quality"] = []string{"cli"} },
			"quality imports cli"},
		{"a package without a row", rows, func(m map[string][]string) { m["theme"] = nil },
			"theme has no row"},
		{"a row without a package", rows + "theme:\n", func(map[string][]string) {},
			"theme is no package"},
		{"an import that nobody uses", rows, func(m map[string][]string) { m["cli"] = nil },
			"cli no longer imports quality"},
		{"an import upwards", "quality:\ncli: quality\nrtcscope: cli\n", func(map[string][]string) {},
			"cli stands below quality"},
	} {
		t.Run(test.name, func(t *testing.T) {
			rules, err := readRules(table(test.rows))
			if err != nil {
				t.Fatal(err)
			}
			have := imports()
			test.change(have)
			wrong := rules.check(have)
			switch {
			case test.want == "" && len(wrong) > 0:
				t.Errorf("found %q where nothing is wrong", wrong)
			case test.want != "" && !slices.ContainsFunc(wrong, func(s string) bool { return strings.Contains(s, test.want) }):
				t.Errorf("found %q, want a sentence with %q", wrong, test.want)
			}
		})
	}
	for _, text := range []string{"no table", table("cli quality\n"), table("cli: quality\ncli:\n"), table("")} {
		if _, err := readRules(text); err == nil {
			t.Errorf("no error from %q", text)
		}
	}
}

var (
	fenced = regexp.MustCompile("(?ms)^```.*?^```$")
	quoted = regexp.MustCompile("`([^`\\s]+)`")
	dotted = regexp.MustCompile(`^([a-z]+)\.(?:\w+\.)?(\w+)$`) // package.Name or package.Type.Name
)

// A file or a function that was renamed sends a reader nowhere.
func TestTheArchitectureNamesWhatThereIs(t *testing.T) {
	text, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	named := quoted.FindAllStringSubmatch(fenced.ReplaceAllString(string(text), ""), -1)
	if len(named) < 30 {
		t.Fatalf("%d names were found in ARCHITECTURE.md", len(named))
	}
	for _, match := range named {
		name := match[1]
		_, err := os.Stat(name)
		parts := dotted.FindStringSubmatch(name)
		switch isPath := strings.ContainsRune(name, '/') || strings.HasSuffix(name, ".go"); {
		case isPath && err != nil:
			t.Errorf("ARCHITECTURE.md names %s, which is not there: name what it is called now", name)
		case isPath:
		case strings.HasPrefix(name, "Test") && !declares(t, "*", name):
			t.Errorf("ARCHITECTURE.md names %s, which no package has: name the test that does its work now", name)
		case parts != nil && !declares(t, parts[1], parts[2]):
			t.Errorf("ARCHITECTURE.md names %s, which package %s does not declare: name what it is called now", name, parts[1])
		}
	}
}

// declares says whether a Go file of a folder, which may be *, declares a function, a method or a type.
func declares(t *testing.T, folder, name string) bool {
	t.Helper()
	declaration := regexp.MustCompile(`(?m)^(?:func (?:\([^)]*\) )?|type |\t)` + regexp.QuoteMeta(name) + `\b`)
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	if folder == "*" {
		files = append(files, "architecture_test.go", "keymap_test.go")
	}
	return slices.ContainsFunc(files, func(path string) bool {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return declaration.Match(text)
	})
}

// importRules is the table of ARCHITECTURE.md. A package imports only what stands below it.
type importRules struct {
	packages []string            // from top to bottom
	may      map[string][]string // what each of them may import
}

// readRules reads the table from the text of ARCHITECTURE.md.
func readRules(text string) (importRules, error) {
	rules := importRules{may: make(map[string][]string)}
	_, rest, begun := strings.Cut(text, "\n```imports\n")
	block, _, ended := strings.Cut(rest, "```\n")
	if !begun || !ended {
		return rules, errors.New("ARCHITECTURE.md has no block that begins with ```imports: " +
			"put the table of imports there, a row such as \"cli: ui quality\" for each package")
	}
	for line := range strings.Lines(block) {
		name, may, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok {
			return rules, errors.New("ARCHITECTURE.md: the row " + strings.TrimSpace(line) +
				" has no colon: a row is \"package: what it may import\", with spaces between")
		}
		if _, twice := rules.may[name]; twice {
			return rules, errors.New("ARCHITECTURE.md: " + name + " has two rows: make one of them")
		}
		rules.packages = append(rules.packages, name)
		rules.may[name] = strings.Fields(may)
	}
	if len(rules.packages) == 0 {
		return rules, errors.New("ARCHITECTURE.md: the table of imports is empty")
	}
	return rules, nil
}

// check compares the table with what each package imports and returns a sentence for each difference.
func (r importRules) check(imports map[string][]string) []string {
	var wrong []string
	for name, list := range imports {
		may, listed := r.may[name]
		if !listed {
			wrong = append(wrong, "ARCHITECTURE.md: "+name+" has no row: add \""+
				strings.TrimSpace(name+": "+strings.Join(list, " "))+"\" above what it imports, and the package to the drawing")
			continue
		}
		for _, other := range list {
			if !slices.Contains(may, other) {
				wrong = append(wrong, name+" imports "+other+", which its row in ARCHITECTURE.md does not permit: "+
					"take a small interface where it is used, or argue for the import and add it to the row")
			}
		}
		for _, other := range may {
			if !slices.Contains(list, other) {
				wrong = append(wrong, "ARCHITECTURE.md: "+name+" no longer imports "+other+": take it out of the row")
			}
		}
	}
	for at, name := range r.packages {
		if _, exists := imports[name]; !exists {
			wrong = append(wrong, "ARCHITECTURE.md: "+name+" is no package of this module: take its row out")
		}
		for _, other := range r.may[name] {
			if slices.Contains(r.packages[:at], other) {
				wrong = append(wrong, "ARCHITECTURE.md: "+name+" stands below "+other+", which it imports: "+
					"the table runs from top to bottom, move the row")
			}
		}
	}
	slices.Sort(wrong)
	return wrong
}

// listImports returns which of our packages each of our packages imports, without their tests. It looks at the files
// for several systems: some are for one of them alone.
func listImports(t *testing.T) map[string][]string {
	t.Helper()
	imports := make(map[string][]string)
	for _, system := range []string{"linux", "darwin", "windows"} {
		cmd := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports", "./...")
		cmd.Env = append(os.Environ(), "GOOS="+system, "GOFLAGS=") // -race is not for every system
		var trouble bytes.Buffer
		cmd.Stderr = &trouble
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("listing the packages for %s: %v\n%s", system, err, trouble.Bytes())
		}
		for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
			var listed struct {
				ImportPath string
				Imports    []string
			}
			err := decoder.Decode(&listed)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("reading what go list says: %v", err)
			}
			name := shortName(listed.ImportPath)
			imports[name] = append(imports[name], ownOf(listed.Imports)...)
			slices.Sort(imports[name])
			imports[name] = slices.Compact(imports[name])
		}
	}
	return imports
}

// ownOf are the packages of this module among a list, by their short names.
func ownOf(paths []string) []string {
	var own []string
	for _, path := range paths {
		if strings.HasPrefix(path, module+"/") {
			own = append(own, shortName(path))
		}
	}
	return own
}

// shortName is the path of a package inside the module; the root keeps its own.
func shortName(path string) string { return strings.TrimPrefix(path, module+"/") }

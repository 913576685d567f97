package report

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A path is that of a folder or of a file, from the root, from here or from home. The ending is added where it is
// missing, and what exists stays.
func TestAnExportGoesToItsPath(t *testing.T) {
	root, here := t.TempDir(), t.TempDir()
	t.Chdir(here)
	for _, dir := range []string{filepath.Join(root, "out"), filepath.Join(here, "sub")} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	old := filepath.Join(root, "old.csv")
	if err := os.WriteFile(old, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	file := File{Folder: ".", Name: "name", Format: "csv"}
	for path, want := range map[string]Written{
		"":                         {Path: filepath.Join(here, "name.csv")},
		"sub":                      {Path: filepath.Join(here, "sub", "name.csv")},
		"sub/a":                    {Path: filepath.Join(here, "sub", "a.csv")},
		"b.CSV":                    {Path: filepath.Join(here, "b.CSV")},
		"sub/.csv":                 {Path: filepath.Join(here, "sub", ".csv.csv")}, // an ending is no name
		"c.json":                   {Path: filepath.Join(here, "c.json.csv")},
		root + "/out/":             {Path: filepath.Join(root, "out", "name.csv")},
		"~":                        {Path: filepath.Join(root, "name.csv")},
		"~/.hidden":                {Path: filepath.Join(root, ".hidden.csv")},
		"~/卡顿 11-26.csv":           {Path: filepath.Join(root, "卡顿 11-26.csv")},
		"~/old.csv":                {Path: filepath.Join(root, "old-2.csv"), Taken: old},
		filepath.Join(old, "../o"): {Path: filepath.Join(root, "o.csv")},
	} {
		got, err := ExportTo(path, root, file, []byte("new"))
		if err != nil || got != want {
			t.Errorf("%q: %+v, %v, want %+v", path, got, err, want)
			continue
		}
		if text, err := os.ReadFile(got.Path); err != nil || string(text) != "new" {
			t.Errorf("%q: it holds %q, %v", path, text, err)
		}
	}
	if text, err := os.ReadFile(old); err != nil || string(text) != "old" {
		t.Errorf("the old file holds %q, %v", text, err)
	}
}

// A path that cannot be written to is an error that says why, and nothing is left behind.
func TestAnExportWithoutAPlaceSaysWhy(t *testing.T) {
	root := t.TempDir()
	if err := os.WriteFile(filepath.Join(root, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		root + "/none/":        "there is no folder " + root + "/none/: make it first",
		root + "/none/a.csv":   "there is no folder " + root + "/none/: make it first",
		root + "/file/a.csv":   "there is no folder " + root + "/file/: make it first",
		"~root/a":              "~root/a: only ~/, your own home folder, is known here",
		root + "/a\u202e.csv":  "has characters that cannot be seen",
		root + "/\x1b[31m.csv": "has characters that cannot be seen",
	} {
		_, err := ExportTo(path, root, File{Name: "name", Format: "csv"}, []byte("new"))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", path, err, want)
		}
	}
	if _, err := ExportTo("~/a", "", File{Format: "csv"}, nil); err == nil || !strings.Contains(err.Error(), "HOME") {
		t.Errorf("without a home: %v", err)
	}
	if got := names(t, root); len(got) != 1 {
		t.Errorf("left behind: %q", got)
	}
}

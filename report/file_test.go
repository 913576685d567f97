package report

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, entry := range entries {
		list = append(list, entry.Name())
	}
	return list
}

func TestExportsNeverOverwrite(t *testing.T) {
	dir := t.TempDir()
	for n, want := range []string{"a.csv", "a-2.csv", "a-3.csv"} {
		path, err := Export(dir, "a", ".csv", fmt.Appendf(nil, "text %d", n))
		if err != nil || path != filepath.Join(dir, want) {
			t.Fatalf("%q, %v, want %s", path, err, want)
		}
		info, err := os.Stat(path)
		if err != nil || runtime.GOOS != "windows" && info.Mode() != 0o600 {
			t.Errorf("%v, %v", info.Mode(), err)
		}
	}
	for n, name := range []string{"a.csv", "a-2.csv", "a-3.csv"} {
		if text, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(text) != fmt.Sprintf("text %d", n) {
			t.Errorf("%s holds %q, %v", name, text, err)
		}
	}
	if got := names(t, dir); len(got) != 3 {
		t.Errorf("the folder holds %q", got)
	}
}

// A name is taken by a folder or a link to nowhere as well.
func TestExportsPassOverWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "a.md"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "victim"), filepath.Join(dir, "a-2.md")); err != nil {
		t.Skip(err)
	}
	if path, err := Export(dir, "a", "md", []byte("x")); err != nil || filepath.Base(path) != "a-3.md" {
		t.Errorf("%q, %v", path, err)
	}
	if got := names(t, dir); slices.Contains(got, "victim") {
		t.Errorf("the folder holds %q", got)
	}
}

func named(name, ext string) func(n int) string {
	return func(n int) string { return fileName(name, ext, n) }
}

func noLinks(from, to string) error {
	return &os.LinkError{Op: "link", Old: from, New: to, Err: errors.ErrUnsupported}
}

func TestExportsAtOnceGetFilesOfTheirOwn(t *testing.T) {
	for kind, link := range map[string]func(string, string) error{"links": os.Link, "no links": noLinks} {
		dir := t.TempDir()
		const writers = 8
		paths, errs := make([]string, writers), make([]error, writers)
		var all sync.WaitGroup
		for i := range writers {
			all.Go(func() {
				temp, err := writeTemp(dir, bytes.Repeat([]byte{byte('a' + i)}, 100_000))
				if err == nil {
					paths[i], err = place(temp, dir, named("same", "txt"), link)
					_ = os.Remove(temp)
				}
				errs[i] = err
			})
		}
		all.Wait()
		for i, path := range paths {
			text, err := os.ReadFile(path)
			if errs[i] != nil || err != nil || len(text) != 100_000 || text[0] != byte('a'+i) || text[99_999] != byte('a'+i) {
				t.Errorf("%s: writer %d: %s, %v, %v", kind, i, path, errs[i], err)
			}
		}
		if got := names(t, dir); len(got) != writers {
			t.Errorf("%s: the folder holds %q", kind, got)
		}
	}
}

func TestTwoCallsAtOnceGetTwoFiles(t *testing.T) {
	dir := t.TempDir()
	var all sync.WaitGroup
	for range 2 {
		all.Go(func() {
			if _, err := Export(dir, "same", "txt", []byte("x")); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if got := names(t, dir); !slices.Equal(got, []string{"same-2.txt", "same.txt"}) {
		t.Errorf("the folder holds %q", got)
	}
}

func TestExportsThatFailSayWhatWasDoneAndLeaveNothing(t *testing.T) {
	dir := t.TempDir()
	missing := filepath.Join(dir, "none")
	_, err := Export(missing, "a", "csv", nil)
	if !errors.Is(err, fs.ErrNotExist) || !strings.HasPrefix(err.Error(), "making a file in the folder "+missing+": ") {
		t.Errorf("a folder that is not there: %v", err)
	}
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Export(file, "a", "csv", nil); err == nil ||
		!strings.Contains(err.Error(), "making a file in the folder") {
		t.Errorf("a file for a folder: %v", err)
	}
	// The text is written, and then the folder no longer takes a name.
	temp, err := writeTemp(dir, []byte("x"))
	if err != nil {
		t.Fatal(err)
	}
	if path, err := place(temp, missing, named("a", "csv"), noLinks); err == nil || path != "" ||
		!strings.HasPrefix(err.Error(), "naming the new file "+filepath.Join(missing, "a.csv")) {
		t.Errorf("no name: %q, %v", path, err)
	}
	if err := os.Remove(temp); err != nil {
		t.Error(err)
	}
	if path, err := place(temp, dir, named("a", "csv"), noLinks); err == nil {
		t.Errorf("a file that went away is called %s", path)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"file"}) {
		t.Errorf("the folder holds %q", got)
	}
}

func TestAFolderThatIsReadOnly(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	if probe, err := os.CreateTemp(dir, "probe"); err == nil {
		_ = probe.Close()
		t.Skip("this user may write everywhere")
	}
	path, err := Export(dir, "a", "csv", []byte("x"))
	if path != "" || !errors.Is(err, fs.ErrPermission) || err.Error() != "making a file in the folder "+dir+
		": permission denied" {
		t.Errorf("%q, %v", path, err)
	}
}

func TestExportsIntoTheFolderOfTheProcess(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	t.Setenv("TMPDIR", filepath.Join(dir, "away")) // a link could not leave it
	if path, err := Export("", "a", "csv", nil); err != nil || path != "a.csv" {
		t.Errorf("%q, %v", path, err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"a.csv"}) {
		t.Errorf("the folder holds %q", got)
	}
}

func TestFileNamesAreSafe(t *testing.T) {
	for _, test := range []struct{ name, ext, want string }{
		{"stall_rate Province 2024-10-02..2024-10-03", "csv", "stall_rate Province 2024-10-02..2024-10-03.csv"},
		{"../../etc/passwd", "md", "etc-passwd.md"}, {"..", "csv", "export.csv"}, {"", "", "export"},
		{".profile", "", "profile"}, {"-rf", "txt", "rf.txt"}, {`a/b\c:d`, "../x", "a-b-c-d.x"},
		{"a\x00b\nc\x1b[1m", "csv", "a-b-c-[1m.csv"}, {"a\u202eb\u200bc\u2028d", "csv", "a-b-c-d.csv"},
		{"a\xffb", "csv", "a-b.csv"}, {"a. . ", "csv", "a.csv"}, {"内蒙古 自治区", "json", "内蒙古 自治区.json"},
	} {
		if got := fileName(test.name, test.ext, 1); got != test.want {
			t.Errorf("%q, %q: %q, want %q", test.name, test.ext, got, test.want)
		}
	}
}

func TestFileNamesEndOnAWholeCharacter(t *testing.T) {
	for size := range 200 {
		for _, n := range []int{1, 2, 9999} {
			got := fileName(strings.Repeat("a", size%3)+strings.Repeat("省", size), strings.Repeat("🇨", size), n)
			if len(got) > maxFileName || !utf8.ValidString(got) {
				t.Fatalf("%d bytes: %q", len(got), got)
			}
			if n > 1 && !strings.Contains(got, fmt.Sprintf("-%d", n)) {
				t.Fatalf("%q has lost its number", got)
			}
		}
	}
}

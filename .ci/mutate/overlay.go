package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// runtimeText is the package that the changed files call. MUTANT names the change that is on; MUTANT_TRACE a file to
// which each change that is reached is written once.
const runtimeText = `package mutant

import (
	"fmt"
	"os"
	"strconv"
	"sync/atomic"
)

var on, _ = strconv.Atoi(os.Getenv("MUTANT"))

var file = func() *os.File {
	path := os.Getenv("MUTANT_TRACE")
	if path == "" {
		return nil
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		panic(err)
	}
	return f
}()

var reached [%d]atomic.Bool

func is(id int) bool {
	if file != nil && !reached[id].Swap(true) {
		fmt.Fprintln(file, id)
	}
	return id == on
}

type number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr |
		~float32 | ~float64
}

func Turn[B ~bool](id int, b B) B  { return b != B(is(id)) }
func Guard[B ~bool](id int, b B) B { return b && !B(is(id)) }

func Add[T number](id int, a, b T) T { if is(id) { return a - b }; return a + b }
func Sub[T number](id int, a, b T) T { if is(id) { return a + b }; return a - b }
func Mul[T number](id int, a, b T) T { if is(id) { return a / b }; return a * b }
func Quo[T number](id int, a, b T) T { if is(id) { return a * b }; return a / b }
func Rem[T integer](id int, a, b T) T { if is(id) { return a * b }; return a %% b }

type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}
`

// writeOverlay writes the changed files and the list that tells the compiler to read them in place of the real ones.
func writeOverlay(folder string, s *source, files map[string][]byte, mutants int) (string, error) {
	replace := make(map[string]string)
	files[filepath.Join(s.root, "mutant", "mutant.go")] = fmt.Appendf(nil, runtimeText, mutants+1)
	n := 0
	for path, text := range files {
		n++
		replace[path] = filepath.Join(folder, fmt.Sprintf("%d.go", n))
		if err := os.WriteFile(replace[path], text, 0o600); err != nil {
			return "", err
		}
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, "overlay.json")
	return path, os.WriteFile(path, text, 0o600)
}

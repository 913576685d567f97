package main

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A suite is the tests of one package, compiled with all changes.
type suite struct {
	binary, dir string
	match       string // the tests that are run
	least       time.Duration
	took        time.Duration    // of all tests, without a change
	tests       map[int][]string // the tests that reach a change
	reached     map[int]bool     // the changes that any test reaches
}

// build compiles the tests of a package. They run in a copy of its folder, where they can: a change may let a test
// write what it should not.
func build(ctx context.Context, name, overlay, binary string, least time.Duration) (*suite, error) {
	name, match, some := strings.Cut(name, "=")
	if !some {
		match = "."
	}
	cmd := exec.CommandContext(ctx, "go", "test", "-vet=off", "-c", "-overlay", overlay, "-o", binary, name)
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("building the tests of %s: %w\n%s", name, err, out)
	}
	list, err := exec.CommandContext(ctx, "go", "list", "-f", "{{.Dir}}\n{{.Module.Dir}}", name).Output()
	if err != nil {
		return nil, err
	}
	dir, root, _ := strings.Cut(strings.TrimSpace(string(list)), "\n")
	if dir != root {
		copied := binary + ".dir"
		if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
			return nil, fmt.Errorf("copying %s: %w", dir, err)
		}
		dir = copied
	}
	return &suite{binary: binary, dir: dir, match: match, least: least,
		tests: make(map[int][]string), reached: make(map[int]bool)}, nil
}

// run runs the tests that match, and says whether they pass.
func (s *suite) run(ctx context.Context, match string, limit time.Duration, env ...string) (bool, []byte) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, s.binary, "-test.failfast", "-test.run", match, "-test.timeout",
		(limit + time.Second).String())
	cmd.Dir, cmd.Env = s.dir, append(os.Environ(), env...)
	cmd.WaitDelay = time.Second
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	return err == nil, out.Bytes()
}

// trace learns which changes the tests reach: each test's of its own, or those of all tests together.
func (s *suite) trace(ctx context.Context, folder string, each bool) error {
	began := time.Now()
	if ok, out := s.run(ctx, s.match, 10*time.Minute); !ok {
		return fmt.Errorf("the tests of %s fail without a change:\n%s", s.dir, out)
	}
	s.took = time.Since(began)
	names := []string{s.match}
	if each {
		out, err := exec.CommandContext(ctx, s.binary, "-test.list", "^(Test|Fuzz|Example)").Output()
		if err != nil {
			return err
		}
		names = nil
		for line := range strings.Lines(string(out)) {
			names = append(names, "^"+strings.TrimSpace(line)+"$")
		}
	}
	for i, name := range names {
		path := filepath.Join(folder, fmt.Sprintf("trace-%s-%d", filepath.Base(s.binary), i))
		s.run(ctx, name, 5*time.Minute, "MUTANT_TRACE="+path) // a test that fails alone is one that others kill
		text, err := os.ReadFile(path)
		if err != nil {
			continue // it reaches none
		}
		for line := range strings.Lines(string(text)) {
			id, err := strconv.Atoi(strings.TrimSpace(line))
			if err != nil {
				return err
			}
			s.reached[id] = true
			if !slices.Contains(s.tests[id], name) {
				s.tests[id] = append(s.tests[id], name)
			}
		}
	}
	return nil
}

// notices says whether a test fails with the change on.
func (s *suite) notices(ctx context.Context, m mutant) bool {
	if !s.reached[m.id] {
		return false
	}
	ok, _ := s.run(ctx, strings.Join(s.tests[m.id], "|"), max(s.least, 3*s.took), fmt.Sprintf("MUTANT=%d", m.id))
	return !ok
}

type trial struct {
	mutant
	noticed, unreached bool
}

// try tries changes, a few at a time.
func try(ctx context.Context, mutants []mutant, suites []*suite, jobs int) iter.Seq[trial] {
	todo, done := make(chan mutant), make(chan trial)
	var all sync.WaitGroup
	for range jobs {
		all.Go(func() {
			for m := range todo {
				t := trial{mutant: m, unreached: true}
				for _, s := range suites {
					t.unreached = t.unreached && !s.reached[m.id]
					if t.noticed = s.notices(ctx, m); t.noticed {
						break
					}
				}
				done <- t
			}
		})
	}
	go func() {
		for _, m := range mutants {
			todo <- m
		}
		close(todo)
		all.Wait()
		close(done)
	}()
	return func(yield func(trial) bool) {
		for t := range done {
			if !yield(t) {
				return
			}
		}
	}
}

// Command mutate tells which small changes to a package no test notices. It turns every comparison and every
// arithmetic sign of the package round and drops every guard, one at a time, and runs the tests that reach the change.
//
//	go run ./.ci/mutate ./quality
//	go run ./.ci/mutate -with .,./ui ./archive
//
// All changes are compiled into one test binary, and an environment variable chooses the one that is on: so a package
// of a thousand changes is compiled once. A change that the package's own tests do not notice is tried on the tests of
// the packages that -with names. Survivors are printed with their place; the last line counts.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	with := flag.String("with", "",
		"further packages whose tests may notice, comma between; package=expression for some of their tests")
	jobs := flag.Int("jobs", 2, "changes tried at the same time")
	least := flag.Duration("timeout", 10*time.Second, "least time that the tests of one change get")
	list := flag.Bool("list", false, "list the changes and try none")
	only := flag.String("only", "", "only the changes whose description holds this text")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: mutate [-with packages] package")
		os.Exit(2)
	}
	others := strings.FieldsFunc(*with, func(r rune) bool { return r == ',' })
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, flag.Arg(0), others, *only, *jobs, *least, *list)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, name string, with []string, only string, jobs int, least time.Duration,
	list bool) error {
	target, err := load(ctx, name)
	if err != nil {
		return err
	}
	rewritten, mutants := target.rewrite()
	if list {
		for _, m := range mutants {
			fmt.Println(m)
		}
		return nil
	}
	folder, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	overlay, err := writeOverlay(folder, target, rewritten, len(mutants))
	if err != nil {
		return err
	}
	var suites []*suite
	for i, p := range append([]string{name}, with...) {
		s, err := build(ctx, p, overlay, filepath.Join(folder, fmt.Sprintf("%d.test", i)), least)
		if err != nil {
			return err
		}
		if err := s.trace(ctx, folder, i == 0); err != nil {
			return err
		}
		suites = append(suites, s)
	}
	killed, survivors := 0, []mutant(nil)
	for tried := range try(ctx, chosen(mutants, only), suites, jobs) {
		if ctx.Err() != nil {
			return errors.New("interrupted")
		}
		if tried.noticed {
			killed++
			continue
		}
		survivors = append(survivors, tried.mutant)
		fmt.Printf("survived%s  %s\n", map[bool]string{true: " (no test reaches it)"}[tried.unreached], tried.mutant)
	}
	fmt.Printf("%s: %d mutants, %d killed, %d survived\n", name, killed+len(survivors), killed, len(survivors))
	return nil
}

func chosen(mutants []mutant, only string) []mutant {
	var list []mutant
	for _, m := range mutants {
		if strings.Contains(m.String(), only) {
			list = append(list, m)
		}
	}
	return list
}

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A source is the package whose changes are tried, parsed and with its types.
type source struct {
	module string
	root   string // the module's folder
	fset   *token.FileSet
	files  []*ast.File
	text   map[string][]byte // by path
	info   *types.Info
}

// listed is what go list says of a package.
type listed struct {
	Dir, ImportPath, Export string
	GoFiles                 []string
	DepOnly                 bool
	Module                  *struct{ Path, Dir string }
}

func load(ctx context.Context, name string) (*source, error) {
	cmd := exec.CommandContext(ctx, "go", "list", "-export", "-deps",
		"-json=Dir,ImportPath,Export,GoFiles,DepOnly,Module", name)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("listing %s: %w", name, err)
	}
	exports := make(map[string]string)
	var target listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := d.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			return nil, fmt.Errorf("reading the list of packages: %w", err)
		}
		exports[p.ImportPath] = p.Export
		if !p.DepOnly {
			target = p
		}
	}
	s := &source{module: target.Module.Path, root: target.Module.Dir, fset: token.NewFileSet(),
		text: make(map[string][]byte),
		info: &types.Info{Types: make(map[ast.Expr]types.TypeAndValue)}}
	for _, file := range target.GoFiles {
		path := filepath.Join(target.Dir, file)
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		parsed, err := parser.ParseFile(s.fset, path, text, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		s.files, s.text[path] = append(s.files, parsed), text
	}
	open := func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) }
	conf := types.Config{Importer: importer.ForCompiler(s.fset, "gc", open)}
	if _, err := conf.Check(target.ImportPath, s.fset, s.files, s.info); err != nil {
		return nil, fmt.Errorf("checking types: %w", err)
	}
	return s, nil
}

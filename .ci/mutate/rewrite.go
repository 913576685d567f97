package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
)

// A mutant is one change.
type mutant struct {
	id    int
	place string // file:line
	what  string
}

func (m mutant) String() string { return fmt.Sprintf("%s  %s", m.place, m.what) }

// turned are the signs and what a change makes of them.
var turned = map[token.Token]struct{ call, becomes string }{
	token.ADD: {"Add", "-"}, token.SUB: {"Sub", "+"}, token.MUL: {"Mul", "/"}, token.QUO: {"Quo", "*"},
	token.REM: {"Rem", "*"},
}

var assigned = map[token.Token]token.Token{
	token.ADD_ASSIGN: token.ADD, token.SUB_ASSIGN: token.SUB, token.MUL_ASSIGN: token.MUL, token.QUO_ASSIGN: token.QUO,
	token.REM_ASSIGN: token.REM, token.INC: token.ADD, token.DEC: token.SUB,
}

// An edit puts text in the place of a part of a file. Edits at one offset keep their order: opens go from the outer to
// the inner expression, closes the other way.
type edit struct {
	from, to int
	text     string
	order    int
}

type rewriter struct {
	source  *source
	edits   []edit
	mutants []mutant
	opened  int
}

// rewrite returns the files with all changes in them, none of them on, and the list of the changes.
func (s *source) rewrite() (map[string][]byte, []mutant) {
	r := &rewriter{source: s}
	files := make(map[string][]byte)
	for _, file := range s.files {
		r.edits = nil
		ast.Inspect(file, func(n ast.Node) bool { return r.visit(n) })
		path := s.fset.File(file.Pos()).Name()
		r.edits = append(r.edits, edit{from: r.offset(file.Name.End()), to: r.offset(file.Name.End()),
			text: fmt.Sprintf("; import mutant %q", s.module+"/mutant")})
		files[path] = apply(s.text[path], r.edits)
		if !strings.Contains(string(files[path]), "mutant.") {
			delete(files, path)
		}
	}
	return files, r.mutants
}

func apply(text []byte, edits []edit) []byte {
	slices.SortStableFunc(edits, func(a, b edit) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return a.order - b.order
	})
	var out []byte
	at := 0
	for _, e := range edits {
		out = append(append(out, text[at:e.from]...), e.text...)
		at = e.to
	}
	return append(out, text[at:]...)
}

func (r *rewriter) offset(p token.Pos) int { return r.source.fset.Position(p).Offset }

func (r *rewriter) note(at token.Pos, what string) int {
	p := r.source.fset.Position(at)
	place, err := filepath.Rel(r.source.root, p.Filename)
	if err != nil {
		place = p.Filename
	}
	line := strings.TrimSpace(strings.Split(string(r.source.text[p.Filename]), "\n")[p.Line-1])
	m := mutant{id: len(r.mutants) + 1, place: fmt.Sprintf("%s:%d", place, p.Line), what: what + "   in: " + line}
	r.mutants = append(r.mutants, m)
	return m.id
}

// wrap puts a call around an expression.
func (r *rewriter) wrap(from, to token.Pos, call string, id int) {
	r.opened++
	r.edits = append(r.edits,
		edit{from: r.offset(from), to: r.offset(from), text: fmt.Sprintf("mutant.%s(%d, ", call, id), order: r.opened},
		edit{from: r.offset(to), to: r.offset(to), text: ")", order: -r.opened})
}

func (r *rewriter) replace(from token.Pos, length int, text string) {
	r.edits = append(r.edits, edit{from: r.offset(from), to: r.offset(from) + length, text: text})
}

func (r *rewriter) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.IfStmt:
		if n.Else == nil {
			r.wrap(n.Cond.Pos(), n.Cond.End(), "Guard", r.note(n.Cond.Pos(), "guard dropped"))
		}
	case *ast.SwitchStmt:
		if n.Tag == nil {
			for _, c := range n.Body.List {
				for _, cond := range c.(*ast.CaseClause).List {
					r.wrap(cond.Pos(), cond.End(), "Guard", r.note(cond.Pos(), "case dropped"))
				}
			}
		}
	case *ast.BinaryExpr:
		r.binary(n)
	case *ast.AssignStmt:
		if sign, ok := assigned[n.Tok]; ok && r.numeric(n.Lhs[0]) {
			r.assign(n.Lhs[0], sign, n.TokPos, len(n.Tok.String()), n.Rhs[0].End(), "")
		}
	case *ast.IncDecStmt:
		if r.numeric(n.X) {
			r.assign(n.X, assigned[n.Tok], n.TokPos, len(n.Tok.String()), n.End(), " 1")
		}
	}
	return true
}

func (r *rewriter) binary(n *ast.BinaryExpr) {
	if tv := r.source.info.Types[n]; tv.Value != nil {
		return // a constant
	}
	switch n.Op {
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		r.wrap(n.Pos(), n.End(), "Turn", r.note(n.OpPos, "comparison "+n.Op.String()+" turned"))
	default:
		if to, ok := turned[n.Op]; ok && r.numeric(n) {
			r.wrap(n.Pos(), n.End(), to.call, r.note(n.OpPos, fmt.Sprintf("%s becomes %s", n.Op, to.becomes)))
			r.replace(n.OpPos, 1, ",")
		}
	}
}

// assign rewrites x += y as x = Add(x, y).
func (r *rewriter) assign(x ast.Expr, sign token.Token, at token.Pos, length int, end token.Pos, operand string) {
	to := turned[sign]
	id := r.note(at, fmt.Sprintf("%s= becomes %s=", sign, to.becomes))
	path := r.source.fset.Position(x.Pos()).Filename
	text := string(r.source.text[path][r.offset(x.Pos()):r.offset(x.End())])
	r.opened++
	r.replace(at, length, fmt.Sprintf("= mutant.%s(%d, %s,%s", to.call, id, text, operand))
	r.edits = append(r.edits, edit{from: r.offset(end), to: r.offset(end), text: ")", order: -r.opened})
}

func (r *rewriter) numeric(x ast.Expr) bool {
	tv, ok := r.source.info.Types[x]
	if !ok {
		return false
	}
	basic, ok := tv.Type.Underlying().(*types.Basic)
	return ok && basic.Info()&(types.IsInteger|types.IsFloat) != 0
}

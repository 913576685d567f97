package archive

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"os"
)

// errFaulty is the failure of a faulty database.
var errFaulty = errors.New("the disk is gone")

// A faulty is a database in memory of which one step fails: a statement, a transaction's begin or end, or the reading
// of a row. Or a row comes back empty, which no caller can read.
type faulty struct {
	driver driver.Driver
	left   int  // steps before the one that fails; none fails below zero
	empty  bool // rows come back empty in place of failing
	fired  bool
}

// openFaulty makes a store on a faulty database, none of whose steps fails yet.
func openFaulty(ctx context.Context) (*Store, *faulty, error) {
	plain, err := packing()
	if err != nil {
		return nil, nil, err
	}
	f := &faulty{driver: plain, left: -1}
	db := sql.OpenDB(f)
	db.SetMaxOpenConns(1)                 // every connection would have a database of its own
	s := &Store{db: db, path: os.DevNull} // its size is asked for
	return s, f, s.migrate(ctx)
}

// step is one step, and its failure where it is the one.
func (f *faulty) step() error {
	if f.left--; f.left != -1 {
		f.left = max(f.left, -2)
		return nil
	}
	f.fired = true
	return errFaulty
}

func (f *faulty) Connect(context.Context) (driver.Conn, error) {
	conn, err := f.driver.Open(":memory:?_txlock=immediate")
	return &faultyConn{conn, f}, err
}

func (f *faulty) Driver() driver.Driver { return f.driver }

type faultyConn struct {
	driver.Conn
	f *faulty
}

func (c *faultyConn) BeginTx(ctx context.Context, o driver.TxOptions) (driver.Tx, error) {
	if err := c.failing(); err != nil {
		return nil, err
	}
	tx, err := c.Conn.(driver.ConnBeginTx).BeginTx(ctx, o)
	return &faultyTx{tx, c}, err
}

// failing is step for what is no row.
func (c *faultyConn) failing() error {
	if c.f.empty {
		return nil
	}
	return c.f.step()
}

func (c *faultyConn) ExecContext(ctx context.Context, q string, args []driver.NamedValue) (driver.Result, error) {
	if err := c.failing(); err != nil {
		return nil, err
	}
	return c.Conn.(driver.ExecerContext).ExecContext(ctx, q, args)
}

func (c *faultyConn) QueryContext(ctx context.Context, q string, args []driver.NamedValue) (driver.Rows, error) {
	if err := c.failing(); err != nil {
		return nil, err
	}
	rows, err := c.Conn.(driver.QueryerContext).QueryContext(ctx, q, args)
	if err != nil {
		return nil, err
	}
	return &faultyRows{rows, c.f}, nil
}

func (c *faultyConn) PrepareContext(ctx context.Context, q string) (driver.Stmt, error) {
	if err := c.failing(); err != nil {
		return nil, err
	}
	stmt, err := c.Conn.(driver.ConnPrepareContext).PrepareContext(ctx, q)
	return &faultyStmt{stmt, c}, err
}

type faultyStmt struct {
	driver.Stmt
	conn *faultyConn
}

func (s *faultyStmt) ExecContext(ctx context.Context, args []driver.NamedValue) (driver.Result, error) {
	if err := s.conn.failing(); err != nil {
		return nil, err
	}
	return s.Stmt.(driver.StmtExecContext).ExecContext(ctx, args)
}

type faultyTx struct {
	driver.Tx
	conn *faultyConn
}

// Commit fails as a full disk makes it fail: nothing of the transaction is there afterwards.
func (t *faultyTx) Commit() error {
	if err := t.conn.failing(); err != nil {
		return errors.Join(err, t.Tx.Rollback())
	}
	return t.Tx.Commit()
}

type faultyRows struct {
	driver.Rows
	f *faulty
}

func (r *faultyRows) Next(dest []driver.Value) error {
	err := r.Rows.Next(dest)
	if errors.Is(err, io.EOF) {
		return err
	}
	if fault := r.f.step(); fault != nil {
		if !r.f.empty {
			return fault
		}
		clear(dest)
	}
	return err
}

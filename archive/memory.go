package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// OpenMemory makes a store that lives as long as it is open, in memory: for figures that are of no use later.
func OpenMemory(ctx context.Context) (*Store, error) {
	db, err := sql.Open("sqlite", ":memory:?_pragma=foreign_keys(1)&_txlock=immediate")
	if err != nil {
		return nil, fmt.Errorf("opening an archive in memory: %w", err)
	}
	db.SetMaxOpenConns(1) // every connection would have a database of its own
	s := &Store{db: db, path: ":memory:"}
	if err := s.migrate(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

package archive

import (
	"context"
	"errors"
	"fmt"
)

// OpenInMemory makes a store in memory, which is gone when it is closed: for values that are of no use later.
func OpenInMemory(ctx context.Context) (*Store, error) {
	db, err := openWith(":memory:?_txlock=immediate")
	if err != nil {
		return nil, fmt.Errorf("opening an archive in memory: %w", err)
	}
	db.SetMaxOpenConns(1) // each connection has a database of its own
	s := &Store{db: db, path: ":memory:"}
	if err := s.migrate(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"rtcscope/quality"
)

// span is the range from the oldest to the newest day that is held of a set; the zero Range if none is.
func (s *Store) span(ctx context.Context, k Key) (quality.Range, error) {
	var first, last sql.NullInt64
	err := s.look(ctx, func(tx *sql.Tx) error {
		id, err := findKept(ctx, tx, k)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading the archive: %w", err)
		}
		return tx.QueryRowContext(ctx, `SELECT min(day), max(day) FROM day WHERE kept = ?`, id).Scan(&first, &last)
	})
	if err != nil || !first.Valid {
		return quality.Range{}, err
	}
	return quality.Range{From: quality.Day(first.Int64), To: quality.Day(last.Int64)}, nil
}

// loadSpan reads which days are held, where the answer has none of its range and the service no longer serves them: so
// that the reader learns where to look.
func (a *answer) loadSpan(ctx context.Context, store *Store) {
	rows := a.set(quality.PartRows)
	if a.query.OfApp() || a.query.Range.To >= quality.Oldest(a.reader.Now()) {
		return
	}
	for _, day := range a.query.Range.Days() {
		if _, known := rows.held[day]; known {
			return
		}
	}
	var err error
	a.span, err = store.span(ctx, rows.key)
	a.noted(explain(store.path, err))
}

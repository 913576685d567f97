package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"rtcscope/quality"
)

// An Info says what an archive holds.
type Info struct {
	Path     string
	Bytes    int64 // size of the file and of its write-ahead log
	Version  int
	Cells    int       // daily values
	Days     int       // calendar days of which anything is held
	Holdings []Holding // by endpoint, app and product
}

// A Holding is what is held of one product of one app. Not every dimension needs to hold all of its indicators, nor
// all of its days.
type Holding struct {
	Endpoint, App, Product string
	Indicators             []string // request names, sorted
	Dimensions             []string // sorted; "" stands for the whole app
	First, Last            quality.Day
	Days                   int // calendar days, also those without values
	Cells                  int
	Fetched                time.Time // when the newest of it was fetched
	Sets                   []HeldSet // by dimension and indicators
}

// A HeldSet is what is held of one indicator by one dimension, or of the several indicators of the whole app that one
// call brings. An answer need not have values of each of these.
type HeldSet struct {
	Dimension   string   // "" stands for the whole app
	Indicators  []string // request names, sorted
	First, Last quality.Day
	Days        int // also those without values
	Cells       int
	Fetched     time.Time
}

// Info returns what the archive holds, all at one instant.
func (s *Store) Info(ctx context.Context) (Info, error) {
	info := Info{Path: s.path}
	err := s.look(ctx, func(tx *sql.Tx) error {
		var err error
		if info.Version, err = s.version(ctx, tx); err != nil {
			return err
		}
		if err := tx.QueryRowContext(ctx, `SELECT count(DISTINCT day) FROM day`).Scan(&info.Days); err != nil {
			return err
		}
		if info.Holdings, err = holdings(ctx, tx); err != nil {
			return err
		}
		for i := range info.Holdings {
			h := &info.Holdings[i]
			info.Cells += h.Cells
			if h.Sets, err = heldSets(ctx, tx, *h); err != nil {
				return err
			}
		}
		info.Bytes, err = size(s.path)
		return err
	})
	return info, err
}

// look reads in one transaction, so that no write of another process comes between two reads.
func (s *Store) look(ctx context.Context, read func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("reading the archive: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // nothing was written
	if err := read(tx); err != nil {
		return fmt.Errorf("reading the archive: %w", err)
	}
	return nil
}

func holdings(ctx context.Context, tx *sql.Tx) ([]Holding, error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT k.endpoint, k.app, k.product, min(d.day), max(d.day), count(DISTINCT d.day), max(d.fetched),
			(SELECT count(*) FROM cell c JOIN kept o ON o.id = c.kept
				WHERE (o.endpoint, o.app, o.product) = (k.endpoint, k.app, k.product)),
			(SELECT group_concat(DISTINCT o.indicator) FROM kept o
				WHERE (o.endpoint, o.app, o.product) = (k.endpoint, k.app, k.product)),
			(SELECT group_concat(DISTINCT o.dimension) FROM kept o
				WHERE (o.endpoint, o.app, o.product) = (k.endpoint, k.app, k.product))
		FROM kept k JOIN day d ON d.kept = k.id GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Holding
	for rows.Next() {
		var h Holding
		var fetched int64
		var indicators, dimensions string
		if err := rows.Scan(&h.Endpoint, &h.App, &h.Product, &h.First, &h.Last, &h.Days, &fetched, &h.Cells, &indicators,
			&dimensions); err != nil {
			return nil, err
		}
		// The indicators of a set of the whole app are joined by commas, too.
		h.Indicators, h.Dimensions = distinct(indicators), distinct(dimensions)
		h.Fetched = time.Unix(fetched, 0)
		list = append(list, h)
	}
	return list, rows.Err()
}

func heldSets(ctx context.Context, tx *sql.Tx, of Holding) ([]HeldSet, error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT k.dimension, k.indicator, min(d.day), max(d.day), count(*), max(d.fetched),
			(SELECT count(*) FROM cell c WHERE c.kept = k.id)
		FROM kept k JOIN day d ON d.kept = k.id WHERE (k.endpoint, k.app, k.product) = (?, ?, ?)
		GROUP BY k.id ORDER BY 1, 2`,
		of.Endpoint, of.App, of.Product)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []HeldSet
	for rows.Next() {
		var set HeldSet
		var indicators string
		var fetched int64
		if err := rows.Scan(&set.Dimension, &indicators, &set.First, &set.Last, &set.Days, &fetched,
			&set.Cells); err != nil {
			return nil, err
		}
		set.Indicators, set.Fetched = distinct(indicators), time.Unix(fetched, 0)
		list = append(list, set)
	}
	return list, rows.Err()
}

func distinct(joined string) []string {
	list := strings.Split(joined, ",")
	slices.Sort(list)
	return slices.Compact(list)
}

// size returns the room on disk that the file and its log take, in bytes. There is no log after the last process has
// closed the file.
func size(path string) (int64, error) {
	var sum int64
	for _, name := range []string{path, path + "-wal"} {
		info, err := os.Stat(name)
		if errors.Is(err, fs.ErrNotExist) && name != path {
			continue
		}
		if err != nil {
			return 0, fmt.Errorf("asking for its size: %w", err)
		}
		sum += info.Size()
	}
	return sum, nil
}

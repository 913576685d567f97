package archive

import (
	"context"
	"database/sql"
	"math"
	"strings"
	"time"

	"rtcscope/quality"
)

// A Filter chooses daily values; a zero field chooses all.
type Filter struct {
	App       string
	Indicator string // a request name; a set of several indicators is chosen by each of them, as a whole
	Dimension string // as the service spells it, or quality.WholeApp
	From, To  quality.Day
}

// A Cell is one daily value with its names. For values of the whole app, Dimension and Value are empty, and Indicator
// may be several request names with commas between them.
type Cell struct {
	Key
	Series, Value string
	Day           quality.Day
	V             float64   // in the indicator's unit, percent
	Fetched       time.Time // when the value's day was fetched, to the second
}

// Export calls each with every daily value that the filter chooses, ordered by endpoint, app, product, indicator and
// dimension, then by day, series and value. All values are read at one instant. Export ends with the first error of
// each, and returns it.
func (s *Store) Export(ctx context.Context, f Filter, each func(Cell) error) error {
	var refused error
	err := s.look(ctx, func(tx *sql.Tx) error {
		sets, err := f.sets(ctx, tx)
		if err != nil {
			return err
		}
		for _, set := range sets {
			if err := exportSet(ctx, tx, set, f, func(c Cell) error {
				refused = each(c)
				return refused
			}); err != nil {
				return err
			}
		}
		return nil
	})
	if refused != nil {
		return refused // an error of the caller, not of the archive
	}
	return err
}

type set struct {
	id int64
	Key
}

// sets lists the sets that the filter chooses, in the order of the export.
func (f Filter) sets(ctx context.Context, tx *sql.Tx) ([]set, error) {
	rows, err := tx.QueryContext(ctx,
		`SELECT id, endpoint, app, product, indicator, dimension FROM kept ORDER BY 2, 3, 4, 5, 6`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []set
	for rows.Next() {
		var one set
		if err := rows.Scan(&one.id, &one.Endpoint, &one.App, &one.Product, &one.Indicator, &one.Dimension); err != nil {
			return nil, err
		}
		if f.chooses(one.Key) {
			list = append(list, one)
		}
	}
	return list, rows.Err()
}

func (f Filter) chooses(k Key) bool {
	dimension := f.Dimension == "" || f.Dimension == k.Dimension || f.Dimension == quality.WholeApp && k.Dimension == ""
	indicator := f.Indicator == "" || f.Indicator == k.Indicator ||
		strings.Contains(","+k.Indicator+",", ","+f.Indicator+",")
	return dimension && indicator && (f.App == "" || f.App == k.App)
}

// exportSet reads the days of a set in the order of their index. CROSS JOIN makes SQLite keep the order of the
// tables, so that it sorts the values of one day at a time and holds no more of them.
func exportSet(ctx context.Context, tx *sql.Tx, of set, f Filter, each func(Cell) error) error {
	last := f.To
	if last == 0 {
		last = math.MaxInt32
	}
	rows, err := tx.QueryContext(ctx, `
		SELECT d.day, d.fetched, s.name, w.name, c.v
		FROM day d CROSS JOIN cell c ON c.kept = d.kept AND c.day = d.day
			CROSS JOIN series s ON s.id = c.series CROSS JOIN value w ON w.id = c.value
		WHERE d.kept = ? AND d.day BETWEEN ? AND ? ORDER BY d.day, s.name, w.name`, of.id, int(f.From), int(last))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		c := Cell{Key: of.Key}
		var fetched int64
		if err := rows.Scan(&c.Day, &fetched, &c.Series, &c.Value, &c.V); err != nil {
			return err
		}
		c.Fetched = time.Unix(fetched, 0)
		if err := each(c); err != nil {
			return err
		}
	}
	return rows.Err()
}

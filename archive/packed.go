package archive

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"

	"modernc.org/sqlite"

	"rtcscope/quality"
)

// packing is the driver of the archive's connections: SQLite with an aggregate function packed(number, v), which
// returns all pairs of a group in one BLOB. A row of a result costs several times as much as a call of that function.
// It is made once, because the driver keeps the name of a function for good.
var packing = sync.OnceValues(func() (*sqlite.Driver, error) {
	d := &sqlite.Driver{}
	return d, d.RegisterFunction("packed", &sqlite.FunctionImpl{NArgs: 2, Deterministic: true,
		MakeAggregate: func(sqlite.FunctionContext) (sqlite.AggregateFunction, error) { return &packed{}, nil }})
})

// pairSize is the size of a pair in a packed BLOB: the number in eight bytes and the bits of v in eight.
const pairSize = 16

// packed implements sqlite.AggregateFunction.
type packed struct{ pairs []byte }

// Step adds a pair.
func (p *packed) Step(_ *sqlite.FunctionContext, args []driver.Value) error {
	number, isNumber := args[0].(int64)
	v, isValue := args[1].(float64)
	if !isNumber || !isValue {
		return errors.New("a value is not a number")
	}
	if len(p.pairs)+pairSize > cap(p.pairs) {
		p.pairs = slices.Grow(p.pairs, max(64*pairSize, 3*len(p.pairs)))
	}
	p.pairs = binary.LittleEndian.AppendUint64(p.pairs, uint64(number))
	p.pairs = binary.LittleEndian.AppendUint64(p.pairs, math.Float64bits(v))
	return nil
}

// WindowInverse would remove a pair. It is not called, because the function is no window function.
func (p *packed) WindowInverse(*sqlite.FunctionContext, []driver.Value) error {
	return errors.New("packed is no window function")
}

// WindowValue returns all pairs.
func (p *packed) WindowValue(*sqlite.FunctionContext) (driver.Value, error) { return p.pairs, nil }

// Final has nothing to free.
func (p *packed) Final(*sqlite.FunctionContext) {}

// loadCells reads the values of a range, the oldest day first, by series and then by the numbers of the values of the
// dimension; held says how many they are.
func loadCells(ctx context.Context, tx *sql.Tx, id int64, r quality.Range, held map[quality.Day]Held) (
	[]quality.Point, error) {
	days, count := 0, 0
	for day, h := range held {
		if r.Contains(day) {
			days, count = days+1, count+h.Rows
		}
	}
	if days == 0 {
		return nil, nil
	}
	series, err := loadNames(ctx, tx, "series")
	if err != nil {
		return nil, err
	}
	values, err := loadNames(ctx, tx, "value")
	if err != nil {
		return nil, err
	}
	// The order is that of the table's key, so that SQLite sorts nothing.
	groups, err := tx.QueryContext(ctx, `SELECT day, series, packed(value, v) FROM cell
		WHERE kept = ? AND day BETWEEN ? AND ? GROUP BY day, series ORDER BY day, series`, id, int(r.From), int(r.To))
	if err != nil {
		return nil, err
	}
	defer groups.Close()
	points := make([]quality.Point, 0, count)
	for groups.Next() {
		var day, of int64
		var pairs sql.RawBytes
		if err := groups.Scan(&day, &of, &pairs); err != nil {
			return nil, err
		}
		if len(pairs) == 0 || len(pairs)%pairSize != 0 {
			return nil, fmt.Errorf("%d bytes are no values", len(pairs))
		}
		p := quality.Point{Series: series[of], Day: quality.Day(day)}
		for ; len(pairs) > 0; pairs = pairs[pairSize:] {
			p.Value = values[int64(binary.LittleEndian.Uint64(pairs))]
			p.V = math.Float64frombits(binary.LittleEndian.Uint64(pairs[8:]))
			points = append(points, p)
		}
	}
	return points, groups.Err()
}

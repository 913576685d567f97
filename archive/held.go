package archive

import (
	"context"
	"database/sql"
	"time"

	"rtcscope/quality"
)

// An oddity is a warning about one day, which is kept with the day.
type oddity struct {
	quality.Warning
	answer quality.Day // the first day of the answer, if the oddity has no day of its own; else 0
}

// heldOf returns what an answer with some cells says of each of the days of r; at is when it was asked for.
func heldOf(answer quality.Daily, cells grouped, r quality.Range, at time.Time) map[quality.Day]Held {
	held := make(map[quality.Day]Held)
	for _, day := range r.Days() {
		held[day] = Held{Fetched: at, Asked: at, Listed: answer.Listed}
	}
	for _, g := range cells.groups {
		if h, ok := held[g.day]; ok {
			h.Rows += len(g.cells)
			held[g.day] = h
		}
	}
	add := func(day quality.Day, o oddity) {
		if h, ok := held[day]; ok {
			h.Odd += o.Count
			h.odd = append(h.odd, o)
			held[day] = h
		}
	}
	for _, o := range answer.Odd {
		if !o.Loose {
			add(o.Day, oddity{Warning: o.Warning})
			continue
		}
		for _, day := range r.Days() {
			add(day, oddity{o.Warning, r.From})
		}
	}
	return held
}

// loadHeld reads what is known of the days of a range.
func loadHeld(ctx context.Context, tx *sql.Tx, id int64, r quality.Range) (map[quality.Day]Held, error) {
	// A program of version 2 that opened the file before it got its newest version writes days without the newer
	// columns.
	days, err := tx.QueryContext(ctx, `SELECT day, fetched, asked, listed, odd,
		iif(asked, cells, (SELECT count(*) FROM cell WHERE cell.kept = day.kept AND cell.day = day.day))
		FROM day WHERE kept = ? AND day BETWEEN ? AND ?`, id, int(r.From), int(r.To))
	if err != nil {
		return nil, err
	}
	defer days.Close()
	held := make(map[quality.Day]Held)
	for days.Next() {
		var day, fetched, asked int64
		var h Held
		if err := days.Scan(&day, &fetched, &asked, &h.Listed, &h.Odd, &h.Rows); err != nil {
			return nil, err
		}
		if asked == 0 {
			asked, h.Listed = fetched, h.Rows > 0
		}
		h.Fetched, h.Asked = time.Unix(fetched, 0), time.Unix(asked, 0)
		held[quality.Day(day)] = h
	}
	if err := days.Err(); err != nil {
		return nil, err
	}
	odd, err := tx.QueryContext(ctx, `SELECT day, answer, text, count FROM oddity WHERE kept = ? AND day BETWEEN ? AND ?`,
		id, int(r.From), int(r.To))
	if err != nil {
		return nil, err
	}
	defer odd.Close()
	for odd.Next() {
		var day int64
		var o oddity
		if err := odd.Scan(&day, &o.answer, &o.Text, &o.Count); err != nil {
			return nil, err
		}
		if h, ok := held[quality.Day(day)]; ok {
			h.odd = append(h.odd, o)
			held[quality.Day(day)] = h
		}
	}
	return held, odd.Err()
}

// keepHeld replaces what is known of some days, and deletes their cells.
func keepHeld(ctx context.Context, tx *sql.Tx, id int64, days []quality.Day, told map[quality.Day]Held) error {
	for _, run := range runs(days) {
		for _, table := range []string{"cell", "oddity", "day"} {
			if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE kept = ? AND day BETWEEN ? AND ?`, id,
				int(run.From), int(run.To)); err != nil {
				return err
			}
		}
	}
	var rows, odd []any
	for _, day := range days {
		h := told[day]
		rows = append(rows, id, int(day), h.Fetched.Unix(), h.Asked.Unix(), h.Listed, h.Rows, h.Odd)
		for _, o := range h.odd {
			odd = append(odd, id, int(day), int(o.answer), o.Text, o.Count)
		}
	}
	if err := insert(ctx, tx, `day (kept, day, fetched, asked, listed, cells, odd)`, 7, rows); err != nil {
		return err
	}
	return insert(ctx, tx, `oddity (kept, day, answer, text, count)`, 5, odd)
}

// runs are the unbroken runs of days, which are in ascending order.
func runs(days []quality.Day) []quality.Range {
	var list []quality.Range
	for _, day := range days {
		if last := len(list) - 1; last >= 0 && list[last].To == day-1 {
			list[last].To = day
			continue
		}
		list = append(list, quality.Range{From: day, To: day})
	}
	return list
}

package api

import (
	"time"

	"rtcscope/quality"
)

// times say which entries of an answer are read, by their time.
type times interface {
	moment(at time.Time) moment
}

// A moment is the time of an entry.
type moment struct {
	start  int64 // its day, or its start in seconds since 1970
	asked  bool  // its entries are read
	future bool  // it has not come yet: its entries are counted
}

// daysAsked are days: their entries have the time of their day's start, or any other of that day.
type daysAsked quality.Range

// moment implements times.
func (d daysAsked) moment(at time.Time) moment {
	day := quality.DayOf(at)
	return moment{start: int64(day), asked: quality.Range(d).Contains(day)}
}

// secondsAsked are times shorter than a day, from one second since 1970 to another.
type secondsAsked struct {
	from, to int64
	now      int64 // by the service's clock
}

// moment implements times.
func (s secondsAsked) moment(at time.Time) moment {
	start := at.Unix()
	future := start > s.now+int64(clockTolerance/time.Second)
	return moment{start: start, asked: !future && s.from <= start && start <= s.to, future: future}
}

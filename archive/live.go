package archive

import (
	"context"
	"slices"
	"time"

	"rtcscope/quality"
)

// A liveAnswer is what one read of live figures knows so far.
type liveAnswer struct {
	reader  *Reader
	query   quality.Query
	renewal *Renewal
	sets    []*liveSet // that the answer has, in the order in which they are asked for
	lacks   []quality.Lack
}

// A liveSet is what is known of the rows of a live answer, or of its app-wide line.
type liveSet struct {
	part  quality.Part
	stage quality.Stage // up to which it is asked for
	told  bool          // the service answered
	left  bool          // it could not be had
	now   quality.Timely
	at    time.Time // when the service was asked, by its own clock
}

// newLive begins an answer that has some of the parts that a daily answer has, too.
func newLive(r *Reader, q quality.Query, parts func(quality.PartRule) bool) *liveAnswer {
	a := &liveAnswer{reader: r, query: q}
	if !q.OfApp() && parts(quality.PartRule{Part: quality.PartLive}) {
		a.sets = append(a.sets, &liveSet{part: quality.PartLive, stage: quality.StageNewest})
	}
	if q.OfApp() || parts(quality.PartRule{Part: quality.PartLiveWhole, Beside: true, OfApp: true}) {
		whole := &liveSet{part: quality.PartLiveWhole, stage: quality.StageAll}
		if q.OfApp() {
			whole.stage = quality.StageNewest // that is all there is
		}
		a.sets = append(a.sets, whole)
	}
	return a
}

// set returns what is known of a part; nothing if the answer does not have the part.
func (a *liveAnswer) set(part quality.Part) *liveSet {
	for _, s := range a.sets {
		if s.part == part {
			return s
		}
	}
	return &liveSet{part: part}
}

// main is the set that makes the rows of the tables.
func (a *liveAnswer) main() *liveSet {
	if a.query.OfApp() {
		return a.set(quality.PartLiveWhole)
	}
	return a.set(quality.PartLive)
}

// ask completes the answer up to a stage. It passes what is known so far to partial, before the first call and after
// each.
func (a *liveAnswer) ask(ctx context.Context, upTo quality.Stage,
	partial func(quality.Result, quality.Progress)) (quality.Result, error) {
	if ctx.Err() != nil {
		return quality.Result{Query: a.query}, context.Cause(ctx)
	}
	for _, s := range a.sets {
		if s.pending() && s.stage <= upTo {
			a.remember(s)
		}
	}
	partial(a.result(), a.progress())
	for _, s := range a.sets {
		if !s.pending() || s.stage > upTo {
			continue
		}
		if err := a.fetch(ctx, s); err != nil {
			return a.result(), err
		}
		partial(a.result(), a.progress())
	}
	if a.query.OfApp() {
		return a.result(), a.passing() // nothing stands in for the app
	}
	return a.result(), nil
}

// pending reports whether the service is still to be asked.
func (s *liveSet) pending() bool { return !s.told && !s.left }

// remember takes what a call of this minute brought.
func (a *liveAnswer) remember(s *liveSet) {
	key := a.reader.liveFlight(a.query, s.part)
	if a.renewal.wants(key) || a.reader.denied.of(a.query, s.part) != nil {
		return
	}
	if got, has := a.reader.minute.of(key); has {
		a.take(s, got)
	}
}

// fetch makes the call for a set. A failure of the rows is an error, and that of the app-wide line is a lack.
func (a *liveAnswer) fetch(ctx context.Context, s *liveSet) error {
	if err := a.reader.denied.of(a.query, s.part); err != nil {
		return a.failed(ctx, s, err)
	}
	key := a.reader.liveFlight(a.query, s.part)
	got, err := a.reader.askLive(ctx, key, a.query, a.renewal.wants(key))
	if err == nil {
		err = got.Timely.Refused[a.query.Indicator]
	}
	if err != nil {
		a.reader.denied.addProduct(a.query, s.part, err)
		return a.failed(ctx, s, err)
	}
	a.renewal.came(key)
	a.take(s, got)
	return nil
}

// failed notes that a set could not be had, or returns the error if the answer ends with it.
func (a *liveAnswer) failed(ctx context.Context, s *liveSet, err error) error {
	switch {
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case s.part == quality.PartLive || keyRefused(err):
		return err
	}
	s.left = true
	lack := quality.Lack{Part: s.part, Err: err}
	if a.reader.denied.indicator(a.query, s.part) != nil {
		lack.Indicator = a.query.Indicator
	}
	a.lacks = append(a.lacks, lack)
	return nil
}

// take takes what a call brought.
func (a *liveAnswer) take(s *liveSet, got fetched) {
	s.told, s.now, s.at = true, got.Timely, got.at.Add(-got.Timely.Ahead)
	if !a.query.OfApp() {
		return
	}
	for _, name := range a.reader.indicators() {
		of := a.query
		of.Indicator = name
		if err := a.reader.denied.indicator(of, s.part); err != nil {
			a.lacks = append(a.lacks, quality.Lack{Part: s.part, Indicator: name, Err: err})
		}
	}
}

// passing returns why the app-wide line could not be had, or nil. Of a refusal that will not pass, the answer says so;
// any other failure can be one of all calls.
func (a *liveAnswer) passing() error {
	for _, lack := range a.lacks {
		if lack.Indicator == "" && a.reader.denied.of(a.query, lack.Part) == nil {
			return lack.Err
		}
	}
	return nil
}

func (a *liveAnswer) progress() quality.Progress {
	var p quality.Progress
	for _, s := range a.sets {
		if s.told {
			p.Done++
		}
		if !s.left {
			p.Total++
		}
	}
	return p
}

// now is the instant to which the answer is live: when the service was asked or, as long as it was not, now.
func (a *liveAnswer) now() time.Time {
	if s := a.main(); s.told {
		return s.at
	}
	return a.reader.Now()
}

// result returns what is known so far.
func (a *liveAnswer) result() quality.Result {
	rows, whole, known := a.main(), a.set(quality.PartLiveWhole), a.reader.Catalogue
	axis := quality.LiveAxis(a.query.Live, a.now())
	r := quality.Result{Query: a.query, Progress: a.progress(), Lacks: slices.Clone(a.lacks), AsOf: a.now(),
		Warnings: quality.AddWarnings(rows.now.Notes, quality.ClockWarnings(rows.now.Ahead)),
		Answered: make(map[quality.Day]bool), NotHeld: make(map[quality.Day]bool),
		Unready: make(map[quality.Day]bool), Asked: make(map[quality.Day]bool),
		Absent: rows.absent(axis, a.now())}
	for _, s := range a.sets {
		if s.pending() && (r.ToCome == 0 || s.stage < r.ToCome) {
			r.ToCome = s.stage
		}
	}
	if a.query.OfApp() {
		r.Tables = quality.BuildTimedApp(axis, known.SeriesOf(a.query), whole.on(axis))
	} else {
		r.Tables = quality.BuildTimed(axis, known.SeriesOf(a.query), rows.on(axis), whole.on(axis))
	}
	r.Warnings = quality.AddWarnings(r.Warnings, quality.Doubts(r.Tables))
	return r
}

// cost is what a live survey would take now.
func (a *liveAnswer) cost() quality.Cost {
	var cost quality.Cost
	for _, s := range a.sets {
		refused := a.reader.denied.of(a.query, s.part) != nil
		if _, has := a.reader.minute.of(a.reader.liveFlight(a.query, s.part)); !has && !refused {
			cost.Calls++
		}
	}
	return cost
}

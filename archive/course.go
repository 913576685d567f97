package archive

import (
	"context"
	"slices"
	"sync"
	"time"

	"rtcscope/quality"
)

// Course returns the figures of an indicator in five minutes on the days of a course. It asks for those that are not
// remembered by one call for seven days, the newest week first. A call brings all indicators, and they are remembered:
// another indicator, or another place with the same line, costs no call. A day that is not settled is asked for again
// once there can be newer figures. An error is that of a call; what is known comes with it. What the service refuses
// for good is asked for once.
func (r *Reader) Course(ctx context.Context, q quality.CourseQuery) (quality.Course, error) {
	line := r.lineOf(q)
	course := quality.Course{Query: q, Of: q.Line(), Asked: q.Days(quality.Oldest(r.Now()))}
	err := r.courseDenied(line)
	if err == nil {
		for _, days := range r.courses.missing(line, course.Asked, r.Now()) {
			var got fetched
			if got, err = r.askCourse(ctx, line, days); err != nil {
				break
			}
			course.Calls++
			course.Warnings = quality.AddWarnings(course.Warnings, got.Timely.Notes)
			if refused := got.Timely.Refused[q.Indicator]; refused != nil {
				err = refused
			}
		}
	}
	if err == nil {
		err = r.denied.indicator(line.query(q.Indicator), quality.PartCourse)
	}
	course.Points = r.courses.of(line, course.Asked, r.Catalogue, q.Indicator)
	return course, err
}

// CourseCalls returns how many calls Course would make now.
func (r *Reader) CourseCalls(_ context.Context, q quality.CourseQuery) int {
	line := r.lineOf(q)
	if r.courseDenied(line) != nil {
		return 0
	}
	return len(r.courses.missing(line, q.Days(quality.Oldest(r.Now())), r.Now()))
}

// A courseLine is whose figures in five minutes the service is asked for.
type courseLine struct {
	app, product string
	of           quality.Place // without a dimension, all calls of the app
}

func (r *Reader) lineOf(q quality.CourseQuery) courseLine {
	return courseLine{q.App, q.Product, q.Line()}
}

func (l courseLine) subset() quality.Subset {
	if l.of.Dimension == "" {
		return quality.Subset{}
	}
	return quality.SubsetOf(l.of.Dimension, l.of.Value)
}

// query is a query of the line's app, for an indicator of it.
func (l courseLine) query(indicator string) quality.Query {
	return quality.Query{App: l.app, Product: l.product, Indicator: indicator}
}

// courseDenied returns why a line is not asked for any more, or nil.
func (r *Reader) courseDenied(l courseLine) error {
	if err := r.denied.of(l.query(""), quality.PartCourse); err != nil {
		return err
	}
	return r.denied.subset(l.query(""), l.subset())
}

// askCourse makes the call for some days of a line, or shares that of another course, and remembers what it brings.
func (r *Reader) askCourse(ctx context.Context, l courseLine, days quality.Range) (fetched, error) {
	q := l.query("")
	key := flightKey{key: KeyOf(r.Endpoint, q), part: quality.PartCourse, days: days}
	key.key.Dimension = l.subset().Name()
	return r.flights.do(ctx, r.Guard, key, alwaysAsk, func() {}, func(ctx context.Context) (fetched, error) {
		q.Range = days
		ask := quality.Ask{Part: quality.PartCourse, Query: q, Indicators: r.taken(q, quality.PartCourse),
			Subset: l.subset()}
		got := fetched{at: r.Now()}
		var err error
		if got.Reply, err = r.Source.Ask(ctx, ask); err != nil {
			r.denied.addProduct(q, quality.PartCourse, err)
			r.denied.addValues(err)
			return got, err
		}
		r.denied.addIndicators(q, quality.PartCourse, got.Timely.Refused)
		got.Timely = r.tidied(got.Timely, got.at)
		r.courses.put(l, days, got)
		return got, nil
	})
}

// The bounds of what is remembered: days of the course of one line take about 2 MB.
const mostLines = 4

// courses remember the figures in five minutes of a few lines.
type courses struct {
	mu    sync.Mutex
	lines []rememberedLine // the one that was used last at the end
}

// A rememberedLine is what is known of a line, by days.
type rememberedLine struct {
	courseLine
	days map[quality.Day]courseDay
}

// A courseDay is what an answer says of a day, of all indicators.
type courseDay struct {
	points []quality.Timed
	at     time.Time // when it was asked for
}

// find returns what is remembered of a line, and makes it the one that was used last; the lock is held.
func (c *courses) find(l courseLine) map[quality.Day]courseDay {
	at := slices.IndexFunc(c.lines, func(known rememberedLine) bool { return known.courseLine == l })
	if at < 0 {
		return nil
	}
	known := c.lines[at]
	c.lines = append(slices.Delete(c.lines, at, at+1), known)
	return known.days
}

// missing lists the calls for the days of a range that are not remembered, or may have newer figures.
func (c *courses) missing(l courseLine, r quality.Range, now time.Time) []quality.Range {
	c.mu.Lock()
	defer c.mu.Unlock()
	known := c.find(l)
	return quality.PlanDays(slices.DeleteFunc(r.Days(), func(day quality.Day) bool {
		d, has := known[day]
		newer := !day.Settled(d.at) && now.Sub(d.at) >= quality.StepFiveMinutes.Length()
		return has && !newer || day > quality.DayOf(now)
	}))
}

// put remembers what an answer says of some days. It does so of days without figures, too, if the answer lists any.
func (c *courses) put(l courseLine, r quality.Range, got fetched) {
	if !got.Timely.Listed {
		return
	}
	days := make(map[quality.Day]courseDay)
	for _, day := range r.Days() {
		days[day] = courseDay{at: got.at}
	}
	for _, p := range got.Timely.Points {
		day := quality.DayOf(time.Unix(p.At, 0))
		if d, asked := days[day]; asked {
			d.points = append(d.points, p)
			days[day] = d
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	known := c.find(l)
	if known == nil {
		known = make(map[quality.Day]courseDay)
		c.lines = append(c.lines, rememberedLine{l, known})
		c.lines = c.lines[max(0, len(c.lines)-mostLines):]
	}
	for day, d := range days {
		known[day] = d
	}
}

// of returns the figures of an indicator on the days of a range, by series and time.
func (c *courses) of(l courseLine, r quality.Range, known quality.Catalogue, indicator string) []quality.Timed {
	c.mu.Lock()
	defer c.mu.Unlock()
	days := c.find(l)
	own := make(map[string]bool)
	var points []quality.Timed
	for _, day := range r.Days() {
		for _, p := range days[day].points {
			its, has := own[p.Series]
			if !has {
				its = known.Series(p.Series).Base.Name == indicator
				own[p.Series] = its
			}
			if its {
				points = append(points, p)
			}
		}
	}
	return points
}

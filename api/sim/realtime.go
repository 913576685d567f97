package sim

import (
	"time"

	"rtcscope/api/sim/calls"
)

// The limits of the real-time calls.
const (
	liveLookBack = time.Hour
	liveSpan     = time.Hour
	liveDelay    = time.Minute // from the end of a time until there is a point of it

	// liveSettling is when a point no longer changes. No page says when that is.
	liveSettling = 2 * time.Minute
)

// courseDelay is the time from the end of five minutes until ListQuality has a
// point of them, which is final: the documented delay. Unlike days, they have no
// point before.
const courseDelay = 8 * time.Hour

// Live is how the service takes the real-time calls.
type Live int

// The ways to take them.
const (
	LiveServed     Live = iota
	LiveDenied          // refused for want of permission
	LiveUnknown         // there is no such action, as on hosts overseas
	LiveNativeOnly      // the web is refused
)

// liveQuery is a checked request of a real-time call.
type liveQuery struct {
	overallQuery
	dimension string
	from, to  time.Time // points start within [from, to]
}

// refuseLive refuses real-time calls as Options say.
func (s *Server) refuseLive(c *call) *refusal {
	switch s.opts.Live {
	case LiveDenied:
		return refuse("AccessDenied")
	case LiveUnknown:
		return refusef("InvalidActionOrVersion", "Could not find operation %s for version %s.", c.action, c.version)
	}
	return nil
}

// checkLive checks a body in the order of checkQuery. The call by dimension has
// one indicator, and the other a list.
func (s *Server) checkLive(c *call, byDimension bool) (liveQuery, *refusal) {
	var q liveQuery
	f, refused := openBody(c.body)
	if refused != nil {
		return q, refused
	}
	var id, start, end, indicator string
	if byDimension {
		refused = f.required(parameter{"AppId", &id}, parameter{"Indicator", &indicator},
			parameter{"Dimension", &q.dimension}, parameter{"StartTime", &start}, parameter{"EndTime", &end})
		q.indicators = []string{indicator}
	} else if refused = f.required(parameter{"AppId", &id}); refused == nil {
		if q.indicators, refused = f.names("Indicator"); refused == nil {
			refused = f.required(parameter{"StartTime", &start}, parameter{"EndTime", &end})
		}
	}
	if refused != nil {
		return q, refused
	}
	if q.app, refused = runningApp(id); refused != nil {
		return q, refused
	}
	if refused = s.known(q.indicators, !byDimension); refused != nil {
		return q, refused
	}
	if byDimension && !knownDimension(q.dimension) {
		return q, refusef("InvalidParameter", "Unknown Dimension %s.", q.dimension)
	}
	if q.product, refused = f.product(); refused != nil {
		return q, refused
	}
	if q.product == productWeb && s.opts.Live == LiveNativeOnly {
		return q, refusef("InvalidParameter", "ProductType %s is not supported.", q.product)
	}
	if refused = f.whole(); refused != nil {
		return q, refused
	}
	q.from, q.to, refused = checkLiveRange(start, end, c.now)
	return q, refused
}

// checkLiveRange reads the times of a real-time call. As with days, a point is in
// the answer if it starts within them.
func checkLiveRange(start, end string, now time.Time) (from, to time.Time, _ *refusal) {
	from, to, refused := readTimes(start, end)
	switch {
	case refused != nil:
		return from, to, refused
	case to.Sub(from) > liveSpan:
		return from, to, refusef("InvalidParameter.OutofTimeRange", "The time range is longer than 60 minutes.")
	case from.Before(now.Add(-liveLookBack)):
		return from, to, refusef("InvalidParameter.OutofTimeRange", "StartTime is more than 60 minutes ago.")
	}
	return from, to, nil
}

func (s *Server) listRealTimeQualityDistribution(c *call) (any, *refusal) {
	if refused := s.refuseLive(c); refused != nil {
		return nil, refused
	}
	q, refused := s.checkLive(c, true)
	if refused != nil {
		return nil, refused
	}
	result := distribution{Indicators: []series{}}
	values := s.account.values(q.app, q.product, q.dimension)
	if values == nil {
		return result, nil
	}
	window := s.liveWindow(q, c.now)
	for _, name := range s.account.series(q.app, q.indicators[0]) {
		l := line{app: q.app, product: q.product, series: name, dimension: q.dimension}
		out := series{Name: name, Data: []cell{}}
		var points [][]livePoint
		for _, l.value = range values {
			points = append(points, s.account.live(l, window, c.now))
		}
		for i := range window.N {
			for at, value := range values {
				if p := points[at][i]; p.ok {
					out.Data = append(out.Data, cell{window.At(i).Format(time.RFC3339), p.v, value})
				}
			}
		}
		result.Indicators = append(result.Indicators, out)
	}
	return result, nil
}

func (s *Server) listRealTimeQuality(c *call) (any, *refusal) {
	if refused := s.refuseLive(c); refused != nil {
		return nil, refused
	}
	q, refused := s.checkLive(c, false)
	if refused != nil {
		return nil, refused
	}
	result := overall{Indicators: []overallSeries{}}
	window := s.liveWindow(q, c.now)
	for _, indicator := range q.indicators {
		for _, name := range s.account.series(q.app, indicator) {
			out := overallSeries{Name: name, Unit: "%", Data: []overallPoint{}}
			points := s.account.live(line{app: q.app, product: q.product, series: name}, window, c.now)
			for i, p := range points {
				if p.ok {
					out.Data = append(out.Data, overallPoint{window.At(i).Format(time.RFC3339), p.v})
				}
			}
			result.Indicators = append(result.Indicators, out)
		}
	}
	return result, nil
}

// liveWindow is the window of the points that there are of a query.
func (s *Server) liveWindow(q liveQuery, now time.Time) calls.Window {
	step := calls.Minute
	if s.opts.HalfMinutes {
		step = calls.HalfMinute
	}
	return known(q.from, q.to, now.Add(-liveDelay), step)
}

// known is the window of the steps that start within [from, to] and have ended at
// a time.
func known(from, to, ended time.Time, step calls.Step) calls.Window {
	if newest := ended.Add(-step.Length()); to.After(newest) {
		to = newest
	}
	return calls.Between(from, to.Add(time.Second), step)
}

// line names a course of the data: a point without its time.
type line struct {
	app                               app
	product, series, dimension, value string
}

// livePoint is a figure, if there is one.
type livePoint struct {
	v  float64
	ok bool
}

// live returns the figures of a line as they are known at a time. Those that are
// not settled are somewhat off.
func (a *account) live(l line, w calls.Window, now time.Time) []livePoint {
	of := a.of(l.app, l.product)
	out := make([]livePoint, w.N)
	for i, count := range of.Course(l.series, l.dimension, l.value, w) {
		start := w.At(i)
		if now.Sub(start.Add(w.Step.Length())) < liveSettling {
			off := signed(a.unit("early", start.Format(time.RFC3339), l.app.id, l.product, l.series, l.dimension, l.value))
			count.Bad = min(count.All, count.Bad*(1+0.1*off))
		}
		out[i].v, out[i].ok = of.Percent(l.series, count)
	}
	return out
}

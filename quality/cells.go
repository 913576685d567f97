package quality

import (
	"math"
	"slices"
)

// A Crossing is what is known of an incident in a value of OS or Access about the other of the two dimensions. Partner
// is the value of that dimension in which the calls of the incident's place got worse most. It is worked out how far
// the place moved without its partner: hardly at all if the incident is in their common calls, and as far as ever if
// it is in all calls of the place (a ripple test).
type Crossing struct {
	Partner Place
	Ratio   float64 // move of the place without the partner, as a part of its whole move
	Error   float64 // standard error of Ratio
	Told    bool    // the figures tell which
	Joint   bool    // the incident is in the calls of the place that are also those of the partner
}

// jointBelow is the ratio below which an incident is in the common calls of a place and its partner: on the made-up
// accounts to tune on, ratios lie about 0 and about 1, and few between. A ratio tells if it is so many errors away.
const (
	jointBelow   = 0.5
	crossingSure = 1.5
)

// crossDays are the days that a crossing rests on: those of the incident, up to a week, and the week before it.
func crossDays(i Incident) Range {
	since, until := i.Since.Day(), i.Until.Day()
	return Range{From: since - SpanDays, To: min(until, since+SpanDays-1)}
}

// other is the dimension that a value of OS or Access can be crossed with.
func other(dimension string) string {
	if dimension == dimensionOS {
		return dimensionAccess
	}
	return dimensionOS
}

// partner is the value of the other dimension that an incident names beside its place, or the one that got worse most
// with it, by its part of the calls. It is false if the answers do not tell.
func (t *Triage) partner(i Incident) (Place, bool) {
	if named, can := t.crossable(i); !can || named != (Place{}) {
		return named, can
	}
	dimension := other(i.Places[0].Dimension)
	v := t.judged[dimension]
	if v == nil {
		return Place{}, false
	}
	shares := v.panel.shares() // none of a table with many rows
	if shares == nil {
		return Place{}, false
	}
	best, most := Place{}, 0.0
	lines := t.rowLines(dimension)
	for value, line := range lines {
		share := shares[value]
		if w, known := t.Weight(dimension, value, i.Series[0].Series); known {
			share = w.Share
		}
		moved := 0.0
		for _, m := range i.Series {
			if was, now, _, known := t.losses(i, m.Series, line); known {
				moved += share * (now - was) / was
			}
		}
		if moved > most || moved == most && most > 0 && value < best.Value {
			best, most = Place{dimension, value}, moved
		}
	}
	return best, most > 0
}

// rowLines are the known losses of all rows of a dimension, by value: of the range and of the days before it.
func (t *Triage) rowLines(dimension string) map[string]map[scalePoint]float64 {
	lines := make(map[string]map[scalePoint]float64)
	for _, r := range t.answers[dimension] {
		for _, table := range r.Tables {
			for _, row := range table.Rows {
				if lines[row.Value] == nil {
					lines[row.Value] = make(map[scalePoint]float64)
				}
				put := func(axis Axis, values []float64) {
					for at, v := range values {
						if at < axis.Len() && !IsGap(v) {
							lines[row.Value][scalePoint{table.Series, axis.At(at).Day()}] = v
						}
					}
				}
				put(table.Before, row.Before)
				put(table.Past, row.Past)
				put(table.Axis, row.Cells)
			}
		}
	}
	return lines
}

// losses are the mean losses of a line in a series in the week before an incident and during it, and the standard
// error of now/was.
func (t *Triage) losses(i Incident, series string, line map[scalePoint]float64) (was, now, e float64, known bool) {
	s := t.known.Series(series)
	days := crossDays(i)
	var before, during []float64
	for _, day := range days.Days() {
		v, has := line[scalePoint{series, day}]
		if !has {
			continue
		}
		if loss := s.loss(v); day < i.Since.Day() {
			before = append(before, loss)
		} else {
			during = append(during, loss)
		}
	}
	if len(before) < fewestPast || len(during) == 0 || s.Better == DirectionUnknown {
		return 0, 0, 0, false
	}
	was, now = meanOf(before), meanOf(during)
	if was <= 0 {
		return 0, 0, 0, false
	}
	squares := 0.0
	for _, v := range before {
		squares += (v - was) * (v - was)
	}
	deviation := max(math.Sqrt(squares/float64(len(before)-1)), roundedSigma, 0.02*was) / was
	return was, now, deviation * math.Sqrt(1/float64(len(before))+1/float64(len(during))), true
}

func meanOf(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

// cross works out a crossing from the line of the place without its partner.
func (t *Triage) cross(i Incident, partner Place, without map[scalePoint]float64) Crossing {
	c := Crossing{Partner: partner, Ratio: Gap(), Error: Gap()}
	whole := t.rowLines(i.Places[0].Dimension)[i.Places[0].Value]
	part, all, variance, n := 0.0, 0.0, 0.0, 0.0
	for _, m := range i.Series {
		w0, w1, _, knownAll := t.losses(i, m.Series, whole)
		p0, p1, e, known := t.losses(i, m.Series, without)
		if !known || !knownAll {
			continue
		}
		// Each series counts by how far it moved in its own noise.
		weight := 1 / max(e, 0.01)
		all += weight * (w1/w0 - 1)
		part += weight * (p1/p0 - 1)
		variance += weight * weight * e * e
		n++
	}
	if n == 0 || all <= 0 {
		return c
	}
	const alike = 0.35 // what the noise of two series has in common
	c.Ratio = part / all
	c.Error = math.Sqrt(variance*(1+(n-1)*alike)) / all
	c.Joint = c.Ratio < jointBelow
	c.Told = math.Abs(c.Ratio-jointBelow) >= crossingSure*c.Error
	return c
}

// crossed says of incidents in a value of OS or Access what part of the calls that has, if the service told it, and
// whether they are in its common calls with another value. What both values were listed for is then one incident.
func (t *Triage) crossed(list []Incident) []Incident {
	var kept []Incident
	for _, i := range list {
		if !i.OfApp() {
			if w, known := t.Weight(i.Places[0].Dimension, i.Places[0].Value, i.Series[0].Series); known {
				i.Share, i.ShareError = w.Share, w.Error
			}
		}
		if c, known := t.crossing(i); known && c.Told {
			i = i.cross(c)
		}
		at := slices.IndexFunc(kept, func(o Incident) bool { return o.sameCell(i) })
		if at < 0 {
			kept = append(kept, i)
			continue
		}
		kept[at] = kept[at].with(i)
	}
	return kept
}

// with is the incident with what another one that is in the same calls says of it.
func (i Incident) with(o Incident) Incident {
	i.Findings, i.Severity = slices.Concat(i.Findings, o.Findings), max(i.Severity, o.Severity)
	if i.Lasts = i.Lasts || o.Lasts; i.Until.Before(o.Until) {
		i.Until = o.Until
	}
	i.Series = slices.Clip(i.Series)
	for _, m := range o.Series {
		i.addSeries(m)
	}
	return i
}

// cross is the incident with what a crossing tells.
func (i Incident) cross(c Crossing) Incident {
	isPartner := func(p Place) bool { return p == c.Partner }
	if c.Joint {
		i.Places = []Place{i.Places[0], c.Partner}
		i.Also = slices.DeleteFunc(slices.Clone(i.Also), isPartner)
		i.Folded = slices.DeleteFunc(slices.Clone(i.Folded), isPartner)
		return i
	}
	if len(i.Places) > 1 {
		i.Places = i.Places[:1:1]
		i.Also = append(i.Also[:len(i.Also):len(i.Also)], c.Partner)
	}
	i.RuledOut = append(i.RuledOut[:len(i.RuledOut):len(i.RuledOut)], RuledOut{Kind: RuledOutCell,
		Dimension: c.Partner.Dimension, Count: 1})
	return i
}

// crossable says whether the service can tell of an incident what it is like without a value of the other dimension,
// and which value its places name.
func (t *Triage) crossable(i Incident) (named Place, can bool) {
	for _, p := range i.Places {
		if !CanSubset(t.Query.Product, p.Dimension) {
			return Place{}, false
		}
	}
	if len(i.Places) == 2 {
		named = i.Places[1]
	}
	return named, len(i.Places) == 1 || len(i.Places) == 2
}

// sameCell says whether two incidents are in the same common calls of two places, at the same time.
func (i Incident) sameCell(o Incident) bool {
	if len(i.Places) < 2 || len(o.Places) < 2 {
		return false
	}
	since := i.Since.Day() - o.Since.Day()
	return i.Places[0] == o.Places[1] && i.Places[1] == o.Places[0] && -1 <= since && since <= 1
}

// crossing is what is known of an incident about the other dimension. Where the service does not pool lists of values,
// nothing is.
func (t *Triage) crossing(i Incident) (Crossing, bool) {
	partner, has := t.partner(i)
	if !has || t.scale(i.Places[0].Dimension).State() != ScalePooled {
		return Crossing{}, false
	}
	rest, can := t.beside(i.Places[0], partner)
	line, known := t.lines[rest.Name()]
	if !can || !known {
		return Crossing{}, false
	}
	return t.cross(i, partner, line), true
}

// beside is the subset of the calls of a place without those of a value of the other dimension. It is false if there
// are none.
func (t *Triage) beside(place, partner Place) (Subset, bool) {
	var values []string
	for value := range t.rowLines(partner.Dimension) {
		if value != partner.Value && !slices.Contains(t.unnamed, Place{partner.Dimension, value}) {
			values = append(values, value)
		}
	}
	if len(values) == 0 || slices.Contains(t.unnamed, place) || slices.Contains(t.unnamed, partner) {
		return Subset{}, false
	}
	return SubsetOf(place.Dimension, place.Value).And(partner.Dimension, values...), true
}

package sim

import (
	"encoding/json"
	"maps"
	"slices"
	"time"
)

// object is one item of an answer that is about to become odd.
type object = map[string]any

// oddity spoils one item.
type oddity func(object)

// set puts something that should not be there.
func set(name string, value any) oddity { return func(o object) { o[name] = value } }

// drop takes away what should be there.
func drop(name string) oddity { return func(o object) { delete(o, name) } }

// oddValues are the ways in which a number can be odd.
func oddValues() []oddity {
	return []oddity{
		set("Value", nil),
		set("Value", "NaN"),
		set("Value", "0.54"),
		set("Value", ""),
		drop("Value"),
		set("Value", json.RawMessage("1e400")),
		set("Value", -1),
		set("Value", 5400),
		set("Value", true),
	}
}

// oddTimes are the ways in which a time can be odd.
func oddTimes() []oddity {
	return []oddity{
		func(o object) { o["Timestamp"] = o["TimeStamp"]; delete(o, "TimeStamp") },
		func(o object) { o["Timestamp"] = o["TimeStamp"] },
		func(o object) {
			at, _ := time.Parse(time.RFC3339, o["TimeStamp"].(string))
			o["TimeStamp"] = at.Unix()
		},
	}
}

// oddCells makes an otherwise good answer contain every kind of oddity once.
// In a distribution the first fourteen cells of the first series become, in
// this order:
//
//	Value null; Value "NaN"; Value "0.54"; Value ""; no Value; Value 1e400;
//	Value -1; Value 5400; Value true; a numeric Dimension; no Dimension;
//	Timestamp instead of TimeStamp; both, the same; a numeric TimeStamp
//
// Of a shorter answer as many as it has. The fifteenth cell is there twice
// over, once as it is and once with another value; then come an item that is
// null and one that is a string, and after the last series one that is null.
//
// The others follow that order as far as it applies to them. An app's overall
// quality has no Dimension, and so few points in a series that the oddities go
// on from one series to the next. Users have a DistributionName in place of a
// Dimension, no times, and one list instead of series.
func oddCells(result any) any {
	switch r := result.(type) {
	case distribution:
		return oddDistribution(r)
	case overall:
		return oddOverall(r)
	case counted:
		return oddCounted(r)
	}
	return result
}

func oddDistribution(d distribution) any {
	type oddSeries struct {
		Name string
		Data []any
	}
	odd := slices.Concat(oddValues(), []oddity{set("Dimension", 44), drop("Dimension")}, oddTimes())
	var list []any
	for n, s := range d.Indicators {
		items := []object{}
		for _, c := range s.Data {
			items = append(items, object{"TimeStamp": c.TimeStamp, "Value": c.Value, "Dimension": c.Dimension})
		}
		out := oddSeries{Name: s.Name}
		out.Data, odd = spoil(items, odd)
		if n == 0 {
			out.Data, odd = append(out.Data, nil, "not an item"), nil
		}
		list = append(list, out)
	}
	return struct{ Indicators []any }{append(list, nil)}
}

func oddOverall(q overall) any {
	type oddSeries struct {
		Name, Unit string
		Data       []any
	}
	odd := slices.Concat(oddValues(), oddTimes())
	var list []any
	for n, s := range q.Indicators {
		items := []object{}
		for _, p := range s.Data {
			items = append(items, object{"TimeStamp": p.TimeStamp, "Value": p.Value})
		}
		out := oddSeries{Name: s.Name, Unit: s.Unit}
		out.Data, odd = spoil(items, odd)
		if n == 0 {
			out.Data = append(out.Data, nil, "not an item")
		}
		list = append(list, out)
	}
	return struct {
		AggregateGranularity string
		Indicators           []any
	}{q.AggregateGranularity, append(list, nil)}
}

func oddCounted(u counted) any {
	odd := slices.Concat(oddValues(), []oddity{set("DistributionName", 44), drop("DistributionName")})
	items := []object{}
	for _, p := range u.Data {
		items = append(items, object{"DistributionName": p.DistributionName, "Value": p.Value, "Proportion": p.Proportion})
	}
	data, _ := spoil(items, odd)
	return struct {
		Name, Dimension string
		Data            []any
	}{u.Name, u.Dimension, append(data, nil, "not an item")}
}

// spoil applies one oddity to each item while there are any, and returns those
// that are left for the next items. The item after the last oddity is added twice
// more, the second time with another value; then the remaining list is nil.
func spoil(items []object, odd []oddity) ([]any, []oddity) {
	out := []any{}
	for _, o := range items {
		switch {
		case len(odd) > 0:
			odd[0](o)
			out = append(out, o)
			odd = odd[1:]
		case odd != nil:
			other := maps.Clone(o)
			other["Value"] = o["Value"].(float64) + 1
			out = append(out, o, o, other)
			odd = nil
		default:
			out = append(out, o)
		}
	}
	return out, odd
}

package sim

import "strconv"

// refigured replaces the figures of a distribution or of an app's overall
// quality; at is the index of a figure among the n of its series.
func refigured(result any, other func(at, n int, v float64) float64) any {
	switch r := result.(type) {
	case distribution:
		for _, s := range r.Indicators {
			for i := range s.Data {
				s.Data[i].Value = other(i, len(s.Data), s.Data[i].Value)
			}
		}
	case overall:
		for _, s := range r.Indicators {
			for i := range s.Data {
				s.Data[i].Value = other(i, len(s.Data), s.Data[i].Value)
			}
		}
	}
	return result
}

func impossible(at, n int, v float64) float64 {
	figures := []float64{-1, 101.5, 1e308}
	switch {
	case at < len(figures):
		return figures[at]
	case at == n-1:
		return -1
	}
	return v
}

// quoted writes all figures of an answer in quotes.
func quoted(result any) any {
	text := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	type list struct {
		Name string
		Data []object
	}
	var indicators []list
	switch r := result.(type) {
	case distribution:
		for _, s := range r.Indicators {
			l := list{Name: s.Name, Data: []object{}}
			for _, c := range s.Data {
				l.Data = append(l.Data, object{"TimeStamp": c.TimeStamp, "Value": text(c.Value), "Dimension": c.Dimension})
			}
			indicators = append(indicators, l)
		}
	case overall:
		for _, s := range r.Indicators {
			l := list{Name: s.Name, Data: []object{}}
			for _, p := range s.Data {
				l.Data = append(l.Data, object{"TimeStamp": p.TimeStamp, "Value": text(p.Value)})
			}
			indicators = append(indicators, l)
		}
	case counted:
		data := []object{}
		for _, p := range r.Data {
			data = append(data, object{"DistributionName": p.DistributionName, "Value": text(p.Value),
				"Proportion": text(p.Proportion)})
		}
		return object{"Name": r.Name, "Dimension": r.Dimension, "Data": data}
	default:
		return result
	}
	return object{"Indicators": indicators}
}

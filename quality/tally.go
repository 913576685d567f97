package quality

import "slices"

// A Tally is what was found in rows, and how many rows were judged. Each row is counted once in each of its series.
type Tally struct {
	Findings    []Finding // worst first
	Rows        int       // that were judged
	Skipped     int       // with too few past values
	FewUsers    int       // with so few calls that even a fourfold loss would be chance
	NoValues    int       // without values in the range
	NoDirection int       // of series without a direction
	NoApp       int       // that got worse with all others while the app could not be judged
}

// hidden says whether what the rows of a series did alike hides that they got worse: on some day of the range they were
// all worse, by as much as counts, than on any past day, and the app, which would show it, could not be judged.
func (v *Verdicts) hidden(series int) bool {
	p, s := v.panel, v.panel.series[series]
	if s.Better == DirectionUnknown || series < len(v.whole) && v.whole[series].State.Judged() {
		return false
	}
	var bases []float64
	for _, r := range p.rows {
		if l := r.lines[series]; l.judged() {
			bases = append(bases, l.base)
		}
	}
	if len(bases) < fewestRows || p.first == 0 {
		return false
	}
	base, moves := median(bases), p.moves[series]
	was := s.unroot(base * (1 + slices.Max(moves[:p.first])))
	now := s.unroot(base * (1 + slices.Max(moves[p.first:])))
	return s.Better.Worsening(now-was) > s.LeastChange(was)
}

// count counts the rows of verdicts.
func (t *Tally) count(v *Verdicts) {
	hidden := make([]bool, len(v.panel.series))
	for i := range hidden {
		hidden[i] = v.hidden(i)
	}
	for _, r := range v.panel.rows {
		for i, j := range v.of[r.value] {
			switch {
			case r.lines[i] == nil:
			case v.panel.series[i].Better == DirectionUnknown:
				t.NoDirection++
			case j.State == StateFewCalls:
				t.FewUsers++
			case j.State == StateNoValues:
				t.NoValues++
			case j.State == StateFewDays:
				t.Skipped++
			case hidden[i] && j.State != StateWorse && j.State != StateWasWorse:
				t.NoApp++
			default:
				t.Rows++
			}
		}
	}
}

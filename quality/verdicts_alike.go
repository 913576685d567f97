package quality

import "slices"

// hidden says whether what the rows of a series did alike hides that they got worse: on some day of the range they
// were all worse, by as much as counts, than on any past day, and the app, which would show it, could not be judged.
func (r *ruler) hidden(series int, whole []Judgement) bool {
	p, s := r.panel, r.panel.series[series]
	if s.Better == DirectionUnknown || series < len(whole) && whole[series].State.Judged() || p.first == 0 {
		return false
	}
	moves := p.moves[series]
	was := s.unroot(r.typical[series] * (1 + slices.Max(moves[:p.first])))
	now := s.unroot(r.typical[series] * (1 + slices.Max(moves[p.first:])))
	return s.Better.Worsening(now-was) > s.LeastChange(was)
}

// likeOthers takes back that rows of a series are as before if they got worse with the others, on the days on which
// these were worse than ever before.
func (v *Verdicts) likeOthers(series int) {
	p := v.panel
	moves := p.moves[series]
	ever := slices.Max(moves[:p.first])
	for _, row := range p.rows {
		l, j := row.lines[series], &v.of[row.value][series]
		if j.State != StateAsBefore {
			continue
		}
		x, k := 0.0, 0.0
		for t := p.first; t < len(moves); t++ {
			if moves[t] > ever && !IsGap(l.x[t]) {
				x, k = x+l.x[t], k+1
			}
		}
		own := l.series.unroot(l.base)
		if k > 0 && l.series.Better.Worsening(l.series.unroot(x/k)-own) > l.series.LeastChange(own) {
			j.State, j.alike = StateWithApp, true
		}
	}
}

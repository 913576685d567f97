package quality

import (
	"cmp"
	"math"
	"slices"
)

// shares are the parts that the rows of a panel have in the calls of the app, by value; nil where they cannot be told.
// The service counts users by place alone, so that those of other rows are worked out: the app's loss is that of its
// rows, weighted by their calls, on every day and in every series. The weights are the non-negative ones that fit
// best. That the weights come to one is an equation, too, of less weight than the days.
//
// They are worked out once, when they are first asked for: that takes about as long as a judgement. Nobody changes
// what is returned.
func (p *panel) shares() map[string]float64 {
	p.sharing.Do(func() { p.parts = p.workedOutShares() })
	return p.parts
}

func (p *panel) workedOutShares() map[string]float64 {
	const mostRows, sweeps = 64, 200
	n := len(p.rows)
	if p.whole.lines == nil || n < 2 || n > mostRows {
		return nil
	}
	rows := slices.SortedFunc(slices.Values(p.rows), func(a, b panelRow) int { return cmp.Compare(a.value, b.value) })
	gram, right, all := p.products(rows)
	for i := range gram {
		gram[i] += sumWeight * all
	}
	for i := range right {
		right[i] += sumWeight * all
	}
	weights := nonNegative(gram, right, sweeps)
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	if sum <= 0 || math.IsInf(sum, 0) || math.IsNaN(sum) {
		return nil
	}
	shares := make(map[string]float64, n)
	for i, w := range weights {
		shares[rows[i].value] = w / sum
	}
	return shares
}

// products are those of the losses of two rows, of a row and the app, and of the app with itself, summed over all
// series and moments. Losses are parts of what is usual for the app in a series, so that all series count alike.
func (p *panel) products(rows []panelRow) (gram, right []float64, all float64) {
	n := len(rows)
	gram, right = make([]float64, n*n), make([]float64, n)
	column := make([]float64, n)
	for s, app := range p.whole.lines {
		if !app.judged() || !app.series.pooled() || app.base == 0 || p.ownPasts(s) {
			continue
		}
		scale := 1 / (app.base * app.base)
		for t, x := range app.x {
			if IsGap(x) {
				continue
			}
			all += x * x * scale * x * x * scale
			for at, r := range rows {
				column[at] = 0 // a row without a value has no calls
				if l := r.lines[s]; l != nil && !IsGap(l.x[t]) {
					column[at] = l.x[t] * l.x[t] * scale
				}
			}
			for i, a := range column {
				if a == 0 {
					continue
				}
				right[i] += a * x * x * scale
				for j, b := range column {
					gram[i*n+j] += a * b
				}
			}
		}
	}
	return gram, right, all
}

// nonNegative finds the weights w ≥ 0 for which gram·w comes closest to right, one after the other in so many sweeps
// (coordinate descent; Franc, Hlaváč and Navara 2005).
func nonNegative(gram, right []float64, sweeps int) []float64 {
	n := len(right)
	weights := make([]float64, n)
	for range sweeps {
		for i := range weights {
			if gram[i*n+i] == 0 {
				continue
			}
			rest := right[i]
			for j, w := range weights {
				if j != i {
					rest -= gram[i*n+j] * w
				}
			}
			weights[i] = math.Max(0, rest/gram[i*n+i])
		}
	}
	return weights
}

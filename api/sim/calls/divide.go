package calls

import "math"

// divide draws how many of n calls are in a part of the time that p of them are expected in, by a number u in (0,1).
// The calls come in clusters: a part has 1+over times the variance of independent calls. If there are few, the number
// is of the beta-binomial distribution, which is what numbers of the negative binomial one are when their sum is
// known; if there are many, it is of the normal one.
func divide(n, p, over, u float64) float64 {
	if n == 0 || p <= 0 {
		return 0
	}
	if p > 0.5 {
		return n - divide(n, 1-p, over, 1-u)
	}
	if n*p < fewBad {
		return few(n, p, over, u)
	}
	return normally(n, p, (1+over)*n/(n+over), u)
}

// normally is a number of the normal distribution with so many times the variance of independent calls.
func normally(n, p, times, u float64) float64 {
	x := n*p + math.Sqrt(times*n*p*(1-p))*quantile(u)
	return min(max(math.Round(x), 0), n)
}

// few draws a number by adding up probabilities.
func few(n, p, over, u float64) float64 {
	if over <= 0 {
		at, k := math.Exp(n*math.Log1p(-p)), 0.0
		for u -= at; u > 0 && k < n; u -= at {
			at *= (n - k) / (k + 1) * p / (1 - p)
			k++
		}
		return k
	}
	in, out := p*n/over, (1-p)*n/over
	at, k := none(n, in, out), 0.0
	for u -= at; u > 0 && k < n; u -= at {
		at *= (n - k) / (k + 1) * (in + k) / (out + n - k - 1)
		k++
	}
	return k
}

// none is the probability of no call of n in the beta-binomial distribution.
func none(n, in, out float64) float64 {
	if n <= 2*fewBad {
		p := 1.0
		for i := range int(n) {
			p *= (out + float64(i)) / (in + out + float64(i))
		}
		return p
	}
	a, _ := math.Lgamma(out + n)
	b, _ := math.Lgamma(in + out)
	c, _ := math.Lgamma(out)
	d, _ := math.Lgamma(in + out + n)
	return math.Exp(a + b - c - d)
}

// divideOf is divide for n of all calls, of which exactly so many are in the part of the time.
func divideOf(n, all, part, over, u float64) float64 {
	if n == 0 || n == all {
		return min(n, part)
	}
	p := part / all
	times := (1 + over) * n / (n + over) * (all - n) / (all - 1)
	var x float64
	if n*min(p, 1-p) < fewBad {
		x = divide(n, p, max(0, (1+over)*(all-n)/(all-1)-1), u)
	} else {
		x = normally(n, p, times, u)
	}
	return min(max(x, part-(all-n), 0), min(n, part))
}

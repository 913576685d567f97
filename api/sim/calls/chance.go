package calls

import (
	"hash/fnv"
	"io"
	"math"
)

// A key is where the chance of something comes from: a hash of the seed and of names.
type key uint64

// keyOf is the key of names in an account.
func keyOf(seed uint64, names ...string) key {
	h := fnv.New64a()
	for _, name := range names {
		_, _ = io.WriteString(h, name)
		_, _ = h.Write([]byte{0})
	}
	return key(mix(h.Sum64() ^ mix(seed)))
}

// of is the key of a numbered part.
func (k key) of(n int) key { return key(mix(uint64(k) + uint64(n)*0xd1342543de82ef95)) }

// with is the key of two things together.
func (k key) with(other key) key { return key(mix(uint64(k) ^ uint64(other)<<1)) }

// unit is a number in (0,1).
func (k key) unit() float64 { return (float64(uint64(k)>>11) + 0.5) / (1 << 53) }

// signed is a number in (-1,1).
func (k key) signed() float64 { return 2*k.unit() - 1 }

// pair is two numbers in (0,1) that do not depend on each other.
func (k key) pair() (a, b float64) {
	return (float64(uint64(k)>>32) + 0.5) / (1 << 32), (float64(uint32(k)) + 0.5) / (1 << 32)
}

// normal is a number of the standard normal distribution.
func (k key) normal() float64 { return quantile(k.unit()) }

// tailSize is how many times as large the tails of heavy are.
const tailSize = 3.5

// heavy is like normal, but in a part of all cases it is several times as large.
func (k key) heavy(tail float64) float64 {
	u, v := k.pair()
	if v < tail {
		return tailSize * quantile(u)
	}
	return quantile(u)
}

// mix is the output function of splitmix64.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// quantile is the inverse of the standard normal distribution function, by the rational functions of P. J. Acklam. Its
// relative error is below 1.2e-9.
func quantile(p float64) float64 {
	const low = 0.02425
	tail := func(q float64) float64 {
		return (((((-7.784894002430293e-03*q-3.223964580411365e-01)*q-2.400758277161838e+00)*q-
			2.549732539343734e+00)*q+4.374664141464968e+00)*q + 2.938163982698783e+00) /
			((((7.784695709041462e-03*q+3.224671290700398e-01)*q+2.445134137142996e+00)*q+
				3.754408661907416e+00)*q + 1)
	}
	switch {
	case p < low:
		return tail(math.Sqrt(-2 * math.Log(p)))
	case p > 1-low:
		return -tail(math.Sqrt(-2 * math.Log(1-p)))
	}
	q := p - 0.5
	r := q * q
	return (((((-3.969683028665376e+01*r+2.209460984245205e+02)*r-2.759285104469687e+02)*r+
		1.383577518672690e+02)*r-3.066479806614716e+01)*r + 2.506628277459239e+00) * q /
		(((((-5.447609879822406e+01*r+1.615858368580409e+02)*r-1.556989798598866e+02)*r+
			6.680131188771972e+01)*r-1.328068155288572e+01)*r + 1)
}

// fewBad is the number of bad calls below which they are drawn one by one.
const fewBad = 12

// A cluster says how bad calls cluster: their variance is about 1+over times that of independent calls.
type cluster struct {
	over float64
	none float64 // P(0) is e^(-none·mean)
	part float64 // 1/(1+over)
}

func newCluster(over float64) cluster {
	c := cluster{over: over, none: 1, part: 1 / (1 + over)}
	if over > 0 {
		c.none = math.Log1p(over) / over
	}
	return c
}

// bad draws how many of n calls are bad, where each is with probability p, by a number u in (0,1): the number of bad
// calls never falls where u grows, and hardly ever where p does. Small numbers are of the negative binomial
// distribution, others of the normal one with a term for its skew.
func (c cluster) bad(n, p, u float64) float64 {
	mean := n * p
	if mean >= fewBad {
		z := quantile(u)
		x := mean + math.Sqrt((1+c.over)*mean*(1-p))*z + (1+2*c.over)*(1-2*p)/6*(z*z-1)
		return min(max(math.Round(x), 0), n)
	}
	if u < 1-c.none*mean { // e^-x is more than 1-x
		return 0
	}
	// P(0) = (1+over)^(-mean/over), P(k+1) = P(k)·(mean/over+k)/(k+1)·over/(1+over).
	rate, grow := mean*c.part, c.over*c.part
	at := math.Exp(-c.none * mean)
	k := 0.0
	for u -= at; u > 0 && k < n; u -= at {
		at *= (rate + grow*k) / (k + 1)
		k++
	}
	return k
}

package api

import (
	"net/http"
	"time"

	"rtcscope/quality"
)

// SetTransport puts a transport in the place of the network, below the client's own watch over answers.
func (c *Client) SetTransport(t http.RoundTripper) { c.sdk.Client.Transport.(*watched).base = t }

// Pause holds every later call back for d, as a refusal does.
func (l *Limiter) Pause(d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if until := time.Now().Add(d); until.After(l.pace.paused) {
		l.pace.paused = until
		l.wake()
	}
}

// read reads the body of an answer with status 200, without the network and its retries.
func read[T any](body []byte, by decoding[T]) (answer T, err error) {
	var scan func(*scanner) bool
	if by.fast != nil {
		scan = func(s *scanner) (ok bool) {
			answer, ok = by.fast(s)
			return ok
		}
	}
	outer, err := New(Config{}).readEnvelope(actionDistribution, &exchange{status: http.StatusOK, body: body}, scan)
	var none T
	if err != nil {
		return none, err
	}
	if outer.scanned {
		return answer, nil
	}
	return by.careful(outer.result)
}

// readBy reads the body of an answer of values.
func readBy(body []byte, of pointRule) (decoded, error) {
	return read(body, decoding[decoded]{fast: of.scan, careful: of.decode})
}

// Decode reads the body of an answer of ListQualityDistribution.
func Decode(body []byte, days quality.Range) (quality.Daily, error) {
	answer, err := readBy(body, pointRule{times: daysAsked(days)})
	return answer.daily(), err
}

// DecodeOverall reads the body of an answer of ListQuality.
func DecodeOverall(body []byte, days quality.Range) (quality.Daily, error) {
	answer, err := readBy(body, pointRule{daysAsked(days), true})
	return answer.daily(), err
}

// DecodeLive reads the body of a live answer, with the points from one instant to another, of which none is of the
// future.
func DecodeLive(body []byte, from, to time.Time, whole bool) (quality.Timely, error) {
	answer, err := readBy(body, pointRule{secondsAsked{from.Unix(), to.Unix(), to.Unix()}, whole})
	return New(Config{}).timely(answer), err
}

// DecodeCarefully reads the body of an answer of either kind the careful way alone, envelope and all.
func DecodeCarefully(body []byte, days quality.Range, whole bool) (quality.Daily, error) {
	answer, err := readCarefully(body, pointRule{daysAsked(days), whole})
	return answer.daily(), err
}

// DecodeLiveCarefully is DecodeLive the careful way alone.
func DecodeLiveCarefully(body []byte, from, to time.Time, whole bool) (quality.Timely, error) {
	answer, err := readCarefully(body, pointRule{secondsAsked{from.Unix(), to.Unix(), to.Unix()}, whole})
	return New(Config{}).timely(answer), err
}

func readCarefully(body []byte, of pointRule) (decoded, error) {
	c, seen := New(Config{}), &exchange{status: http.StatusOK}
	var outer envelope
	if err := firstValue(withoutMark(body), &outer); err != nil {
		return decoded{}, c.unreadable(actionDistribution, seen, err)
	}
	answer, err := c.open(actionDistribution, seen, outer)
	if err != nil {
		return decoded{}, err
	}
	return of.decode(answer.result)
}

// DecodeUsers reads the body of an answer of ListOperationDistribution.
func DecodeUsers(body []byte) (quality.Counted, error) {
	return read(body, decoding[quality.Counted]{careful: decodeUsers})
}

// The bounds that tests check the behaviour against.
const (
	MaxBody      = maxBody
	ArrivalGrace = arrivalGrace
	KeptGrace    = keptGrace
	FlowBudget   = flowBudget
)

// The warnings of decoding.
const (
	WarnOddValue  = warnOddValue
	WarnOddItem   = warnOddItem
	WarnOddSeries = warnOddSeries
	WarnOddUsers  = warnOddUsers
	WarnConflict  = warnConflict
)

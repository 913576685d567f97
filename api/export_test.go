package api

import (
	"encoding/json"
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

// resultOf is the Result in the body of an answer with status 200, without the network and its retries.
func resultOf(body []byte) (json.RawMessage, error) {
	result, _, err := New(Config{}).readEnvelope(actionDistribution, &exchange{status: http.StatusOK}, body)
	return result, err
}

// Decode reads the body of an answer of ListQualityDistribution.
func Decode(body []byte, days quality.Range) (quality.Daily, error) {
	result, err := resultOf(body)
	if err != nil {
		return quality.Daily{}, err
	}
	return decodeDistribution(result, days)
}

// DecodeOverall reads the body of an answer of ListQuality.
func DecodeOverall(body []byte, days quality.Range) (quality.Daily, error) {
	result, err := resultOf(body)
	if err != nil {
		return quality.Daily{}, err
	}
	return decodeOverall(result, days)
}

// DecodeUsers reads the body of an answer of ListOperationDistribution.
func DecodeUsers(body []byte) (quality.Counted, error) {
	result, err := resultOf(body)
	if err != nil {
		return quality.Counted{}, err
	}
	return decodeUsers(result)
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

package api

import (
	"net/http"

	"rtcscope/quality"
)

// SetTransport puts a transport in the place of the network, below the client's own watch over answers.
func (c *Client) SetTransport(t http.RoundTripper) { c.sdk.Client.Transport.(*watched).base = t }

// Decode reads the body of an answer with status 200, without the network and its retries.
func Decode(body []byte, days quality.Range) ([]quality.Point, []quality.Warning, error) {
	result, _, err := New(Config{}).readEnvelope(actionDistribution, &exchange{status: http.StatusOK}, body)
	if err != nil {
		return nil, nil, err
	}
	return decodeSeries(result, days, true)
}

// The bounds that tests check the behaviour against.
const (
	MaxBody      = maxBody
	MaxText      = maxText
	ArrivalGrace = arrivalGrace
)

// The warnings of decoding.
const (
	WarnOddValue  = warnOddValue
	WarnOddItem   = warnOddItem
	WarnOddSeries = warnOddSeries
	WarnConflict  = warnConflict
)

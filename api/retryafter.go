package api

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// longestRetryAfter bounds what a Retry-After header is believed: an instant of the far future is a mistake.
const longestRetryAfter = 366 * 24 * time.Hour

// retryAfter is how long a Retry-After header asks to wait: seconds, or an HTTP date. That is compared with the answer's
// own Date header where there is one, for this machine's clock may be wrong. Zero asks for nothing, and so does a header
// that cannot be read.
func retryAfter(header, date string, now time.Time) time.Duration {
	header = strings.TrimSpace(header)
	if header != "" && strings.Trim(header, "0123456789") == "" {
		seconds, err := strconv.ParseInt(header, 10, 64)
		if err != nil || seconds > int64(longestRetryAfter/time.Second) {
			return longestRetryAfter // more than an integer holds
		}
		return time.Duration(seconds) * time.Second
	}
	at, err := http.ParseTime(header)
	if err != nil {
		return 0
	}
	if answered, err := http.ParseTime(date); err == nil {
		now = answered
	}
	return min(max(0, at.Sub(now)), longestRetryAfter)
}

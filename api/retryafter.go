package api

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// longestRetryAfter bounds a Retry-After header: an instant in the far future is a mistake.
const longestRetryAfter = 366 * 24 * time.Hour

// retryAfter returns how long a Retry-After header asks to wait, in seconds or until an HTTP date. It compares a date
// with the Date header of the answer, if there is one, because this machine's clock may be wrong. It is zero for a
// header that is missing or cannot be read.
func retryAfter(header, date string, now time.Time) time.Duration {
	header = strings.TrimSpace(header)
	if header != "" && strings.Trim(header, "0123456789") == "" {
		seconds, err := strconv.ParseInt(header, 10, 64)
		if err != nil || seconds > int64(longestRetryAfter/time.Second) {
			return longestRetryAfter // also if it does not fit an int64
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

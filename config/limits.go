package config

import (
	"strconv"
	"strings"
	"time"

	"rtcscope/lang"
	"rtcscope/quality"
)

// A CallLimit is a limit of calls, written like 10/1m: at most 10 calls in any minute.
type CallLimit quality.Limit

// longestLimit is the longest time of a limit: calls are remembered for two days.
const longestLimit = 48 * time.Hour

// UnmarshalText implements encoding.TextUnmarshaler.
func (l *CallLimit) UnmarshalText(text []byte) error {
	calls, per, found := strings.Cut(string(text), "/")
	n, err := strconv.Atoi(strings.TrimSpace(calls))
	if !found || err != nil {
		return lang.Errorf("%q is no limit of calls: write it like 2/1s or 60/24h", text)
	}
	d, err := time.ParseDuration(strings.TrimSpace(per))
	if err != nil {
		return lang.Errorf("%q is no limit of calls: its time is written like 1s, 1m or 24h", text)
	}
	if n < 1 {
		return lang.Errorf("%q permits no call: a limit permits at least 1, like 1/1s", text)
	}
	if d <= 0 || d > longestLimit {
		return lang.Errorf("%q is no limit of calls: its time is more than 0s and at most 48h", text)
	}
	*l = CallLimit{Calls: n, Per: d}
	return nil
}

// CallLimits are limits that hold together.
type CallLimits []CallLimit

// UnmarshalTOML implements toml.Unmarshaler.
func (l *CallLimits) UnmarshalTOML(value any) error {
	list, ok := value.([]any)
	if !ok {
		return lang.Errorf(`write a list, like ["2/1s"]`)
	}
	if len(list) == 0 {
		return lang.Errorf(`write at least one, like ["2/1s"], or leave the key out for the endpoint's own`)
	}
	limits := make(CallLimits, len(list))
	for i, item := range list {
		text, ok := item.(string)
		if !ok {
			return lang.Errorf(`%v is no text: write it like "2/1s"`, item)
		}
		if err := limits[i].UnmarshalText([]byte(text)); err != nil {
			return err
		}
	}
	*l = limits
	return nil
}

// Quality returns the limits as the rest of the program knows them, or nil if the file sets none.
func (l CallLimits) Quality() []quality.Limit {
	var list []quality.Limit
	for _, limit := range l {
		list = append(list, quality.Limit(limit))
	}
	return list
}

package cli

import (
	"fmt"

	"github.com/spf13/pflag"

	"rtcscope/lang"
	"rtcscope/quality"
)

// addLive adds the flag of live figures.
func (s *settings) addLive(flags *pflag.FlagSet) {
	var spans []string
	for _, span := range quality.LiveSpans() {
		spans = append(spans, quality.LiveName(span))
	}
	choiceVar(flags, &s.live, "live", "live span", "",
		"live figures in place of days: of the last hour, or of so many `hours`, as far as they were kept", spans)
	flags.Lookup("live").NoOptDefVal = quality.LiveName(quality.LiveSpan)
}

// readLive reads --live, which takes the place of days.
func (s settings) readLive(flags *pflag.FlagSet, q *quality.Query) error {
	if s.live == "" {
		return nil
	}
	for _, other := range []string{"from", "to", "last", "vs"} {
		if flags.Changed(other) {
			return lang.Errorf("--live and --%s exclude each other: live figures are of the time up to now", other)
		}
	}
	span, err := quality.ParseLive(s.live)
	if err != nil {
		return fmt.Errorf("--live: %w", err)
	}
	q.Live = span
	return nil
}

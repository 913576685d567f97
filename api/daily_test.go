package api_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rtcscope/api"
	"rtcscope/quality"
)

// What is odd counts against its day, and against all of them where it has none; and an answer without a list says
// nothing of its days.
func TestOddEntriesOfDays(t *testing.T) {
	entry := func(day, value, name string) string {
		return fmt.Sprintf(`{"TimeStamp":"2026-11-%sT00:00:00+08:00","Value":%s,"Dimension":%s}`, day, value, name)
	}
	series := func(entries ...string) string {
		return `{"Indicators":[{"Name":"a","Data":[` + strings.Join(entries, ",") + `]}]}`
	}
	for _, tt := range []struct {
		name, result, want string
		listed             bool
	}{
		{"nothing", `{}`, "", false},
		{"no result", `null`, "", false},
		{"a list that is null", `{"Indicators":null}`, "", false},
		{"an empty list", `{"Indicators":[]}`, "", true},
		{"a series without data", series(), "", true},
		{"a good value", series(entry("20", "0.5", `"x"`)), "", true},
		{"values of two days", series(entry("20", "null", `"x"`), entry("20", "true", `"y"`), entry("21", `""`, `"x"`)),
			"20 value 2, 21 value 1", true},
		{"a name", series(entry("20", "0.5", "44")), "20 item 1", true},
		{"a day", series(`{"TimeStamp":44,"Value":0.5,"Dimension":"x"}`), "loose item 1", true},
		{"an entry", series("null"), "loose item 1", true},
		{"a series", `{"Indicators":[null]}`, "loose series 1", true},
		{"a value twice", series(entry("20", "0.5", `"x"`), entry("20", "0.6", `"x"`)), "20 conflict 1", true},
		{"a day outside", series(entry("01", "null", `"x"`), entry("01", "0.5", "44")), "", true},
	} {
		answer, err := api.Decode([]byte(`{"Result":`+tt.result+`}`), stalls().Range)
		var got []string
		for _, o := range answer.Odd {
			at := o.Day.String()[len("2026-11-"):]
			if o.Loose {
				at = "loose"
			}
			kind := map[string]string{api.WarnOddValue: "value", quality.WarnImpossible: "impossible", api.WarnOddItem: "item",
				api.WarnOddSeries: "series", api.WarnConflict: "conflict"}[o.Text]
			got = append(got, fmt.Sprintf("%s %s %d", at, kind, o.Count))
		}
		slices.Sort(got)
		if err != nil || strings.Join(got, ", ") != tt.want || answer.Listed != tt.listed {
			t.Errorf("%s: %v, listed %t, %v; want %q, %t", tt.name, got, answer.Listed, err, tt.want, tt.listed)
		}
	}
}

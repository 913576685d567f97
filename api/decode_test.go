package api_test

import (
	"fmt"
	"maps"
	"math"
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/api/sim/simtest"
	"rtcscope/quality"
)

// text writes points and warnings so that a table can hold them: series/value/day=v, with the year left out, and
// nothing for a gap.
func text(points []quality.Point, warnings []quality.Warning) (cells, counts string) {
	var list []string
	for _, p := range points {
		list = append(list, strings.TrimSuffix(fmt.Sprintf("%s/%s/%s=%g", p.Series, p.Value, p.Day.Short(), p.V), "NaN"))
	}
	names := map[string]string{api.WarnOddValue: "value", quality.WarnImpossible: "impossible", api.WarnOddItem: "item",
		api.WarnOddSeries: "series", api.WarnOddUsers: "users", api.WarnConflict: "conflict"}
	var odd []string
	for _, w := range warnings {
		odd = append(odd, fmt.Sprintf("%d %s", w.Count, names[w.Text]))
	}
	return strings.Join(list, " "), strings.Join(odd, ", ")
}

// Cells of every odd shape cost themselves, are counted, and leave the table alone; where just the value is odd, a
// gap keeps the row.
func TestDecodeOddCells(t *testing.T) {
	// The cell a/x of 11-21 stands before and after the odd one and has to survive it.
	const before, after = `{"TimeStamp":"2026-11-21T00:00:00+08:00","Value":1,"Dimension":"x"}`,
		`{"TimeStamp":"2026-11-21T00:00:00+08:00","Value":2,"Dimension":"y"}`
	cell := func(value string) string {
		return `{"TimeStamp":"2026-11-20T00:00:00+08:00","Value":` + value + `,"Dimension":"z"}`
	}
	stamp := func(fields string) string { return `{` + fields + `,"Value":0.5,"Dimension":"z"}` }
	dimension := func(field string) string {
		return `{"TimeStamp":"2026-11-20T00:00:00+08:00","Value":0.5` + field + `}`
	}
	for _, tt := range []struct{ name, item, want, warning string }{
		{"a value", cell("0.54"), "a/z/11-20=0.54", ""},
		{"zero", cell("0"), "a/z/11-20=0", ""},
		{"a whole number with exponent", cell("1e2"), "a/z/11-20=100", ""},
		{"below zero", cell("-1"), "a/z/11-20=-1", ""}, // odd, but a number: it is for people to judge
		{"above a hundred", cell("5400"), "a/z/11-20=5400", ""},
		{"null", cell("null"), "a/z/11-20=", "1 value"},
		{"NaN", cell("NaN"), "a/z/11-20=", "1 value"},
		{"Infinity", cell("Infinity"), "a/z/11-20=", "1 value"},
		{"-Infinity", cell("-Infinity"), "a/z/11-20=", "1 value"},
		{"NaN in quotes", cell(`"NaN"`), "a/z/11-20=", "1 value"},
		{"a number in quotes", cell(`"0.54"`), "a/z/11-20=", "1 value"},
		{"an empty text", cell(`""`), "a/z/11-20=", "1 value"},
		{"a number too large", cell("1e400"), "a/z/11-20=", "1 value"},
		{"a number too large below zero", cell("-1e400"), "a/z/11-20=", "1 value"},
		{"true", cell("true"), "a/z/11-20=", "1 value"},
		{"a list", cell("[0.54]"), "a/z/11-20=", "1 value"},
		{"an object", cell(`{"v":0.54}`), "a/z/11-20=", "1 value"},
		{"no value", `{"TimeStamp":"2026-11-20T00:00:00+08:00","Dimension":"z"}`, "a/z/11-20=", "1 value"},

		{"Timestamp, as in the page's table", stamp(`"Timestamp":"2026-11-20T00:00:00+08:00"`), "a/z/11-20=0.5", ""},
		{"timestamp", stamp(`"timestamp":"2026-11-20T00:00:00+08:00"`), "a/z/11-20=0.5", ""},
		{"both spellings", stamp(`"Timestamp":"2026-11-20T00:00:00+08:00","TimeStamp":"2026-11-20T00:00:00+08:00"`),
			"a/z/11-20=0.5", ""},
		{"another offset", stamp(`"TimeStamp":"2026-11-19T16:00:00Z"`), "a/z/11-20=0.5", ""},
		{"a time within the day", stamp(`"TimeStamp":"2026-11-20T23:59:59.9+08:00"`), "a/z/11-20=0.5", ""},
		{"no time", `{"Value":0.5,"Dimension":"z"}`, "", "1 item"},
		{"the time as a number", stamp(`"TimeStamp":1795104000`), "", "1 item"},
		{"the time as null", stamp(`"TimeStamp":null`), "", "1 item"},
		{"a time without an offset", stamp(`"TimeStamp":"2026-11-20T00:00:00"`), "", "1 item"},
		{"a day alone", stamp(`"TimeStamp":"2026-11-20"`), "", "1 item"},
		{"a day of no calendar", stamp(`"TimeStamp":"2026-02-30T00:00:00+08:00"`), "", "1 item"},

		{"an empty dimension", dimension(`,"Dimension":""`), "a//11-20=0.5", ""}, // a bucket like any other
		{"a dimension with escapes", dimension(`,"Dimension":"\u001b[31m"`), "a/\x1b[31m/11-20=0.5", ""},
		{"a dimension that is no UTF-8", dimension(",\"Dimension\":\"\xff\""), "a/\ufffd/11-20=0.5", ""},
		{"a dimension that says NaN", dimension(`,"Dimension":"NaN"`), "a/NaN/11-20=0.5", ""},
		// A bare NaN is no JSON and has to be mended; the same word in a name has not.
		{"names that speak of NaN, by a bare one", cell("NaN") + "," + dimension(`,"Dimension":"\"NaN\\"`),
			`a/z/11-20= a/"NaN\/11-20=0.5`, "1 value"},
		{"a numeric dimension", dimension(`,"Dimension":44`), "", "1 item"},
		{"the dimension as null", dimension(`,"Dimension":null`), "", "1 item"},
		{"no dimension", dimension(""), "", "1 item"},

		{"null", "null", "", "1 item"},
		{"a text", `"not an item"`, "", "1 item"},
		{"a number", "44", "", "1 item"},
		{"a list", "[]", "", "1 item"},
		{"an empty object", "{}", "", "1 item"},
		{"unknown fields", `{"Count":3,"TimeStamp":"2026-11-20T00:00:00+08:00","Value":0.5,"Dimension":"z"}`,
			"a/z/11-20=0.5", ""},

		{"a day before the range", `{"TimeStamp":"2026-11-14T23:59:59+08:00","Value":0.5,"Dimension":"z"}`, "", ""},
		{"the first day of the range", `{"TimeStamp":"2026-11-15T00:00:00+08:00","Value":0.5,"Dimension":"z"}`,
			"a/z/11-15=0.5", ""},
		{"a day after the range", `{"TimeStamp":"2026-11-22T00:00:00+08:00","Value":0.5,"Dimension":"z"}`, "", ""},
		{"twice the same", cell("0.5") + "," + cell("0.5"), "a/z/11-20=0.5 a/z/11-20=0.5", ""},
		{"twice, but not the same", cell("0.5") + "," + cell("0.6"), "a/z/11-20=0.5 a/z/11-20=0.6", "1 conflict"},
		{"a value, then none", cell("0.5") + "," + cell("null"), "a/z/11-20=0.5 a/z/11-20=", "1 value"},
		{"none, then a value", cell("null") + "," + cell("0.5"), "a/z/11-20= a/z/11-20=0.5", "1 value"},
		{"two values, none between", cell("0.5") + "," + cell("null") + "," + cell("0.6"),
			"a/z/11-20=0.5 a/z/11-20= a/z/11-20=0.6", "1 value, 1 conflict"},
		{"two and two", cell("NaN") + "," + cell(`""`) + ",null," + stamp(`"TimeStamp":0`), "a/z/11-20= a/z/11-20=",
			"2 value, 2 item"},
	} {
		body := `{"Result":{"Indicators":[{"Name":"a","Data":[` + before + `,` + tt.item + `,` + after + `]}]}}`
		points, warnings, err := parts(clientOn(always(http.StatusOK, body)).Distribution(t.Context(), stalls()))
		cells, counts := text(points, warnings)
		want := strings.Join(strings.Fields("a/x/11-21=1 "+tt.want+" a/y/11-21=2"), " ")
		if err != nil || cells != want || counts != tt.warning {
			t.Errorf("%s: %s, warnings %q, %v; want %s, %q", tt.name, cells, counts, err, want, tt.warning)
		}
	}
}

// Answers as a whole: what carries data is read in spite of its oddities, what carries none is empty, and what is
// not the service's is an error with the RequestId, as far as there is one.
func TestDecodeOddAnswers(t *testing.T) {
	const series = `{"Name":"a","Data":[{"TimeStamp":"2026-11-20T00:00:00+08:00","Value":0.5,"Dimension":"z"}]}`
	const meta, found = `"ResponseMetadata":{"RequestId":"id-1","Action":"ListQualityDistribution"}`, "a/z/11-20=0.5"
	indicators := func(list string) string { return `{` + meta + `,"Result":{"Indicators":` + list + `}}` }
	whole := indicators("[" + series + "]")
	for _, tt := range []struct{ name, body, want, warning, code, id string }{
		{"a good answer", whole, found, "", "", ""},
		{"a byte order mark", "\xef\xbb\xbf" + whole, found, "", "", ""},
		{"space around it", " \r\n\t" + whole + "\n", found, "", "", ""},
		{"garbage after it", whole + "<!-- served by x -->", found, "", "", ""},
		{"a second answer after it", whole + whole, found, "", "", ""},
		{"no metadata", `{"Result":{"Indicators":[` + series + `]}}`, found, "", "", ""},
		{"metadata that is a text", `{"ResponseMetadata":"none","Result":{"Indicators":[` + series + `]}}`, found, "", "",
			""},
		{"a RequestId that is a number", `{"ResponseMetadata":{"RequestId":44},"Result":{"Indicators":[` + series + `]}}`,
			found, "", "", ""},
		{"the error as null", `{"ResponseMetadata":{"Error":null},"Result":{"Indicators":[` + series + `]}}`, found, "", "",
			""},
		{"an empty error", `{"ResponseMetadata":{"Error":{}},"Result":{"Indicators":[` + series + `]}}`, found, "", "", ""},
		{"an error without a code", `{"ResponseMetadata":{"Error":{"Code":"","Message":""}},"Result":{"Indicators":[` +
			series + `]}}`, found, "", "", ""},

		{"no series", indicators(`[]`), "", "", "", ""},
		{"no list of series", `{` + meta + `,"Result":{}}`, "", "", "", ""},
		{"null for the list of series", indicators(`null`), "", "", "", ""},
		{"null for the result", `{` + meta + `,"Result":null}`, "", "", "", ""},
		{"no result", `{` + meta + `}`, "", "", "", ""},
		{"a series without data", indicators(`[{"Name":"a","Data":[]},{"Name":"b","Data":null},{"Name":"c"}]`), "", "", "",
			""},

		{"null for a series", indicators(`[null,` + series + `]`), found, "1 series", "", ""},
		{"a text for a series", indicators(`["odd",` + series + `]`), found, "1 series", "", ""},
		{"a series without a name", indicators(`[{"Data":[]},` + series + `]`), found, "1 series", "", ""},
		{"a series with a number for a name", indicators(`[{"Name":7,"Data":[]},` + series + `]`), found, "1 series", "",
			""},
		{"a series with an object for its data", indicators(`[{"Name":"b","Data":{}},` + series + `]`), found, "1 series",
			"", ""},
		{"a series with a hostile name", indicators(`[` + strings.Replace(series, `"a"`, `"a\u202e"`, 1) + `]`),
			"a\u202e/z/11-20=0.5", "", "", ""},
		{"one series twice", indicators(`[` + series + `,` + series + `]`), found + " " + found, "", "", ""},

		{"a list for the result", `{` + meta + `,"Result":[]}`, "", "", "AnswerOfAnotherShape", "id-1"},
		{"a text for the result", `{` + meta + `,"Result":""}`, "", "", "AnswerOfAnotherShape", "id-1"},
		{"a number for the result", `{` + meta + `,"Result":0}`, "", "", "AnswerOfAnotherShape", "id-1"},
		{"an object for the list of series", indicators(`{}`), "", "", "AnswerOfAnotherShape", "id-1"},
		{"a text for the list of series", indicators(`"none"`), "", "", "AnswerOfAnotherShape", "id-1"},
		{"an empty object", `{}`, "", "", "AnswerOfAnotherShape", ""},
		{"other JSON", `{"status":"ok"}`, "", "", "AnswerOfAnotherShape", ""},
		{"null", `null`, "", "", "AnswerOfAnotherShape", ""},
		{"a list", `[]`, "", "", "AnswerOfAnotherShape", ""},
		{"a text", `"ok"`, "", "", "AnswerOfAnotherShape", ""},
		{"nothing", "", "", "", "AnswerEmpty", ""},
		{"only space", " \r\n", "", "", "AnswerEmpty", ""},
		{"only a byte order mark", "\xef\xbb\xbf", "", "", "AnswerEmpty", ""},
		{"a page", "<!DOCTYPE html><html></html>", "", "", "AnswerNotJSON", ""},
		{"a page that speaks of NaN", "<html>NaN</html>", "", "", "AnswerNotJSON", ""},
		{"the page's own example", `{"Result":{"Indicators":["Name":"a"}]}}`, "", "", "AnswerNotJSON", ""}, // it is no JSON
		{"an answer cut in the middle", whole[:len(whole)/2], "", "", "AnswerTruncated", ""},
		{"an answer cut behind a NaN", `{` + meta + `,"Result":{"Indicators":[{"Name":"a","Data":[{"Value":NaN},{"TimeSt`,
			"", "", "AnswerTruncated", ""},
		{"the answer's first byte", "{", "", "", "AnswerTruncated", ""},

		{"an error with status 200", refused("InvalidParameter", "no"), "", "", "InvalidParameter", "id-1"},
		{"an error and data", `{"ResponseMetadata":{"RequestId":"id-1","Error":{"Code":"AccessDenied","Message":"no"}},"Result":{"Indicators":[` + series + `]}}`,
			"", "", "AccessDenied", "id-1"},
		{"an error and a text for the result",
			`{"ResponseMetadata":{"RequestId":"id-1","Error":{"Code":"AccessDenied","Message":"no"}},"Result":""}`,
			"", "", "AccessDenied", "id-1"},
		{"CodeN as a text", `{"ResponseMetadata":{"RequestId":"id-1","Error":{"CodeN":"100013","Code":"AccessDenied"}}}`, "",
			"", "AccessDenied", "id-1"},
		{"CodeN as a huge number", `{"ResponseMetadata":{"RequestId":"id-1","Error":{"CodeN":1e400,"Code":"AccessDenied"}}}`,
			"", "", "AccessDenied", "id-1"},
		{"a code that is a number", `{"ResponseMetadata":{"RequestId":"id-1","Error":{"Code":100013}}}`, "", "", "100013",
			"id-1"},
		{"an error that is a text", `{"ResponseMetadata":{"RequestId":"id-1","Error":"denied"}}`, "", "", "ErrorWithoutCode",
			"id-1"},
		{"an error with a message alone", `{"ResponseMetadata":{"RequestId":"id-1","Error":{"Message":"denied"}}}`, "", "",
			"ErrorWithoutCode", "id-1"},
	} {
		points, warnings, err := parts(clientOn(always(http.StatusOK, tt.body)).Distribution(t.Context(), stalls()))
		if tt.code != "" {
			if failed := failure(t, err); failed.Code != tt.code || failed.RequestID != tt.id || len(points) != 0 {
				t.Errorf("%s: %+v, want %s of request %q", tt.name, *failed, tt.code, tt.id)
			}
			continue
		}
		if cells, counts := text(points, warnings); err != nil || cells != tt.want || counts != tt.warning {
			t.Errorf("%s: %q, warnings %q, %v; want %q, %q", tt.name, cells, counts, err, tt.want, tt.warning)
		}
	}
}

// A whole answer of the service with cells of every odd shape differs from the good one in those cells alone.
func TestDecodeOddService(t *testing.T) {
	t.Parallel()
	s := serve(t, sim.Options{})
	c := clientOf(t, s)
	type cell struct {
		series, value string
		day           quality.Day
	}
	cells := func(points []quality.Point) map[cell]float64 {
		list := make(map[cell]float64)
		for _, p := range points {
			if !quality.IsGap(p.V) {
				list[cell{p.Series, p.Value, p.Day}] = p.V
			}
		}
		return list
	}
	plain, _, err := parts(c.Distribution(t.Context(), stalls()))
	if err != nil {
		t.Fatal(err)
	}
	s.SetFault(sim.Fault{Kind: sim.OddCells})
	odd, warnings, err := parts(c.Distribution(t.Context(), stalls()))
	if err != nil {
		t.Fatal(err)
	}
	if _, counts := text(nil, warnings); counts != "7 value, 2 impossible, 5 item, 1 series, 1 conflict" {
		t.Errorf("the warnings count %s", counts)
	}
	want := cells(plain)
	for at, p := range plain[:15] { // in the order of sim.OddCells
		key := cell{p.Series, p.Value, p.Day}
		switch at {
		case 11, 12: // the time in the other spelling, and in both
		case 14:
			want[key]++ // there twice, the later higher
		default:
			delete(want, key)
		}
	}
	got := cells(odd)
	for key, v := range got {
		if math.Abs(v-want[key]) < 1e-9 {
			got[key] = want[key]
		}
	}
	if !maps.Equal(got, want) {
		t.Errorf("got %d cells %v\nwant %d cells %v", len(got), got, len(want), want)
	}
}

// The example of the API page, mended to valid JSON.
func TestDecodeTheExample(t *testing.T) {
	t.Parallel()
	s := serve(t, sim.Options{})
	first := time.Date(2026, 11, 20, 0, 0, 0, 0, quality.Zone)
	s.SetFault(sim.Fault{Kind: sim.Body, Body: simtest.Sample(first)})
	points, warnings, err := parts(clientOf(t, s).Distribution(t.Context(), stalls()))
	cells, counts := text(points, warnings)
	const want = "80ms_audio_stall_rate/中国/11-20=0.54 80ms_audio_stall_rate/丹麦/11-20=0.43 " +
		"80ms_audio_stall_rate/中国/11-21=0.52 80ms_audio_stall_rate/丹麦/11-21=0.38 " +
		"500ms_video_stall_rate/中国/11-20=0.45 500ms_video_stall_rate/丹麦/11-20=0.47 " +
		"500ms_video_stall_rate/中国/11-21=0.62 500ms_video_stall_rate/丹麦/11-21=0.37"
	if err != nil || cells != want || counts != "" {
		t.Errorf("got %s, warnings %q, %v", cells, counts, err)
	}
}

// Names of the service come as they are, whatever is in them: they are made safe where they are drawn.
func TestDecodeHostileNames(t *testing.T) {
	t.Parallel()
	s := serve(t, sim.Options{})
	s.SetFault(sim.Fault{Kind: sim.HostileText})
	points, _, err := parts(clientOf(t, s).Distribution(t.Context(), stalls()))
	if err != nil {
		t.Fatal(err)
	}
	values := make(map[string]bool)
	for _, p := range points {
		values[p.Value] = true
	}
	for _, text := range sim.HostileTexts() {
		if !values[text] {
			t.Errorf("%q did not come as it is", text)
		}
	}
	if want := 5 + len(sim.HostileTexts()); len(values) != want {
		t.Errorf("%d values, want %d", len(values), want)
	}
	apps, err := clientOf(t, s).Apps(t.Context())
	if err != nil || len(apps) == 0 {
		t.Fatal(apps, err)
	}
	if name := apps[0].Name; !strings.HasPrefix(name, "直播连麦\x1b[31mred\x1b[0m") {
		t.Errorf("an app's name became %q", name)
	}
}

// Whatever comes, reading it ends well: every point is a finite number, or a gap, on a day that was asked for.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(good))
	f.Add(simtest.Sample(noon))
	for _, body := range []string{"", "null", "[]", "{", `{"Result":[]}`, `{"Result":{"Indicators":{}}}`,
		"\xef\xbb\xbf{}", good + "x", good[:len(good)-9],
		refused("InvalidParameter", "\\"),
		`{"Result":{"Indicators":[{"Name":"a","Data":[null,{"Value":NaN},{"Value":-Infinity,"TimeStamp":"\"NaN"}]}]}}`,
		`{"Result":{"Indicators":[null,{"Name":"a","Data":[{"TimeStamp":"2026-11-20T00:00:00+08:00","Dimension":"\u202e","Value":1e400}]}]}}`} {
		f.Add([]byte(body))
	}
	days := stalls().Range
	f.Fuzz(func(t *testing.T, body []byte) {
		points, warnings, err := parts(api.Decode(body, days))
		if err != nil && (len(points) != 0 || len(warnings) != 0) {
			t.Errorf("an error, and yet %d points and %d warnings", len(points), len(warnings))
		}
		for _, p := range points {
			if math.IsInf(p.V, 0) || !days.Contains(p.Day) || p.Series == "" {
				t.Errorf("a point %+v", p)
			}
			if !utf8.ValidString(p.Series) || !utf8.ValidString(p.Value) {
				t.Errorf("names that are no UTF-8: %q, %q", p.Series, p.Value)
			}
		}
		for _, w := range warnings {
			if w.Count < 1 {
				t.Errorf("a warning %+v", w)
			}
		}
	})
}

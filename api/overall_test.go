package api_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"rtcscope/api"
	"rtcscope/quality"
)

// echoing is a service on loopback that gives one answer to everything and hands over what it was asked.
func echoing(t *testing.T, body string) (c *api.Client, asked func() (call string, fields map[string]any)) {
	t.Helper()
	type request struct {
		call string
		body []byte
	}
	requests := make(chan request, 10)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sent, _ := io.ReadAll(r.Body)
		requests <- request{r.Method + " " + r.URL.RawQuery, sent}
		_, _ = io.WriteString(w, body)
	}))
	t.Cleanup(server.Close)
	c = api.New(api.Config{Endpoint: endpointOf(t, server.URL), Credentials: secrets, Now: clock})
	return c, func() (string, map[string]any) {
		var r request
		select {
		case r = <-requests:
		default:
			t.Fatal("nothing was asked")
		}
		var fields map[string]any
		if err := json.Unmarshal(r.body, &fields); err != nil {
			t.Fatalf("%v in %q", err, r.body)
		}
		return r.call, fields
	}
}

// goodOverall is an answer as the SDK's model has it.
const goodOverall = `{"ResponseMetadata":{"RequestId":"id-1"},"Result":{"AggregateGranularity":"1d","Indicators":[` +
	`{"Name":"80ms_audio_stall_rate","Unit":"%","Data":[{"TimeStamp":"2026-11-20T00:00:00+08:00","Value":0.54},{"TimeStamp":"2026-11-21T00:00:00+08:00","Value":0.5}],` +
	`"overview":{"Alias":"音频卡顿率","Value":"0.52"}},` +
	`{"Name":"5s_join_room_success_rate","Unit":"%","Data":[{"Timestamp":"2026-11-20T00:00:00+08:00","Value":99.5}]}]}}`

func TestOverallOnTheWire(t *testing.T) {
	t.Parallel()
	c, asked := echoing(t, goodOverall)
	indicators := []string{"stall_rate", "join_room_success_rate"}
	points, warnings, err := parts(c.Overall(t.Context(), "demo-live", quality.ProductWeb, indicators,
		quality.Last(7, noon)))
	const want = "80ms_audio_stall_rate//11-20=0.54 80ms_audio_stall_rate//11-21=0.5 " +
		"5s_join_room_success_rate//11-20=99.5"
	if cells, counts := text(points, warnings); err != nil || cells != want || counts != "" {
		t.Errorf("got %s, warnings %q, %v", cells, counts, err)
	}
	call, fields := asked()
	if call != "POST Action=ListQuality&Version=2020-12-01" {
		t.Errorf("called %s", call)
	}
	if want := map[string]any{"AppId": "demo-live", "StartTime": "2026-11-15T00:00:00+08:00",
		"EndTime":   "2026-11-21T23:59:59+08:00",
		"Indicator": []any{"stall_rate", "join_room_success_rate"}, "AggregateGranularity": "1d",
		"ProductType": "web"}; !reflect.DeepEqual(fields, want) {
		t.Errorf("the body is %v, want %v", fields, want)
	}
	if c.Calls() != 1 {
		t.Errorf("%d calls were made", c.Calls())
	}
}

// The end of today is not asked for: it has not come.
func TestOverallEndsNow(t *testing.T) {
	t.Parallel()
	c, asked := echoing(t, goodOverall)
	today := quality.DayOf(noon)
	if _, err := c.Overall(t.Context(), "demo-live", quality.ProductNative, []string{"stall_rate"},
		quality.Range{From: today, To: today}); err != nil {
		t.Fatal(err)
	}
	if _, fields := asked(); fields["StartTime"] != "2026-11-22T00:00:00+08:00" ||
		fields["EndTime"] != "2026-11-22T12:00:00+08:00" {
		t.Errorf("asked for %v", fields)
	}
}

func TestOverallDecodesLeniently(t *testing.T) {
	const before, after = `{"TimeStamp":"2026-11-19T00:00:00+08:00","Value":1}`,
		`{"TimeStamp":"2026-11-21T00:00:00+08:00","Value":2}`
	at := func(stamp string) string { return `{"TimeStamp":"` + stamp + `","Value":0.5}` }
	value := func(v string) string { return `{"TimeStamp":"2026-11-20T00:00:00+08:00","Value":` + v + `}` }
	for _, tt := range []struct{ name, item, want, warning string }{
		{"a value", value("0.54"), "a//11-20=0.54", ""},
		{"the page's spelling", `{"Timestamp":"2026-11-20T00:00:00+08:00","Value":0.5}`, "a//11-20=0.5", ""},
		{"NaN", value("NaN"), "a//11-20=", "1 value"},
		{"null", value("null"), "a//11-20=", "1 value"},
		{"a number in quotes", value(`"0.5"`), "a//11-20=", "1 value"},
		{"no value", `{"TimeStamp":"2026-11-20T00:00:00+08:00"}`, "a//11-20=", "1 value"},
		{"no time", `{"Value":0.5}`, "", "1 item"},
		{"a time that is a number", `{"TimeStamp":1795104000,"Value":0.5}`, "", "1 item"},
		{"nothing", "null", "", "1 item"},
		{"a list", "[]", "", "1 item"},
		{"a dimension all the same", `{"TimeStamp":"2026-11-20T00:00:00+08:00","Value":0.5,"Dimension":44}`, "a//11-20=0.5",
			""},
		{"a day before the range", at("2026-11-14T23:59:59+08:00"), "", ""},
		{"a day after the range", at("2026-11-22T00:00:00+08:00"), "", ""},
		{"twice the same", value("0.5") + "," + value("0.5"), "a//11-20=0.5 a//11-20=0.5", ""},
		{"twice, but not the same", value("0.5") + "," + value("0.6"), "a//11-20=0.5 a//11-20=0.6", "1 conflict"},
		// Should the service not keep to the granularity, it does not go unsaid.
		{"every five minutes", at("2026-11-20T00:00:00+08:00") + `,{"TimeStamp":"2026-11-20T00:05:00+08:00","Value":0.6}`,
			"a//11-20=0.5 a//11-20=0.6", "1 conflict"},
	} {
		body := `{"Result":{"Indicators":[{"Name":"a","Unit":7,"Data":[` + before + `,` + tt.item + `,` + after + `]}]}}`
		points, warnings, err := parts(clientOn(always(http.StatusOK, body)).Overall(t.Context(), "x", "native",
			[]string{"a"}, quality.Last(7, noon)))
		cells, counts := text(points, warnings)
		want := strings.Join(strings.Fields("a//11-19=1 "+tt.want+" a//11-21=2"), " ")
		if err != nil || cells != want || counts != tt.warning {
			t.Errorf("%s: %s, warnings %q, %v; want %s, %q", tt.name, cells, counts, err, want, tt.warning)
		}
	}
}

// The calls share one machinery: whole answers that are odd fail, or pass, alike.
func TestOverallAndUsersFailLikeTheDistribution(t *testing.T) {
	for _, tt := range []struct {
		name, action string
		list         string // the part of the Result that is a list
		make         func(*testing.T, *api.Client) (int, error)
	}{
		{"Overall", "ListQuality", "Indicators", func(t *testing.T, c *api.Client) (int, error) {
			points, _, err := parts(c.Overall(t.Context(), "x", "native", []string{"a"}, quality.Last(7, noon)))
			return len(points), err
		}},
		{"Users", "ListOperationDistribution", "Data", func(t *testing.T, c *api.Client) (int, error) {
			users, err := c.Users(t.Context(), "x", "Country", quality.Last(7, noon))
			return len(users.Of), err
		}},
	} {
		for _, body := range []string{`{"Result":null}`, `{"Result":{}}`, `{"Result":{"` + tt.list + `":null}}`,
			`{"Result":{"` + tt.list + `":[]}}`} {
			if n, err := tt.make(t, clientOn(always(http.StatusOK, body))); n != 0 || err != nil {
				t.Errorf("%s of %s: %d, %v", tt.name, body, n, err)
			}
		}
		for body, code := range map[string]string{
			`{"ResponseMetadata":{"RequestId":"id-1"},"Result":[]}`:                         "AnswerOfAnotherShape",
			`{"ResponseMetadata":{"RequestId":"id-1"},"Result":{"` + tt.list + `":"none"}}`: "AnswerOfAnotherShape",
			refused("InvalidParameter.NotExistAppId", "no such app"):                        "InvalidParameter.NotExistAppId",
		} {
			c := clientOn(always(http.StatusOK, body))
			_, err := tt.make(t, c)
			if failed := failure(t, err); failed.Code != code || failed.Action != tt.action || failed.RequestID != "id-1" ||
				c.Calls() != 1 {
				t.Errorf("%s of %s: %+v by %d calls", tt.name, body, *failed, c.Calls())
			}
		}
		synctest.Test(t, func(t *testing.T) { // retries cost time
			c := clientOn(always(http.StatusInternalServerError, refused("InternalError", "")))
			began := time.Now()
			_, err := tt.make(t, c)
			if failed := failure(t, err); failed.Kind != api.KindServer || c.Calls() != 3 || time.Since(began) == 0 {
				t.Errorf("%s: %+v by %d calls", tt.name, *failed, c.Calls())
			}
		})
	}
}

// What one call cannot cover is a fault of the caller: nothing is sent.
func TestOverallAndUsersCheckFirst(t *testing.T) {
	c := clientOn(always(http.StatusOK, goodOverall))
	to := quality.NewestSettled(noon)
	for _, days := range []int{0, -3, 8, 29} {
		r := quality.Range{From: to - quality.Day(days) + 1, To: to}
		_, overall := c.Overall(t.Context(), "x", "native", []string{"a"}, r)
		_, users := c.Users(t.Context(), "x", "Country", r)
		for _, err := range []error{overall, users} {
			if err == nil || !strings.Contains(err.Error(), "1 to 7 days") {
				t.Errorf("%d days: %v", days, err)
			}
		}
	}
	if _, err := c.Overall(t.Context(), "x", "native", nil, quality.Last(7, noon)); err == nil ||
		!strings.Contains(err.Error(), "no indicator") {
		t.Errorf("no indicator: %v", err)
	}
	for _, dimension := range []string{"OS", "Access", "", "province"} {
		if _, err := c.Users(t.Context(), "x", dimension, quality.Last(7, noon)); err == nil ||
			!strings.Contains(err.Error(), "Province and Country") {
			t.Errorf("users by %q: %v", dimension, err)
		}
	}
	if n := c.Calls(); n != 0 {
		t.Errorf("%d calls were made", n)
	}
}

// Whatever comes, reading it ends well: every point is a finite number or a gap of the whole app, on a day of the
// range.
func FuzzDecodeOverall(f *testing.F) {
	for _, body := range []string{goodOverall, good, "", "null", `{"Result":[]}`, `{"Result":{"Indicators":{}}}`,
		goodOverall[:len(goodOverall)-9],
		`{"Result":{"Indicators":[null,{"Name":"\u202e","Data":[null,{"Value":NaN},{"Value":1e400,"TimeStamp":"2026-11-20T00:00:00+08:00"}]}]}}`} {
		f.Add([]byte(body))
	}
	days := stalls().Range
	f.Fuzz(func(t *testing.T, body []byte) {
		points, warnings, err := parts(api.DecodeOverall(body, days))
		if err != nil && (len(points) != 0 || len(warnings) != 0) {
			t.Errorf("an error, and yet %d points and %d warnings", len(points), len(warnings))
		}
		for _, p := range points {
			if p.V-p.V != 0 && !quality.IsGap(p.V) || !days.Contains(p.Day) || p.Series == "" || p.Value != "" {
				t.Errorf("a point %+v", p)
			}
		}
	})
}

package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"testing"
	"time"

	rtc "github.com/volcengine/volc-sdk-golang/service/rtc/v20201201"

	"rtcscope/api"
	"rtcscope/quality"
)

// A sized answer has two series of so many rows over so many days. No answer has more than a week, nor more than
// MaxBody: 25 000 rows come day by day.
type sized struct{ rows, days int }

func (s sized) String() string { return fmt.Sprintf("rows=%d/days=%d", s.rows, s.days) }

func (s sized) values() int { return 2 * s.rows * s.days }

// sizes are those of the benchmarks; 2 500 rows of 4 days are the 20 000 values that the limits are about.
func sizes() []sized { return []sized{{34, 7}, {250, 7}, {2500, 4}, {2500, 7}, {25000, 1}} }

// twentyThousand is the answer that the limits are about: 20 000 values, in 1.6 MB.
var twentyThousand = sized{2500, 4}

func (s sized) query() quality.Query {
	last := quality.NewestSettled(noon)
	return quality.Query{App: "live", Product: quality.ProductNative, Indicator: "stall_rate", Dimension: "Province",
		Range: quality.Range{From: last - quality.Day(s.days) + 1, To: last}}
}

// body is the answer as the service writes it; every so many values are odd, none for zero.
func (s sized) body(odd int) []byte {
	body := []byte(`{"ResponseMetadata":{"RequestId":"20261122120000A1B2C3D4","Action":"ListQualityDistribution",` +
		`"Version":"2020-12-01","Service":"rtc","Region":"cn-north-1"},"Result":{"Indicators":[`)
	n := 0
	for i, series := range []string{"80ms_audio_stall_rate", "500ms_video_stall_rate"} {
		if i > 0 {
			body = append(body, ',')
		}
		body = append(body, `{"Name":"`+series+`","Data":[`...)
		for at, day := range s.query().Range.Days() {
			for row := range s.rows {
				if at+row > 0 {
					body = append(body, ',')
				}
				body = append(body, `{"TimeStamp":"`...)
				body = day.Start().AppendFormat(body, time.RFC3339)
				body = append(body, `","Value":`...)
				if n++; odd > 0 && n%odd == 0 {
					body = append(body, "null"...)
				} else {
					body = strconv.AppendFloat(body, float64(n*7919%10000)/100, 'f', -1, 64)
				}
				body = append(body, `,"Dimension":"省份`...)
				body = strconv.AppendInt(body, int64(row), 10)
				body = append(body, `"}`...)
			}
		}
		body = append(body, "]}"...)
	}
	return append(body, "]}}"...)
}

func benchmarkDecode(b *testing.B, s sized, odd int) {
	body, days := s.body(odd), s.query().Range
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		if answer, err := api.Decode(body, days); err != nil || len(answer.Points) != s.values() {
			b.Fatalf("%d values, %v", len(answer.Points), err)
		}
	}
}

// From the bytes of an answer to its values.
func BenchmarkDecode(b *testing.B) {
	for _, s := range sizes() {
		b.Run(s.String(), func(b *testing.B) { benchmarkDecode(b, s, 0) })
	}
}

// The same where one value of a hundred is null.
func BenchmarkDecodeOdd(b *testing.B) {
	b.Run(twentyThousand.String(), func(b *testing.B) { benchmarkDecode(b, twentyThousand, 100) })
}

// The floor: encoding/json reads the same bytes into the types of the SDK.
func BenchmarkDecodeByTheSDK(b *testing.B) {
	body := twentyThousand.body(0)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		var answer rtc.ListQualityDistributionRes
		if err := json.Unmarshal(body, &answer); err != nil || len(answer.Result.Indicators) != 2 {
			b.Fatal(err)
		}
	}
}

// plain is a body without the other ways to read it that a strings.Reader has: one of the network has none.
type plain struct{ io.Reader }

// BenchmarkCall is the whole way of a call without the network: signing, reading the body, decoding.
func BenchmarkCall(b *testing.B) {
	s := twentyThousand
	body := s.body(0)
	c := clientOn(served(body), func(cfg *api.Config) {
		cfg.Limits = []quality.Limit{{Calls: 1 << 30,
			Per: time.Second}}
	})
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		answer, err := c.Distribution(context.Background(), s.query())
		if err != nil || len(answer.Points) != s.values() {
			b.Fatalf("%d values, %v", len(answer.Points), err)
		}
	}
}

// served answers every request with a body, as the transport of net/http does.
func served(body []byte) network {
	return func(*http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, ContentLength: int64(len(body)),
			Body: io.NopCloser(plain{bytes.NewReader(body)})}, nil
	}
}

package sim

import (
	"strings"
	"testing"
	"time"
)

func TestParameters(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	for _, c := range []struct {
		name    string
		content any
		status  int
		code    string
	}{
		{"good", stalls(nil), 200, ""},
		{"native", stalls(body{"ProductType": "native"}), 200, ""},
		{"web", stalls(body{"ProductType": "web"}), 200, ""},
		{"product null", strings.Replace(string(mustJSON(stalls(body{"ProductType": "x"}))), `"x"`, "null", 1), 200, ""},
		{"unknown field", stalls(body{"Extra": 1}), 200, ""},
		{"empty body", "", 400, "InvalidParameter.BodyIsEmpty"},
		{"blank body", " \n", 400, "InvalidParameter.BodyIsEmpty"},
		{"not JSON", "AppId=demo-live", 400, "InvalidParameter.Unmarshal"},
		{"array", "[]", 400, "InvalidParameter.Unmarshal"},
		{"null", "null", 400, "InvalidParameter.Unmarshal"},
		{"trailing garbage", string(mustJSON(stalls(nil))) + "}", 400, "InvalidParameter.Unmarshal"},
		{"numeric app", stalls(body{"AppId": 12}), 400, "InvalidParameter.Unmarshal"},
		{"several indicators", stalls(body{"Indicator": []string{"stall_rate"}}), 400, "InvalidParameter.Unmarshal"},
		{"too large", stalls(body{"Extra": strings.Repeat("x", maxRequestBody)}), 400, "InvalidParameter.SizeOverLimit"},
		{"no app", stalls(body{"AppId": nil}), 400, "InvalidParameter"},
		{"empty app", stalls(body{"AppId": ""}), 400, "InvalidParameter"},
		{"spelling of a field", stalls(body{"AppId": nil, "appId": "demo-live"}), 400, "InvalidParameter"},
		{"unknown app", stalls(body{"AppId": "demo"}), 400, "InvalidParameter.NotExistAppId"},
		{"disabled app", stalls(body{"AppId": "demo-closed"}), 403, "AccessDenied.ServiceNotEnabled"},
		{"no indicator", stalls(body{"Indicator": nil}), 400, "InvalidParameter"},
		{"a series is no indicator", stalls(body{"Indicator": audioStall}), 400, "InvalidParameter"},
		{"spelling of a dimension", stalls(body{"Dimension": "province"}), 400, "InvalidParameter"},
		{"unknown product", stalls(body{"ProductType": "Web"}), 400, "InvalidParameter"},
		{"empty product", stalls(body{"ProductType": ""}), 400, "InvalidParameter"},
		{"no start", stalls(body{"StartTime": nil}), 400, "InvalidParameter"},
		{"date without time", stalls(body{"StartTime": "2026-11-15"}), 400, "InvalidParameter"},
		{"time without zone", stalls(body{"EndTime": "2026-11-21T00:00:00"}), 400, "InvalidParameter"},
		{"other zone", stalls(body{"EndTime": "2026-11-21T00:00:00Z"}), 200, ""},
		{"reversed", stalls(body{"EndTime": "2026-11-14T00:00:00+08:00"}), 400, "InvalidParameter.StartTimeAfterEndTime"},
		{"one instant", stalls(body{"EndTime": "2026-11-15T00:00:00+08:00"}), 200, ""},
		{"seven days", stalls(body{"EndTime": "2026-11-22T00:00:00+08:00"}), 200, ""},
		{"a second more", stalls(body{"EndTime": "2026-11-22T00:00:01+08:00"}), 400, "InvalidParameter.OutofTimeRange"},
		{"30 days ago", stalls(body{"StartTime": "2026-10-23T12:00:00+08:00", "EndTime": "2026-10-24T00:00:00+08:00"}), 200,
			""},
		{"a second earlier", stalls(body{"StartTime": "2026-10-23T11:59:59+08:00", "EndTime": "2026-10-24T00:00:00+08:00"}),
			400, "InvalidParameter.OutofTimeRange"},
		{"future end", stalls(body{"StartTime": "2026-11-21T00:00:00+08:00", "EndTime": "2026-11-28T00:00:00+08:00"}), 200,
			""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := s.ask(t, actionDistribution, c.content)
			wantCode(t, got, c.status, c.code)
			if c.code != "" && (got.result != nil || got.meta.Error.Message == "") {
				t.Errorf("an error has a message and no result: %s", got.raw)
			}
		})
	}
}

func TestEveryIndicatorAndDimension(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	want := map[string][]string{
		"join_room_success_rate":        {"5s_join_room_success_rate"},
		"stall_rate":                    {"80ms_audio_stall_rate", "500ms_video_stall_rate"},
		"first_frame_send_success_rate": {"audio_first_frame_send_success_rate", "video_first_frame_send_success_rate"},
		"first_frame_recv_success_rate": {"audio_first_frame_recv_success_rate", "video_first_frame_recv_success_rate"},
		"network_trans_delay":           {"400ms_audio_network_trans_delay", "400ms_video_network_trans_delay"},
	}
	for indicator, names := range want {
		for _, dimension := range []string{"Province", "Country", "OS", "Access"} {
			d := s.ask(t, actionDistribution, stalls(body{"Indicator": indicator, "Dimension": dimension})).distribution(t)
			if len(d.Indicators) != len(names) {
				t.Fatalf("%s: %d series, want %d", indicator, len(d.Indicators), len(names))
			}
			for i, name := range names {
				if d.Indicators[i].Name != name || len(d.Indicators[i].Data) == 0 {
					t.Errorf("%s by %s: series %d is %s with %d cells", indicator, dimension, i,
						d.Indicators[i].Name, len(d.Indicators[i].Data))
				}
			}
		}
	}
}

// days lists the days of a series, as dates.
func days(s series) []string {
	var list []string
	for _, c := range s.Data {
		if date := c.TimeStamp[:10]; len(list) == 0 || list[len(list)-1] != date {
			list = append(list, date)
		}
	}
	return list
}

// The sample of the API page asks from midnight to midnight and gets two days.
func TestEndIsIncludedAtDayLevel(t *testing.T) {
	s := newServer(t, Options{Now: at(time.Date(2022, 12, 20, 12, 0, 0, 0, zone))})
	for _, c := range []struct{ start, end, want string }{
		{"2022-12-09T00:00:00+08:00", "2022-12-10T00:00:00+08:00", "2022-12-09 2022-12-10"},
		{"2022-12-09T00:00:00+08:00", "2022-12-09T23:59:59+08:00", "2022-12-09"},
		{"2022-12-09T00:00:01+08:00", "2022-12-10T00:00:00+08:00", "2022-12-10"},
		{"2022-12-09T00:00:01+08:00", "2022-12-09T23:59:59+08:00", ""},
		{"2022-12-08T16:00:00Z", "2022-12-09T15:59:59Z", "2022-12-09"},
		{"2022-12-09T00:00:00Z", "2022-12-10T00:00:00Z", "2022-12-10"},
	} {
		d := s.ask(t, actionDistribution, stalls(body{"StartTime": c.start, "EndTime": c.end})).distribution(t)
		if got := strings.Join(days(d.Indicators[0]), " "); got != c.want {
			t.Errorf("%s to %s gives %q, want %q", c.start, c.end, got, c.want)
		}
	}
}

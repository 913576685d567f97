package sim

import (
	"encoding/json"
	"testing"
	"time"
)

// lastHour is a good query of a real-time call at noon.
func lastHour(changes body) body {
	return body{
		"AppId": "demo-live", "StartTime": "2026-11-22T11:00:00+08:00", "EndTime": "2026-11-22T12:00:00+08:00",
		"Indicator": "stall_rate", "Dimension": "Province",
	}.with(changes)
}

func TestRealTimeFiguresComeByTheMinuteAMinuteLate(t *testing.T) {
	s := newServer(t, Options{Now: at(noon.Add(30 * time.Second))})
	got := s.ask(t, actionLiveDistribution, lastHour(body{"StartTime": "2026-11-22T11:01:00+08:00"}))
	wantCode(t, got, 200, "")
	var d distribution
	if err := json.Unmarshal(got.result, &d); err != nil {
		t.Fatal(err)
	}
	if len(d.Indicators) != 2 || d.Indicators[0].Name != audioStall {
		t.Fatalf("the answer has %d series", len(d.Indicators))
	}
	data := d.Indicators[0].Data
	first, last := data[0], data[len(data)-1]
	if first.TimeStamp != "2026-11-22T11:01:00+08:00" || last.TimeStamp != "2026-11-22T11:58:00+08:00" {
		t.Errorf("the points are from %s to %s", first.TimeStamp, last.TimeStamp)
	}
	if n := 58 * 34; len(data) > n || len(data) < n*9/10 {
		t.Errorf("there are %d points, want about %d", len(data), n)
	}
	wantCode(t, s.ask(t, actionLiveDistribution, lastHour(nil)), 400, "InvalidParameter.OutofTimeRange")
}

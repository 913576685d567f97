package sim

import (
	"encoding/json"
	"maps"
	"testing"
)

// kinds counts how often each shape of an item's field occurs.
func kinds(t *testing.T, items []json.RawMessage, field string) map[string]int {
	t.Helper()
	found := map[string]int{}
	for _, item := range items {
		var m map[string]json.RawMessage
		if json.Unmarshal(item, &m) != nil || m == nil {
			found["no item"]++
			continue
		}
		raw, ok := m[field]
		switch {
		case !ok:
			found["missing"]++
		case string(raw) == "-1", string(raw) == "5400", string(raw) == "1e400", string(raw) == "44":
			found[string(raw)]++
		case raw[0] == '"' && string(raw) != `"NaN"` && string(raw) != `""`:
			found["text"]++
		case raw[0] >= '0' && raw[0] <= '9':
			found["number"]++
		default:
			found[string(raw)]++
		}
	}
	return found
}

func TestOddPoints(t *testing.T) {
	s := faulty(t, Fault{Kind: OddCells})
	var odd struct {
		AggregateGranularity string
		Indicators           []*struct {
			Name, Unit string
			Data       []json.RawMessage
		}
	}
	if err := json.Unmarshal(s.ask(t, actionQuality, daily(nil)).result, &odd); err != nil {
		t.Fatal(err)
	}
	if len(odd.Indicators) != 3 || odd.Indicators[2] != nil || odd.AggregateGranularity != "1d" ||
		odd.Indicators[1].Unit != "%" {
		t.Fatalf("%+v", odd)
	}
	items := append(odd.Indicators[0].Data, odd.Indicators[1].Data...)
	// Seven days twice, two doubles, two that are no items.
	values := map[string]int{
		"null": 1, `"NaN"`: 1, "text": 1, `""`: 1, "missing": 1, "1e400": 1, "-1": 1, "5400": 1, "true": 1, "number": 7,
		"no item": 2,
	}
	if got := kinds(t, items, "Value"); !maps.Equal(got, values) {
		t.Errorf("values %v, want %v", got, values)
	}
	if got := kinds(t, items, "TimeStamp"); got["missing"] != 1 || got["number"] != 1 {
		t.Errorf("times %v", got)
	}
	if got := kinds(t, items, "Timestamp"); got["text"] != 2 {
		t.Errorf("times of the other spelling %v", got)
	}
}

func TestOddUsers(t *testing.T) {
	s := faulty(t, Fault{Kind: OddCells})
	var odd struct {
		Name string
		Data []json.RawMessage
	}
	if err := json.Unmarshal(s.ask(t, actionOperation, headcount(nil)).result, &odd); err != nil {
		t.Fatal(err)
	}
	values := map[string]int{
		"null": 1, `"NaN"`: 1, "text": 1, `""`: 1, "missing": 1, "1e400": 1, "-1": 1, "5400": 1, "true": 1, "number": 27,
		"no item": 2,
	}
	if got := kinds(t, odd.Data, "Value"); !maps.Equal(got, values) {
		t.Errorf("values %v, want %v", got, values)
	}
	if got := kinds(t, odd.Data, "DistributionName"); got["44"] != 1 || got["missing"] != 1 {
		t.Errorf("names %v", got)
	}
}

func TestHostilePlaces(t *testing.T) {
	s := faulty(t, Fault{Kind: HostileText})
	got := s.ask(t, actionOperation, headcount(nil)).counted(t)
	seen := map[string]int{}
	for _, p := range got.Data {
		seen[p.DistributionName]++
	}
	live, _ := findApp("demo-live")
	for _, text := range append(HostileTexts(), s.account.values(live, productNative, dimProvince)...) {
		if seen[text] != 1 {
			t.Errorf("%q is there %d times", text, seen[text])
		}
	}
	if q := s.ask(t, actionQuality, daily(nil)).overall(t); len(q.Indicators) != 2 || len(q.Indicators[0].Data) != 7 {
		t.Errorf("the overall quality became %+v", q)
	}
	future := headcount(body{"StartTime": "2026-11-23T00:00:00+08:00", "EndTime": "2026-11-24T00:00:00+08:00"})
	if n := len(s.ask(t, actionOperation, future).counted(t).Data); n != 0 {
		t.Errorf("an answer without data became %d rows", n)
	}
}

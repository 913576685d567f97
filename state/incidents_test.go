package state_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"rtcscope/quality"
	"rtcscope/state"
)

var (
	incidentsDay = time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)
	ofApp        = quality.Query{App: "a", Product: quality.ProductNative}
)

func incidentsPlace(t *testing.T) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "rtcscope", "incidents.json")
}

// found are incidents of an app with these ids.
func found(at time.Time, ids ...string) []state.Incident {
	var list []quality.Remembered
	for _, id := range ids {
		list = append(list, quality.Remembered{ID: id, Places: []quality.Place{{Dimension: "OS", Value: "android"}},
			Also: []quality.Place{{Dimension: "Access", Value: "4g"}}, Indicators: []string{"stall_rate"},
			Since: quality.DayOf(at) - 3})
	}
	return state.Found("https://service", ofApp, list, at)
}

func remember(t *testing.T, path string, list []state.Incident) state.Incidents {
	t.Helper()
	s, err := state.SaveIncidents(t.Context(), path, list)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func incidents(t *testing.T, path string) state.Incidents {
	t.Helper()
	s, note := state.LoadIncidents(t.Context(), path)
	if note != nil {
		t.Fatal(note)
	}
	return s
}

// What was found comes back for its app alone; a later triage changes what is known of it, but not when it was found
// first.
func TestIncidentsComeBack(t *testing.T) {
	path := incidentsPlace(t)
	if s := incidents(t, path); len(s.List) != 0 {
		t.Fatalf("at first there are %+v", s)
	}
	remember(t, path, found(incidentsDay, "one", "two"))
	later := incidentsDay.Add(24 * time.Hour)
	remember(t, path, found(later, "one"))
	s := incidents(t, path)
	want := []quality.Remembered{{ID: "one", Places: []quality.Place{{Dimension: "OS", Value: "android"}},
		Also: []quality.Place{{Dimension: "Access", Value: "4g"}}, Indicators: []string{"stall_rate"},
		Since: quality.DayOf(later) - 3}}
	if got := s.Of("https://service", ofApp); len(got) != 2 || !reflect.DeepEqual(got[:1], want) || got[1].ID != "two" {
		t.Errorf("remembered are %+v", got)
	}
	if one := s.List[0]; !one.Found.Equal(incidentsDay) || !one.Seen.Equal(later) {
		t.Errorf("found %v, seen %v", one.Found, one.Seen)
	}
	for _, q := range []quality.Query{{App: "b", Product: ofApp.Product}, {App: "a", Product: quality.ProductWeb}} {
		if got := s.Of("https://service", q); len(got) != 0 {
			t.Errorf("of %+v there are %+v", q, got)
		}
	}
	if got := s.Of("https://other", ofApp); len(got) != 0 {
		t.Errorf("of another service there are %+v", got)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file is %v, %v", info.Mode(), err)
	}
}

// Fields of later programs stay, in the file and in each incident.
func TestUnknownFieldsOfIncidentsAreKept(t *testing.T) {
	path := incidentsPlace(t)
	remember(t, path, found(incidentsDay, "one", "two"))
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(text), `"id": "one"`, `"id": "one", "snoozed": {"until": "2026-12-01"}`, 1)
	changed = strings.Replace(changed, `"version": 1`, `"version": 1, "seen": [1, 2]`, 1)
	if err := os.WriteFile(path, []byte(changed), 0o600); err != nil {
		t.Fatal(err)
	}
	remember(t, path, found(incidentsDay.Add(time.Hour), "one", "three"))
	var f struct {
		Seen      []int
		Incidents []struct {
			ID      string
			Snoozed struct{ Until string }
		}
	}
	if text, err = os.ReadFile(path); err != nil || json.Unmarshal(text, &f) != nil {
		t.Fatal(err, string(text))
	}
	if len(f.Seen) != 2 || len(f.Incidents) != 3 || f.Incidents[0].ID != "one" ||
		f.Incidents[0].Snoozed.Until != "2026-12-01" {
		t.Errorf("the file has\n%s", text)
	}
}

func TestWritersOfIncidentsAtOnceLoseNone(t *testing.T) {
	path := incidentsPlace(t)
	const writers, each = 8, 6
	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			for i := range each {
				if _, err := state.SaveIncidents(t.Context(), path, found(incidentsDay, fmt.Sprintf("id-%d-%d", w, i))); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if n := len(incidents(t, path).List); n != writers*each {
		t.Errorf("%d of %d are there", n, writers*each)
	}
}

func TestIncidentsAreForgotten(t *testing.T) {
	path := incidentsPlace(t)
	remember(t, path, found(incidentsDay.Add(-401*24*time.Hour), "old"))
	var many []string
	for i := range 2500 {
		many = append(many, fmt.Sprint("id-", i))
	}
	remember(t, path, found(incidentsDay.Add(-24*time.Hour), many...))
	s := remember(t, path, found(incidentsDay, "new"))
	if len(s.List) != 2000 || s.List[0].ID != "new" || s.List[1999].ID == "old" {
		t.Errorf("%d are there, the first is %s", len(s.List), s.List[0].ID)
	}
}

// A file that cannot be used is put aside or, if it is newer, left alone; what cannot be written costs nothing else.
func TestIncidentsThatCannotBeUsed(t *testing.T) {
	for text, says := range map[string]string{
		`{"version":1,"incidents":[{"id":"\u001b[2J","since":"2026-11-22"}]}`: "is no id of an incident",
		`{"version":1,"incidents":[{"id":"a","since":"soon"}]}`:               "is not a day",
		`{"version":1,"incidents":[{"id":"a","since":"2026-11-22"}`:           "cannot be used",
		`{"version":0}`: "version 0 is unknown",
	} {
		path := incidentsPlace(t)
		put(t, path, text)
		s, note := state.LoadIncidents(t.Context(), path)
		if note == nil || !strings.Contains(note.Error(), says) || len(s.List) != 0 {
			t.Errorf("%s: %v, %+v", text, note, s)
		}
		if kept, err := os.ReadFile(path + ".broken-1"); err != nil || string(kept) != text {
			t.Errorf("%s: not kept, %v", text, err)
		}
		remember(t, path, found(incidentsDay, "one"))
	}
	path := incidentsPlace(t)
	put(t, path, `{"version":2,"incidents":{}}`)
	if _, note := state.LoadIncidents(t.Context(), path); note == nil || !strings.Contains(note.Error(), "newer") {
		t.Errorf("a newer file: %v", note)
	}
	if s, err := state.SaveIncidents(t.Context(), path, found(incidentsDay, "one")); err == nil || len(s.List) != 1 {
		t.Errorf("over a newer file: %v, %+v", err, s)
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != `{"version":2,"incidents":{}}` {
		t.Errorf("it became %s, %v", text, err)
	}
	if _, err := state.SaveIncidents(t.Context(), "", found(incidentsDay, "one")); err == nil {
		t.Error("there is no home, and no error")
	}
}

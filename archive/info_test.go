package archive_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"rtcscope/archive"
	"rtcscope/quality"
)

// small is an archive of two apps: one by two dimensions, the other as a whole.
func small(t *testing.T) (*archive.Store, string, quality.Day) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "archive.db")
	s := mustOpen(t, path)
	first := mustDay(t, "2026-11-01")
	put := func(indicator, dimension, app string, from, to quality.Day, at int64, points ...quality.Point) {
		t.Helper()
		k := archive.Key{Endpoint: key.Endpoint, App: app, Product: "native", Indicator: indicator, Dimension: dimension}
		if err := s.Put(t.Context(), k, quality.Range{From: from, To: to}, points, time.Unix(at, 0)); err != nil {
			t.Fatal(err)
		}
	}
	put("stall_rate", "Province", "live", first, first+6, 100,
		quality.Point{Series: "b", Value: "广东", Day: first + 1, V: 0.54},
		quality.Point{Series: "a", Value: "广东", Day: first + 1, V: 1},
		quality.Point{Series: "a", Value: "云南", Day: first + 1, V: 2},
		quality.Point{Series: "a", Value: "", Day: first, V: 3})
	put("network_trans_delay", "OS", "live", first+5, first+9, 300,
		quality.Point{Series: "n", Value: "=HYPERLINK(1)", Day: first + 9, V: 99.5})
	put("stall_rate,join_room_success_rate", "", "class", first+2, first+2, 200,
		quality.Point{Series: "a", Value: "", Day: first + 2, V: 0.25})
	return s, path, first
}

func TestInfoSaysWhatIsHeld(t *testing.T) {
	s, path, first := small(t)
	info, err := s.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	stat, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Path != path || info.Version != 3 || info.Cells != 6 || info.Days != 10 || info.Bytes <= stat.Size() {
		t.Errorf("got %+v; want 6 values of 10 days, and the log's size beside the file's %d", info, stat.Size())
	}
	if len(info.Holdings) != 2 {
		t.Fatalf("got %d holdings, want one for each app: %+v", len(info.Holdings), info.Holdings)
	}
	class, live := info.Holdings[0], info.Holdings[1]
	if class.App != "class" || !slices.Equal(class.Indicators, []string{"join_room_success_rate", "stall_rate"}) ||
		!slices.Equal(class.Dimensions, []string{""}) {
		t.Errorf("the whole app is %+v", class)
	}
	if live.App != "live" || live.Endpoint != key.Endpoint || live.Product != "native" || live.First != first ||
		live.Last != first+9 ||
		live.Days != 10 || live.Cells != 5 || live.Fetched.Unix() != 300 ||
		!slices.Equal(live.Indicators, []string{"network_trans_delay", "stall_rate"}) ||
		!slices.Equal(live.Dimensions, []string{"OS", "Province"}) {
		t.Errorf("the app by dimensions is %+v", live)
	}
	for _, want := range []struct {
		got        archive.HeldSet
		dimension  string
		indicators []string
		first      quality.Day
		days       int
		cells      int
		fetched    int64
	}{
		{live.Sets[0], "OS", []string{"network_trans_delay"}, first + 5, 5, 1, 300},
		{live.Sets[1], "Province", []string{"stall_rate"}, first, 7, 4, 100},
		{class.Sets[0], "", []string{"join_room_success_rate", "stall_rate"}, first + 2, 1, 1, 200},
	} {
		got := want.got
		if got.Dimension != want.dimension || !slices.Equal(got.Indicators, want.indicators) || got.First != want.first ||
			got.Days != want.days || got.Last != want.first+quality.Day(want.days-1) || got.Cells != want.cells ||
			got.Fetched.Unix() != want.fetched {
			t.Errorf("got the set %+v, want %+v", got, want)
		}
	}
	if len(live.Sets) != 2 || len(class.Sets) != 1 {
		t.Errorf("got %d and %d sets, want those that were kept and not each indicator by each dimension", len(live.Sets),
			len(class.Sets))
	}
}

func TestInfoOfAnEmptyArchive(t *testing.T) {
	info, err := mustOpen(t, filepath.Join(t.TempDir(), "archive.db")).Info(t.Context())
	if err != nil || info.Cells != 0 || info.Days != 0 || len(info.Holdings) != 0 {
		t.Errorf("got %+v, %v", info, err)
	}
}

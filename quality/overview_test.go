package quality_test

import (
	"slices"
	"testing"

	"rtcscope/api"
	"rtcscope/quality"
)

// appPoints are daily values of the whole app: those of a series before a day, and from it on.
func appPoints(series string, days quality.Range, before, from float64, since quality.Day) []quality.Point {
	var list []quality.Point
	for _, day := range days.Days() {
		p := quality.Point{Series: series, Day: day, V: before + 0.01*float64(day%3)}
		if day >= since {
			p.V = from + 0.01*float64(day%3)
		}
		list = append(list, p)
	}
	return list
}

// The app's lines come in the order of the catalogue, with what is usual for them and since when they are worse, though
// no row stands beside them.
func TestOverview(t *testing.T) {
	known := api.Catalogue()
	q := quality.Query{App: "a", Product: quality.ProductNative, Range: quality.Range{From: 20020, To: 20026},
		Versus: quality.Comparison{Basis: quality.ComparePrevious}}
	if !quality.AppQuery(quality.Query{App: "a", Indicator: "stall_rate", Dimension: "OS"}).OfApp() {
		t.Fatal("the query of an app is none")
	}
	all := quality.Range{From: 20000, To: 20026}
	points := slices.Concat(
		appPoints("400ms_audio_network_trans_delay", all, 98, 98, 0), // a series that the catalogue does not name
		appPoints("80ms_audio_stall_rate", all, 0.9, 2.4, 20023),
		appPoints("500ms_video_stall_rate", all, 1.5, 1.5, 0),
		appPoints("5s_join_room_success_rate", all, 99.5, 99.5, 0))
	r := quality.Result{Query: q, Tables: quality.BuildApp(q, known.SeriesOf(q), points)}
	lines := quality.NewOverview(r, known)
	var names []string
	for _, f := range lines {
		names = append(names, f.Table.Series)
		if len(f.Rows) != 1 || f.Whole != 0 || f.Table.Before.Len() != 20 || f.Latest != 6 || !f.Compared {
			t.Errorf("%s: %d rows, the app is row %d, %d days before, latest %d, compared %t", f.Table.Series, len(f.Rows),
				f.Whole, f.Table.Before.Len(), f.Latest, f.Compared)
		}
		want := quality.StateAsBefore
		if f.Table.Series == "80ms_audio_stall_rate" {
			want = quality.StateWorse
		}
		j := f.Judged[0]
		if j.State != want {
			t.Errorf("%s is %v, want %v", f.Table.Series, j.State, want)
		}
		if want == quality.StateWorse && (j.From.Day() != 20023 || f.Sums[0].Change < 0.8) {
			t.Errorf("since %v, changed by %v", j.From, f.Sums[0].Change)
		}
		if low, high := j.Band(0); quality.IsGap(low) || low >= high {
			t.Errorf("%s: the quiet band is %v to %v", f.Table.Series, low, high)
		}
	}
	if want := []string{"5s_join_room_success_rate", "80ms_audio_stall_rate", "500ms_video_stall_rate",
		"400ms_audio_network_trans_delay"}; !slices.Equal(names, want) {
		t.Errorf("the order is %v, want %v", names, want)
	}
}

package views_test

import (
	"testing"

	"rtcscope/quality"
	"rtcscope/views"
)

// whyOfChina returns the attribution of an answer with every province in four dimensions, with users in both periods.
func whyOfChina() *views.Why {
	byPlace, _ := explained()
	past, _ := byPlace.Query.Past()
	y := views.NewWhy(english(), byPlace.Query, audio, "")
	for _, d := range english().Catalogue.Dimensions {
		r := result(byPlace.Query, map[string][]quality.Row{audio: china()}, audio)
		r.Query.Dimension = d.Name
		r.Tables[0].Axis, r.Tables[0].Past = quality.DayAxis(byPlace.Query.Range), quality.DayAxis(past)
		users := map[string]quality.Users{}
		for i := range r.Tables[0].Rows {
			row := &r.Tables[0].Rows[i]
			row.Past, row.Cells = row.Cells[7:14], row.Cells[:7]
			users[row.Value] = quality.Users{Count: float64(1000 * (i + 1))}
		}
		r.Users, r.PastUsers = quality.Weights{Range: r.Query.Range, Of: users}, quality.Weights{Range: past, Of: users}
		y.SetResult(r)
	}
	y.SetSize(120, 35)
	return y
}

// The screen is drawn after every message.
func BenchmarkWhy(b *testing.B) {
	y := whyOfChina()
	for b.Loop() {
		y.Lines()
	}
}

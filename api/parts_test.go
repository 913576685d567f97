package api_test

import (
	"testing"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/quality"
)

// A part whose call the simulated service does not have is lacking in every demo and in every test.
func TestTheSimulatedServiceHasEveryPart(t *testing.T) {
	t.Parallel()
	catalogue := api.Catalogue()
	for _, rule := range catalogue.Parts {
		q := stalls()
		q.Dimension = "Province"
		if rule.ByWindow {
			q.Range = quality.UsersWindow(q.Range)
		}
		client := clientOf(t, serve(t, sim.Options{}))
		got, err := client.Ask(t.Context(), quality.Ask{Part: rule.Part, Query: q, Indicators: []string{q.Indicator},
			Subset: quality.SubsetOf("OS", "ios")})
		switch {
		case err != nil:
			t.Errorf("%q: %v; does api/sim/gateway.go answer its action?", rule.Part, err)
		case rule.ByWindow && len(got.Users.Of) == 0:
			t.Errorf("%q: no users came", rule.Part)
		case !rule.ByWindow && len(got.Daily.Points)+len(got.Timely.Points) == 0:
			t.Errorf("%q: no values came", rule.Part)
		}
	}
}

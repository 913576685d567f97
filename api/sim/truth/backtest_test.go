package main

import (
	"testing"

	"rtcscope/api"
)

// Over sixty as-of days, what is planted fires once each and lasts as planted, and little else fires.
func TestABacktestAgreesWithWhatIsPlanted(t *testing.T) {
	const days = 60
	accounts := 3
	if raced {
		accounts = 1
	}
	var sum backtested
	for seed := range uint64(accounts) {
		sum.add(backtest(firstReported+seed, 7, days, api.Catalogue()))
	}
	t.Logf("%+v", sum)
	if sum.days != accounts*days {
		t.Errorf("%d of %d as-of days were judged", sum.days, accounts*days)
	}
	if sum.fired < sum.planted-1 || sum.soon < sum.fired-1 || sum.again > 1 || sum.agreed < sum.fired-1 {
		t.Errorf("of %d planted incidents %d fired, %d by the second day and %d more than once; %d lasted as planted",
			sum.planted, sum.fired, sum.soon, sum.again, sum.agreed)
	}
	if sum.placesFired < sum.places-1 || sum.placesLasted < sum.places-1 {
		t.Errorf("of %d places the rules of %d fired as often as planted, and those of %d lasted as often", sum.places,
			sum.placesFired, sum.placesLasted)
	}
	// A quiet account has at most half a line, and a line stands for a week.
	if most := accounts * days / 10; sum.quiet > most {
		t.Errorf("%d fires are of nothing planted, want at most %d", sum.quiet, most)
	}
}

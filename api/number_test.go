package api_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/quality"
)

// warned are the warnings as they are read.
func warned(list []quality.Warning) (texts []string) {
	for _, w := range list {
		texts = append(texts, fmt.Sprintf(w.Text, w.Count))
	}
	return texts
}

// A rate of -1, 101.5 or 1e308 percent is none: it is a gap, and counted, on the day that it was of.
func TestImpossibleValuesAreGaps(t *testing.T) {
	t.Parallel()
	s := serve(t, sim.Options{})
	s.SetFault(sim.Fault{Kind: sim.Impossible})
	daily, err := clientOf(t, s).Distribution(t.Context(), stalls())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := warned(daily.Warnings()),
		[]string{"8 values are impossible in their unit (a percentage lies between 0 and 100) and are shown as gaps"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	gaps := 0
	for _, p := range daily.Points {
		if quality.IsGap(p.V) {
			gaps++
		} else if p.V < 0 || p.V > 100 {
			t.Errorf("%+v came through", p)
		}
	}
	if first, last := daily.Odd[0], daily.Odd[len(daily.Odd)-1]; gaps != 8 || len(daily.Points) != 70 || first.Loose ||
		first.Day != stalls().Range.From || last.Day != stalls().Range.To {
		t.Errorf("%d gaps of %d points, odd from %+v to %+v", gaps, len(daily.Points), first, last)
	}
	whole, err := clientOf(t, s).Overall(t.Context(), "demo-live", quality.ProductNative, []string{"stall_rate"},
		stalls().Range)
	if err != nil || len(whole.Odd) == 0 || whole.Odd[0].Text != quality.WarnImpossible {
		t.Errorf("of the whole app: %+v, %v", whole.Odd, err)
	}
}

// The bounds belong to the unit: both ends can be, and a series that nobody knows has none.
func TestBoundsAreThoseOfTheUnit(t *testing.T) {
	for _, tt := range []struct {
		series, v string
		gap       bool
	}{
		{"80ms_audio_stall_rate", "0", false}, {"80ms_audio_stall_rate", "100", false},
		{"80ms_audio_stall_rate", "100.01", true},
		{"80ms_audio_stall_rate", "-0.01", true}, {"400ms_network_trans_delay", "250", true}, {"mystery", "-1", false},
		{"mystery", "1e308", false},
	} {
		body := `{"Result":{"Indicators":[{"Name":"` + tt.series +
			`","Data":[{"TimeStamp":"2026-11-20T00:00:00+08:00","Dimension":"x","Value":` + tt.v + `}]}]}}`
		points, _, err := parts(api.Decode([]byte(body), stalls().Range))
		if err != nil || len(points) != 1 || quality.IsGap(points[0].V) != tt.gap {
			t.Errorf("%s of %s: %v, %v; want a gap: %t", tt.v, tt.series, points, err, tt.gap)
		}
	}
}

// A service that writes all its numbers in quotes is understood, and that is said once; it is not odd.
func TestNumbersInQuotesAreRead(t *testing.T) {
	t.Parallel()
	s := serve(t, sim.Options{})
	c := clientOf(t, s)
	plain, err := c.Distribution(t.Context(), stalls())
	if err != nil {
		t.Fatal(err)
	}
	s.SetFault(sim.Fault{Kind: sim.Quoted})
	quoted, err := c.Distribution(t.Context(), stalls())
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(plain.Points, quoted.Points) || len(quoted.Odd) != 0 {
		t.Errorf("%d points and %v odd, want the %d as without quotes", len(quoted.Points), quoted.Odd, len(plain.Points))
	}
	if got := warned(quoted.Notes); !slices.Equal(got,
		[]string{"the service writes its numbers in quotes: all 70 are read as numbers"}) {
		t.Errorf("said %q", got)
	}
	users, err := c.Users(t.Context(), "demo-live", "Province", stalls().Range)
	if err != nil || users.Of["广东"].Count < 1e6 || quality.IsGap(users.Of["广东"].Share) || users.Odd() != 0 ||
		len(users.Notes) != 1 {
		t.Errorf("users %+v, %v", users.Of["广东"], err)
	}
}

// Where one value is not a number in quotes, nobody knows what quotes mean.
func TestMixedQuotesStayOdd(t *testing.T) {
	for _, other := range []string{`0.5`, `null`, `""`, `"NaN"`, `"1e400"`, `"0x1p4"`, `" 1"`, `"+1"`, `"1_0"`, `"1,5"`,
		`".5"`, `"01"`, `"Inf"`} {
		body := `{"Result":{"Indicators":[{"Name":"a","Data":[`
		for at, v := range []string{`"0.54"`, `"7"`, other} {
			body += fmt.Sprintf(`{"TimeStamp":"2026-11-20T00:00:00+08:00","Dimension":"%d","Value":%s},`, at, v)
		}
		points, warnings, err := parts(api.Decode([]byte(strings.TrimSuffix(body, ",")+`]}]}}`), stalls().Range))
		if err != nil || len(points) != 3 || !quality.IsGap(points[0].V) || !quality.IsGap(points[1].V) ||
			len(warnings) != 1 || warnings[0].Text != api.WarnOddValue {
			t.Errorf("with %s: %v, %q, %v", other, points, warned(warnings), err)
		}
	}
}

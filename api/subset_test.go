package api_test

import (
	"errors"
	"net/http"
	"reflect"
	"slices"
	"testing"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/quality"
)

// Values go to the service as it spells them where it lists them, and else as they came.
func TestSubsetOnTheWire(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		of           quality.Subset
		systems, net any
	}{
		{quality.SubsetOf("OS", "ios"), []any{"iOS"}, nil},
		{quality.SubsetOf("OS", "windows", "IOS", "Android", "ios"), []any{"android", "iOS", "windows"}, nil},
		{quality.SubsetOf("Access", "WiFi", "5G", "unknown", ""), nil, []any{"", "5g", "wifi", "unknown"}},
		{quality.SubsetOf("OS", "harmonyOS").And("Access", "4g"), []any{"harmonyOS"}, []any{"4g"}},
	} {
		c, asked := echoing(t, goodOverall)
		if _, err := c.Subset(t.Context(), "demo-live", quality.ProductNative, tt.of, []string{"stall_rate"},
			quality.Last(7, noon)); err != nil {
			t.Fatal(err)
		}
		_, fields := asked()
		if !reflect.DeepEqual(fields["OS"], tt.systems) || !reflect.DeepEqual(fields["Access"], tt.net) {
			t.Errorf("%v is sent as %v and %v", tt.of, fields["OS"], fields["Access"])
		}
	}
}

// The filters are void for the web, and without a value they filter nothing: neither is sent.
func TestSubsetsThatAreNotAskedFor(t *testing.T) {
	c := clientOn(always(http.StatusOK, goodOverall))
	for product, s := range map[string]quality.Subset{
		quality.ProductWeb: quality.SubsetOf("OS", "ios"), quality.ProductNative: {},
	} {
		if _, err := c.Subset(t.Context(), "x", product, s, []string{"a"}, quality.Last(7, noon)); err == nil {
			t.Errorf("%s: %v is asked for", product, s)
		}
	}
	if c.Calls() != 0 {
		t.Errorf("%d calls were made", c.Calls())
	}
}

// The figures of a value of a dimension are those of its calls.
func TestASubsetOfOneValueIsItsRow(t *testing.T) {
	t.Parallel()
	c := clientOf(t, serve(t, sim.Options{}))
	q := stalls()
	q.Dimension = "OS"
	rows, err := c.Distribution(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	got, err := c.Subset(t.Context(), q.App, q.Product, quality.SubsetOf("OS", "ios"), []string{q.Indicator}, q.Range)
	if err != nil || len(got.Points) != 14 {
		t.Fatalf("%d points, %v", len(got.Points), err)
	}
	for _, p := range got.Points {
		p.Value = "ios"
		if !slices.Contains(rows.Points, p) {
			t.Errorf("%+v is none of the row", p)
		}
	}
}

// A value that the service takes in no filter is named, whatever the message says of it; a refused indicator is not
// mistaken for one.
func TestRefusedValues(t *testing.T) {
	t.Parallel()
	s := serve(t, sim.Options{})
	for _, tt := range []struct {
		name, message string // of a service that says so; empty for the simulated one
		of            quality.Subset
		want          []quality.Place
	}{
		{"a network that nobody knows", "", quality.SubsetOf("Access", "4g", "unknown"),
			[]quality.Place{{Dimension: "Access", Value: "unknown"}}},
		{"a listed one", "Unknown OS mac.", quality.SubsetOf("OS", "mac", "linux"),
			[]quality.Place{{Dimension: "OS", Value: "mac"}}},
		{"nothing is named", "invalid parameter", quality.SubsetOf("Access", "4g", "net", "unknown"),
			[]quality.Place{{Dimension: "Access", Value: "net"}, {Dimension: "Access", Value: "unknown"}}},
		{"an indicator", "stall_rate is unknown", quality.SubsetOf("Access", "4g", "unknown"), nil},
		{"none that is not listed", "invalid parameter", quality.SubsetOf("Access", "4g"), nil},
	} {
		c := clientOf(t, s)
		if tt.message != "" {
			c = clientOn(always(http.StatusBadRequest, refused("InvalidParameter", tt.message)))
		}
		_, err := c.Subset(t.Context(), "demo-live", quality.ProductNative, tt.of, []string{"stall_rate"},
			quality.Last(7, noon))
		var said *quality.RefusedValue
		if got := errors.As(err, &said); got != (tt.want != nil) || got && !slices.Equal(said.Places, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
		if failed := (*api.Error)(nil); !errors.As(err, &failed) || failed.Code != "InvalidParameter" || c.Calls() != 1 {
			t.Errorf("%s: %v after %d calls", tt.name, err, c.Calls())
		}
	}
}

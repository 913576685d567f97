package api_test

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/quality"
)

// allIndicators are the request names of the catalogue.
func allIndicators() []string {
	var names []string
	for _, in := range api.Catalogue().Indicators {
		names = append(names, in.Name)
	}
	return names
}

// seriesIn are the names of the series of an answer, each once.
func seriesIn(answer quality.Daily) []string {
	var names []string
	for _, p := range answer.Points {
		if !slices.Contains(names, p.Series) {
			names = append(names, p.Series)
		}
	}
	slices.Sort(names)
	return names
}

// An indicator that the service refuses by its name costs one more call, and its own series.
func TestARefusedIndicatorCostsNoOther(t *testing.T) {
	t.Parallel()
	whole, err := clientOf(t, serve(t, sim.Options{})).Overall(t.Context(), "demo-live", quality.ProductNative,
		allIndicators(), quality.Last(7, noon))
	if err != nil {
		t.Fatal(err)
	}
	bad := allIndicators()[1]
	s := serve(t, sim.Options{NoOverall: []string{bad}})
	got, err := clientOf(t, s).Overall(t.Context(), "demo-live", quality.ProductNative, allIndicators(),
		quality.Last(7, noon))
	if err != nil {
		t.Fatal(err)
	}
	want := slices.DeleteFunc(seriesIn(whole), func(name string) bool { return strings.HasSuffix(name, bad) })
	if series := seriesIn(got); !slices.Equal(series, want) {
		t.Errorf("the series are %v, want %v", series, want)
	}
	if len(got.Refused) != 1 || failure(t, got.Refused[bad]).Code != "InvalidParameter" {
		t.Errorf("refused are %v, want %s", got.Refused, bad)
	}
	requests := s.Requests()
	if len(requests) != 2 || requests[1].Body.Indicator != strings.Join(slices.DeleteFunc(allIndicators(),
		func(name string) bool { return name == bad }), ",") {
		t.Errorf("the service was asked %+v", requests)
	}
}

// refusing is a service that refuses every request which holds one of some words, and names nothing in its message.
func refusing(words ...string) network {
	return func(r *http.Request) (*http.Response, error) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		for _, word := range words {
			if strings.Contains(string(body), word) {
				return answer(http.StatusBadRequest, refused("InvalidParameter", "a value is not valid")), nil
			}
		}
		return answer(http.StatusOK, strings.Replace(goodOverall, `"Unit":"%"`, `"Unit":""`, 1)), nil
	}
}

// Where the service does not say which indicator it refuses, each is asked for by itself, once.
func TestARefusalThatNamesNothingIsLookedInto(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		names := allIndicators()
		c := clientOn(refusing(names[0], names[2]))
		got, err := c.Overall(t.Context(), "demo-live", quality.ProductNative, names, quality.Last(7, noon))
		if err != nil || len(got.Points) == 0 || !got.Listed || len(got.Refused) != 2 || got.Refused[names[0]] == nil ||
			got.Refused[names[2]] == nil {
			t.Errorf("%v; %d points, refused %v", err, len(got.Points), got.Refused)
		}
		if calls := int(c.Calls()); calls != 1+len(names) {
			t.Errorf("%d calls were made, want %d", calls, 1+len(names))
		}
	})
}

// A refusal of something else stays an error, after one call for each indicator at most.
func TestARefusalOfEveryIndicatorIsAnError(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := clientOn(refusing("demo-live"))
		_, err := c.Overall(t.Context(), "demo-live", quality.ProductNative, allIndicators(), quality.Last(7, noon))
		if failed := failure(t, err); failed.Code != "InvalidParameter" || int(c.Calls()) != 1+len(allIndicators()) {
			t.Errorf("%v after %d calls", err, c.Calls())
		}
	})
}

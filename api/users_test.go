package api_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"rtcscope/api"
	"rtcscope/quality"
)

// goodUsers is an answer as the vendor's page has it, of two provinces.
const goodUsers = `{"ResponseMetadata":{"RequestId":"id-1"},"Result":{"Name":"user_num","Dimension":"Province","Data":[` +
	`{"DistributionName":"上海","Value":666.00,"Proportion":66.66},{"DistributionName":"北京","Value":333,"Proportion":33.34}]}}`

// userText writes users so that a table can hold them, in the order of their names: name=count/share, without a share
// that is a gap.
func userText(users map[string]quality.Users) string {
	var list []string
	for _, name := range slices.Sorted(maps.Keys(users)) {
		u := users[name]
		list = append(list, strings.TrimSuffix(fmt.Sprintf("%s=%g/%g", name, u.Count, u.Share), "NaN"))
	}
	return strings.Join(list, " ")
}

func TestUsersOnTheWire(t *testing.T) {
	t.Parallel()
	c, asked := echoing(t, goodUsers)
	counted, err := c.Users(t.Context(), "demo-live", "Province", quality.Last(7, noon))
	users, warnings := counted.Of, counted.Warnings
	if got := userText(users); err != nil || got != "上海=666/66.66 北京=333/33.34" || len(warnings) != 0 {
		t.Errorf("got %s, %v, %v", got, warnings, err)
	}
	call, fields := asked()
	if call != "POST Action=ListOperationDistribution&Version=2020-12-01" {
		t.Errorf("called %s", call)
	}
	if want := map[string]any{"AppId": "demo-live", "StartTime": "2026-11-15T00:00:00+08:00",
		"EndTime":   "2026-11-21T23:59:59+08:00",
		"Indicator": "user_num", "Dimension": "Province"}; !reflect.DeepEqual(fields, want) {
		t.Errorf("the body is %v, want %v", fields, want)
	}
}

func TestUsersDecodeLeniently(t *testing.T) {
	const before, after = `{"DistributionName":"a","Value":1,"Proportion":1}`,
		`{"DistributionName":"z","Value":2,"Proportion":2}`
	count := func(v string) string { return `{"DistributionName":"m","Value":` + v + `,"Proportion":50}` }
	share := func(v string) string { return `{"DistributionName":"m","Value":7,"Proportion":` + v + `}` }
	name := func(v string) string { return `{"DistributionName":` + v + `,"Value":7,"Proportion":50}` }
	for _, tt := range []struct{ name, item, want, warning string }{
		{"an entry", count("7"), "m=7/50", ""},
		{"nobody", count("0"), "m=0/50", ""},
		{"half a user", count("0.5"), "m=0.5/50", ""}, // odd, but a number: the page writes 666.00
		{"fewer than none", count("-1"), "", "1 users"},
		{"null users", count("null"), "", "1 users"},
		{"NaN users", count("NaN"), "", "1 users"},
		{"users in quotes", count(`"7"`), "", "1 users"},
		{"too many users", count("1e400"), "", "1 users"},
		{"no users", `{"DistributionName":"m","Proportion":50}`, "", "1 users"},
		{"no share", `{"DistributionName":"m","Value":7}`, "m=7/", ""},
		{"null share", share("null"), "m=7/", ""},
		{"a share in quotes", share(`"50"`), "m=7/", ""},
		{"a share with its sign", share(`"50%"`), "m=7/", ""},
		{"a share below none", share("-0.01"), "m=7/", ""},
		{"a share above all", share("100.01"), "m=7/", ""},
		{"all", share("100"), "m=7/100", ""},
		{"an empty name", name(`""`), "=7/50", ""}, // a bucket like any other
		{"a null name", name("null"), "", "1 item"},
		{"a name that is a number", name("44"), "", "1 item"},
		{"a hostile name", name(`"m\u001b[31m"`), "m\x1b[31m=7/50", ""},
		{"no name", `{"Value":7}`, "", "1 item"},
		{"nothing", "null", "", "1 item"},
		{"a text", `"m"`, "", "1 item"},
		{"twice the same", share("null") + "," + share("null"), "m=7/", ""},
		{"twice with other counts", count("7") + "," + count("8"), "m=8/50", "1 conflict"},
		{"twice with other shares", share("7") + "," + share("null"), "m=7/", "1 conflict"},
		{"an odd one of two", count("7") + "," + count("null"), "m=7/50", "1 users"},
	} {
		body := `{"Result":{"Name":7,"Dimension":null,"Data":[` + before + `,` + tt.item + `,` + after + `]}}`
		counted, err := clientOn(always(http.StatusOK, body)).Users(t.Context(), "x", "Country", quality.Last(7, noon))
		users, warnings := counted.Of, counted.Warnings
		_, counts := text(nil, warnings)
		want := slices.Sorted(slices.Values(strings.Fields("a=1/1 " + tt.want + " z=2/2")))
		got := strings.Fields(userText(users))
		slices.Sort(got)
		if err != nil || !slices.Equal(got, want) || counts != tt.warning {
			t.Errorf("%s: %q, warnings %q, %v; want %q, %q", tt.name, got, counts, err, want, tt.warning)
		}
	}
}

// An answer without a list says nothing of users, an empty list says that there are none.
func TestUsersAreListedOrNot(t *testing.T) {
	for result, want := range map[string]bool{`null`: false, `{}`: false, `{"Data":null}`: false, `{"Data":[]}`: true,
		`{"Data":[null,7]}`: true} {
		counted, err := api.DecodeUsers([]byte(`{"Result":` + result + `}`))
		if err != nil || counted.Listed != want || len(counted.Of) != 0 {
			t.Errorf("%s: %+v, %v; want listed %t", result, counted, err, want)
		}
		if odd := counted.Odd(); result == `{"Data":[null,7]}` && odd != 2 {
			t.Errorf("%d of two odd entries are counted", odd)
		}
	}
}

// Whatever comes, reading it ends well: every count is a finite number of at least none, every share a percentage or a
// gap.
func FuzzDecodeUsers(f *testing.F) {
	for _, body := range []string{goodUsers, good, "", "null", `{"Result":[]}`, `{"Result":{"Data":{}}}`,
		goodUsers[:len(goodUsers)-9],
		`{"Result":{"Data":[null,{"Value":NaN},{"DistributionName":"\u202e","Value":1,"Proportion":1e400},{"DistributionName":"x","Value":-1}]}}`} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		counted, err := api.DecodeUsers(body)
		users, warnings := counted.Of, counted.Warnings
		if err != nil && (len(users) != 0 || len(warnings) != 0) {
			t.Errorf("an error, and yet %d users and %d warnings", len(users), len(warnings))
		}
		for name, u := range users {
			if !(u.Count >= 0) || math.IsInf(u.Count, 0) || !quality.IsGap(u.Share) && !(u.Share >= 0 && u.Share <= 100) {
				t.Errorf("%s: %+v", name, u)
			}
			if !utf8.ValidString(name) {
				t.Errorf("a name that is no UTF-8: %q", name)
			}
		}
	})
}

// The vendor's pages name the indicator in two ways: the one that the service takes is found by one refusal, and kept.
func TestUsersFindTheNameThatTheServiceTakes(t *testing.T) {
	t.Parallel()
	var asked []string
	c := clientOn(func(r *http.Request) (*http.Response, error) {
		var body struct{ Indicator string }
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
			return nil, err
		}
		if asked = append(asked, body.Indicator); body.Indicator != "user_count" {
			return answer(http.StatusBadRequest, refused("InvalidParameter", "no such Indicator")), nil
		}
		return answer(http.StatusOK, goodUsers), nil
	})
	for range 2 {
		if users, err := c.Users(t.Context(), "demo-live", "Province", quality.Last(7, noon)); err != nil ||
			len(users.Of) != 2 {
			t.Errorf("%d users, %v", len(users.Of), err)
		}
	}
	if want := []string{"user_num", "user_count", "user_count"}; !slices.Equal(asked, want) {
		t.Errorf("asked for %q, want %q", asked, want)
	}
}

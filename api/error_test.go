package api_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/quality"
)

// An error says the code, the status, what happened, what to do and the RequestId; and nothing for what it lacks.
func TestTheTextOfAnError(t *testing.T) {
	for _, tt := range []struct {
		err  api.Error
		want string
	}{
		{api.Error{Action: "ListApps", Code: "Timeout", Advice: "Try again."}, "ListApps failed: Timeout. Try again."},
		{api.Error{Action: "ListApps", Code: "Busy", Status: 503, Message: "Later.", Advice: "Wait.", RequestID: "r1"},
			"ListApps failed: Busy (HTTP 503): Later. Wait. RequestId r1"},
	} {
		if got := tt.err.Error(); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// What a key may not do it may not do later either; anything else may pass.
func TestOnlyRefusalsOfTheKeyArePermanent(t *testing.T) {
	for kind := range api.KindAnswer + 2 {
		if got := (&api.Error{Kind: kind}).Permanent(); got != (kind == api.KindCredentials) {
			t.Errorf("kind %d: %v", kind, got)
		}
	}
}

func TestAnAccountWithoutAListOfApps(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{"ResponseMetadata":{"RequestId":"r"},"Result":null}`,
		`{"ResponseMetadata":{"RequestId":"r"}}`} {
		s := serve(t, sim.Options{})
		s.SetFault(sim.Fault{Kind: sim.Body, Body: []byte(body)})
		if apps, err := clientOf(t, s).Apps(t.Context()); err != nil || len(apps) != 0 {
			t.Errorf("%s: %v, %v", body, apps, err)
		}
	}
}

// Half of a family of variables is none, whatever it holds; and a home that is no folder of its own is not looked
// into.
func TestSourcesThatArePassedOver(t *testing.T) {
	half := env{"VOLC_ACCESSKEY": "a b", "VOLCENGINE_ACCESS_KEY": "ak-2", "VOLCENGINE_SECRET_KEY": "sk-2"}
	if found, err := api.FindCredentials(half.get, ""); err != nil || found.AccessKey != "ak-2" {
		t.Errorf("%v, %v", found, err)
	}
	home := homeWith(t, map[string]string{volcFile: `{"ak":"a","sk":"s"}`})
	t.Chdir(filepath.Dir(home))
	if found, err := api.FindCredentials(env{}.get, filepath.Base(home)); !errors.Is(err, api.ErrNoCredentials) {
		t.Errorf("a relative home: %v, %v", found, err)
	}
	folder := t.TempDir()
	if err := os.MkdirAll(filepath.Join(folder, volcFile), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := api.FindCredentials(env{}.get, folder); err == nil || strings.Contains(err.Error(), "JSON") {
		t.Errorf("a folder in the place of the file: %v", err)
	}
}

// A client of a board posts its calls there, whether the account's limits are given or are those of the endpoint.
func TestAClientPostsItsCalls(t *testing.T) {
	t.Parallel()
	for _, account := range [][]quality.Limit{nil, {{Calls: 2, Per: time.Second}}} {
		s := serve(t, sim.Options{})
		shared := &board{}
		c := clientOf(t, s, func(c *api.Config) { c.Board, c.Account = shared, account })
		if _, err := c.Apps(t.Context()); err != nil {
			t.Fatal(err)
		}
		if shared.changes == 0 {
			t.Errorf("account %v: nothing was posted", account)
		}
	}
}

// A call that is given up while the ledger is read is no trouble of the ledger's.
func TestGivingUpIsNoTroubleOfTheLedger(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		limiter := api.NewLimiter(quality.Limit{Calls: 60, Per: 24 * time.Hour})
		ctx, cancel := context.WithCancel(t.Context())
		limiter.KeepIn(waiting{cancel})
		if _, err := limiter.Wait(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		if trouble := limiter.Quota().Trouble; trouble != nil {
			t.Errorf("trouble: %s", trouble)
		}
	})
}

// waiting is a ledger whose reader gives up while it is read.
type waiting struct{ giveUp func() }

func (w waiting) Spend(context.Context, time.Time) error { return nil }

func (w waiting) Spent(ctx context.Context, _ time.Time) ([]time.Time, error) {
	w.giveUp()
	<-ctx.Done()
	return nil, ctx.Err()
}

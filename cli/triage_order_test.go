package cli

import (
	"strings"
	"testing"
)

// A command judges nothing by the newest days alone: it asks for both weeks of one query after the other, and for users
// after all rows, so that wherever it ends, what it prints and its exit code rest on whole rows.
func TestATriageCommandAsksForWholeRows(t *testing.T) {
	t.Parallel()
	server, env, flags := fastAccount(t)
	got := invoke(t, env, append(strings.Fields("triage --app demo-live --no-archive --format json"), flags...)...)
	if got.code != exitDone || strings.Contains(got.out, "provisional") {
		t.Fatalf("exit %d, %s\n%s", got.code, got.err, got.out)
	}
	const near = 4 // requests that may be under way at the same time
	weeks, users := make(map[string]int), 0
	rows := server.Requests()[2].Action
	for at, r := range server.Requests() {
		query := r.Body.Indicator + " by " + r.Body.Dimension
		switch {
		case at < 2:
			if r.Body.Dimension != "" {
				t.Errorf("request %d is for %s before that for the app", at, query)
			}
		case r.Action != rows:
			users++
		default:
			if weeks[query]++; at >= 2+2*20+near {
				t.Errorf("request %d is for %s, after the users", at, query)
			}
			half := 0
			for _, n := range weeks {
				half += n % 2
			}
			if half > near {
				t.Errorf("after request %d, %d queries lack a week: %v", at, half, weeks)
			}
		}
	}
	if len(weeks) != 20 || users != 4 {
		t.Errorf("%d queries and %d requests for users", len(weeks), users)
	}
}

package cli

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// If the service holds nothing, nothing can be judged. That is no all-clear in any format, and no success for a
// script.
func TestATriageOfNothingIsNoAllClear(t *testing.T) {
	t.Parallel()
	_, env, flags := fastAccount(t)
	empty := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"ResponseMetadata":{"RequestId":"r"},"Result":{"Indicators":[]}}`)
	}))
	defer empty.Close()
	flags[1] = empty.URL
	for format, says := range map[string]string{"table": "no verdict: 0 rows", "md": "no verdict: 0 rows",
		"json": `"verdict":"none","warnings":["no verdict: 0 rows"`} {
		for _, failOn := range []string{"", "low"} {
			args := []string{"triage", "--app", "x", "--no-archive", "--format", format}
			if failOn != "" {
				args = append(args, "--fail-on", failOn)
			}
			got := invoke(t, env, append(args, flags...)...)
			if got.code != exitFailed || !strings.Contains(got.out, says) || !strings.Contains(got.err, "no verdict: 0 rows") ||
				strings.Contains(got.out, "nothing got worse") {
				t.Errorf("%v: exit %d, %s%s", args, got.code, got.out, got.err)
			}
		}
	}
}

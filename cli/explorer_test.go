//go:build unix

package cli

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"rtcscope/api/sim"
	"rtcscope/lang"
)

// explore opens the program in a terminal, on an answer of a simulated service.
func explore(t *testing.T, args ...string) (*terminal, *sim.Server) {
	t.Helper()
	server, env := account(t)
	flags := append([]string{"--endpoint", server.URL(), "--app", "demo-live", "--indicator", "stall_rate", "--dimension",
		"Province", "--vs", "off"}, args...)
	x := openTerminal(t, append([]string{"/usr/bin/env"}, env...), flags...)
	x.until("广东")
	return x, server
}

// asked lists the indicator and the dimension of each call for rows.
func asked(server *sim.Server) []string {
	var list []string
	for _, r := range server.Requests() {
		if r.Action == "ListQualityDistribution" {
			list = append(list, r.Body.Indicator+" "+r.Body.Dimension)
		}
	}
	return list
}

func TestTheWholeProgramAgainstTheService(t *testing.T) {
	t.Parallel()
	x, server := explore(t)
	x.press("d")
	x.until("Access") // the chooser is open
	x.press("Acc\r")
	x.until("wifi")
	x.press("i")
	x.until("first_frame_recv_success_rate")
	x.press("join\r")
	x.until("5s_join_room_success_rate")
	x.press("t")
	x.until("14d")
	x.press("14d\r")
	await(t, server, 4) // of the longer range, one week is held
	x.until("14/14")    // the load is at its end
	x.press("\x1b")     // stops what is still under way beside the rows, if anything is
	x.wait("stopped, or the form", func(written string) bool {
		return strings.Contains(written, "stopped") || strings.Contains(written, "New query")
	})
	if !strings.Contains(x.written(), "New query") { // else the next key would join the escape
		x.press("\x1b")
	}
	x.until("New query")
	x.press("q")
	if code := x.end(); code != exitDone {
		t.Errorf("exit %d", code)
	}
	want := []string{
		"stall_rate Province", "stall_rate Access", "join_room_success_rate Access",
		"join_room_success_rate Access",
	}
	if got := asked(server); !slices.Equal(got, want) {
		t.Errorf("the service was asked for\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, r := range server.Requests() {
		if r.Code != "" {
			t.Errorf("%s was refused: %s", r.Action, r.Code)
		}
	}
}

func TestASlowAnswerThatIsNoLongerWantedNeverAppears(t *testing.T) {
	t.Parallel()
	x, server := explore(t)
	server.SetFault(sim.Fault{Kind: sim.Slow, Delay: 300 * time.Millisecond, Times: 1})
	x.press("d")
	x.until("Country")
	x.press("Country\r")
	x.until("loading Country")
	x.press("d")
	x.until("> ")
	x.press("OS\r")
	x.until("android")
	x.press("\x03")
	x.end()
	for _, country := range []string{"丹麦", "美国", "法国"} {
		if strings.Contains(x.written(), country) {
			t.Errorf("%s of the superseded answer was drawn", country)
		}
	}
}

func TestKeysHeldDownNeverPassTheLimit(t *testing.T) {
	t.Parallel()
	x, server := explore(t)
	for range 20 {
		x.press("rdOS\rdProv\r")
	}
	x.press("iframe_send\r")
	x.until("audio_first_frame_send_success_rate")
	x.press("\x03")
	x.end()
	for _, r := range server.Requests() {
		// A call that was cancelled while it was sent has no body.
		if r.Code != "" && r.Code != "MissingRequestInfo" {
			t.Errorf("%s was refused: %s", r.Action, r.Code)
		}
	}
}

// await waits until the service was asked for that many distributions.
func await(t *testing.T, server *sim.Server, distributions int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	for n := distributions; len(asked(server)) < distributions; n++ {
		if err := server.Await(ctx, n); err != nil {
			t.Fatalf("waited in vain for %d distributions, these came: %q: %v", distributions, asked(server), err)
		}
	}
}

func TestTheConfigurationsKeysHold(t *testing.T) {
	t.Parallel()
	_, path := configured(t, "[keys]\nchange-dimension = \"D\"\nchange-days = \"d\"\nquit = [\"Q\"]\n")
	x, _ := explore(t, "--config", path)
	x.press("d")
	x.until("14d") // the days, which were on t
	x.press("\r")
	x.press("D")
	x.until("Access")
	x.press("\x03")
	if code := x.end(); code != exitDone {
		t.Errorf("exit %d", code)
	}
}

// The header says that blanks around a key were cut off.
func TestTheSourceOfATrimmedKey(t *testing.T) {
	s := session{checked: checked{say: lang.Printer{Language: lang.Chinese}}, keyFrom: "VOLC_ACCESSKEY"}
	if got := s.keySource(); got != "VOLC_ACCESSKEY" {
		t.Errorf("got %q", got)
	}
	s.trimmed = "VOLC_SECRETKEY"
	if got := s.keySource(); got != "VOLC_ACCESSKEY（已去除首尾空白）" {
		t.Errorf("got %q", got)
	}
}

package sim

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"rtcscope/api/sim/simtest"
)

func faulty(t *testing.T, f Fault) *Server {
	t.Helper()
	s := newServer(t, Options{Now: at(noon)})
	s.SetFault(f)
	return s
}

func (s *Server) askStalls(t *testing.T) reply {
	t.Helper()
	return s.ask(t, actionDistribution, stalls(nil))
}

func TestSlow(t *testing.T) {
	s := faulty(t, Fault{Kind: Slow, Delay: 60 * time.Millisecond})
	began := time.Now()
	wantCode(t, s.askStalls(t), 200, "")
	if took := time.Since(began); took < 60*time.Millisecond {
		t.Errorf("answered after %v", took)
	}
}

// A client that goes ends the wait, with slow and with hanging answers: Close
// in the clean-up would wait for an hour otherwise.
func TestSlowAndHangEndWithTheClient(t *testing.T) {
	for _, f := range []Fault{{Kind: Slow, Delay: time.Hour}, {Kind: Hang}} {
		s := faulty(t, f)
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		ended := make(chan error, 1)
		r := s.signed(t, actionDistribution, stalls(nil)).WithContext(ctx)
		go func() {
			res, err := plain.Do(r)
			if err == nil {
				_ = res.Body.Close()
			}
			ended <- err
		}()
		if err := s.Await(t.Context(), 1); err != nil {
			t.Fatal(err)
		}
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", f.Kind, err)
		}
		if got := s.Requests()[0]; got.Status != 0 {
			t.Errorf("%s: answered %d", f.Kind, got.Status)
		}
	}
}

func TestCut(t *testing.T) {
	s := faulty(t, Fault{Kind: Cut})
	got := s.askStalls(t)
	if got.status != 200 || !errors.Is(got.readErr, io.ErrUnexpectedEOF) || len(got.raw) == 0 || json.Valid(got.raw) {
		t.Errorf("status %d, %d bytes, %v", got.status, len(got.raw), got.readErr)
	}
}

func TestTruncated(t *testing.T) {
	s := faulty(t, Fault{Kind: Truncated})
	got := s.askStalls(t)
	if got.status != 200 || got.readErr != nil || len(got.raw) < 100 || json.Valid(got.raw) {
		t.Errorf("status %d, %d bytes, %v", got.status, len(got.raw), got.readErr)
	}
}

func TestAnswersOfOthers(t *testing.T) {
	for _, c := range []struct {
		kind   FaultKind
		status int
		start  string
		html   bool
	}{
		{HTML502, 502, "<html>", true},
		{Captive, 200, "<!DOCTYPE html>", true},
		{Empty, 200, "", false},
		{NoContent, 204, "", false},
	} {
		s := faulty(t, Fault{Kind: c.kind})
		// Whoever stands in between does not check signatures.
		got := send(t, unsigned(t, s, actionApps, "{}"))
		html := strings.HasPrefix(got.header.Get("Content-Type"), "text/html")
		if got.status != c.status || !bytes.HasPrefix(got.raw, []byte(c.start)) || (len(got.raw) > 0) != c.html ||
			html != c.html {
			t.Errorf("%s: %d %q %q", c.kind, got.status, got.header.Get("Content-Type"), got.raw)
		}
		if noted := s.Requests()[0].Status; noted != c.status {
			t.Errorf("%s: status %d noted", c.kind, noted)
		}
	}
}

func TestRedirect(t *testing.T) {
	s := faulty(t, Fault{Kind: Redirect})
	if got := s.askStalls(t); got.status != 302 || got.header.Get("Location") != "http://redirected.invalid/" {
		t.Errorf("%d to %q", got.status, got.header.Get("Location"))
	}
	s.SetFault(Fault{Kind: Redirect, Location: "http://127.0.0.1:9/x"})
	if got := s.askStalls(t); got.header.Get("Location") != "http://127.0.0.1:9/x" {
		t.Errorf("to %q", got.header.Get("Location"))
	}
}

func TestBusyForSoManyRequests(t *testing.T) {
	s := faulty(t, Fault{Kind: Busy, Times: 2})
	for range 2 {
		wantCode(t, s.askStalls(t), 429, "FlowLimitExceeded.QPSOverLimit")
	}
	wantCode(t, s.askStalls(t), 200, "")
}

func TestFaultOfOneAction(t *testing.T) {
	s := faulty(t, Fault{Kind: Busy, Times: 1, Action: actionDistribution})
	wantCode(t, s.ask(t, actionApps, "{}"), 200, "")
	wantCode(t, s.askStalls(t), 429, "FlowLimitExceeded.QPSOverLimit")
	wantCode(t, s.askStalls(t), 200, "")
	s.SetFault(Fault{Kind: Busy})
	wantCode(t, s.ask(t, actionApps, "{}"), 429, "FlowLimitExceeded.QPSOverLimit")
	s.SetFault(Fault{})
	wantCode(t, s.ask(t, actionApps, "{}"), 200, "")
}

func TestCodes(t *testing.T) {
	for _, c := range []struct {
		fault  Fault
		status int
		n      int
	}{
		{Fault{Kind: Code, Code: "LackPolicy"}, 403, 100012},
		{Fault{Kind: Code, Code: "InvalidParameter.IllegalRoomID"}, 400, 0},
		{Fault{Kind: Code, Code: "AccessDenied.NoPermissionForApp"}, 403, 0},
		{Fault{Kind: Code, Code: "FlowLimitExceeded.TaskNumberOverLimit"}, 429, 0},
		{Fault{Kind: Code, Code: "InternalError.GenerateTokenFailed"}, 500, 100014},
		{Fault{Kind: Code, Code: "InternalServiceTimeout"}, 504, 0},
		{Fault{Kind: Code, Code: "NobodyKnowsThis"}, 400, 0},
		{Fault{Kind: Code, Code: "InvalidTimestamp", Status: 400}, 400, 100006},
		{Fault{Kind: Code200, Code: "SignatureDoesNotMatch"}, 200, 100010},
	} {
		s := faulty(t, c.fault)
		got := s.askStalls(t)
		wantCode(t, got, c.status, c.fault.Code)
		if got.meta.Error == nil || got.meta.Error.CodeN != c.n || got.meta.Error.Message == "" {
			t.Errorf("%s: %+v", c.fault.Code, got.meta.Error)
		}
		if noted := s.Requests()[0]; noted.Status != c.status || noted.Code != c.fault.Code {
			t.Errorf("noted %+v", noted)
		}
	}
}

// Without a code, Code200 answers the service's own errors with status 200.
func TestErrorsWithStatus200(t *testing.T) {
	s := faulty(t, Fault{Kind: Code200})
	wantCode(t, s.ask(t, actionDistribution, ""), 200, "InvalidParameter.BodyIsEmpty")
	wantCode(t, send(t, unsigned(t, s, actionApps, "{}")), 200, "MissingAuthenticationToken")
	wantCode(t, s.askStalls(t), 200, "")
}

func TestRefusalsOfFaultsDoNotCount(t *testing.T) {
	s, _ := limited(t)
	s.SetFault(Fault{Kind: Busy, Times: 5})
	for range 5 {
		wantCode(t, s.askStalls(t), 429, "FlowLimitExceeded.QPSOverLimit")
	}
	wantCode(t, s.askStalls(t), 200, "")
	wantCode(t, s.askStalls(t), 200, "")
	wantCode(t, s.askStalls(t), 429, "FlowLimitExceeded.QPSOverLimit")
}

func TestOddCells(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	good := s.askStalls(t).distribution(t)
	s.SetFault(Fault{Kind: OddCells})
	got := s.askStalls(t)
	type item = map[string]json.RawMessage
	var odd struct {
		Indicators []*struct {
			Name string
			Data []json.RawMessage
		}
	}
	if err := json.Unmarshal(got.result, &odd); err != nil {
		t.Fatalf("the whole is not valid JSON: %v", err)
	}
	if len(odd.Indicators) != 3 || odd.Indicators[2] != nil {
		t.Fatalf("%d series, the last should be null", len(odd.Indicators))
	}
	data := odd.Indicators[0].Data
	read := func(i int) item {
		var m item
		if err := json.Unmarshal(data[i], &m); err != nil {
			t.Fatal(err)
		}
		return m
	}
	for i, want := range []string{"null", `"NaN"`, `"0.54"`, `""`, "", "1e400", "-1", "5400", "true"} {
		if m := read(i); string(m["Value"]) != want || m["TimeStamp"] == nil {
			t.Errorf("cell %d: Value %s, want %s", i, m["Value"], want)
		}
	}
	if m := read(9); string(m["Dimension"]) != "44" {
		t.Errorf("cell 9: %v", m)
	}
	if _, ok := read(10)["Dimension"]; ok {
		t.Error("cell 10 has a Dimension")
	}
	if m := read(11); m["TimeStamp"] != nil || m["Timestamp"] == nil {
		t.Errorf("cell 11: %v", m)
	}
	if m := read(12); m["TimeStamp"] == nil || !bytes.Equal(m["TimeStamp"], m["Timestamp"]) {
		t.Errorf("cell 12: %v", m)
	}
	if m := read(13); string(m["TimeStamp"]) != "1794672000" {
		t.Errorf("cell 13: %s", m["TimeStamp"])
	}
	first, second, third := read(14), read(15), read(16)
	if !bytes.Equal(first["Value"], second["Value"]) || bytes.Equal(first["Value"], third["Value"]) ||
		!bytes.Equal(first["Dimension"], third["Dimension"]) || !bytes.Equal(first["TimeStamp"], third["TimeStamp"]) {
		t.Errorf("cells 14 to 16: %v %v %v", first, second, third)
	}
	if n := len(data); string(data[n-2]) != "null" || string(data[n-1]) != `"not an item"` ||
		n != len(good.Indicators[0].Data)+4 {
		t.Errorf("%d items, the last %s and %s", n, data[n-2], data[n-1])
	}
	if len(odd.Indicators[1].Data) != len(good.Indicators[1].Data) {
		t.Error("the second series is not whole")
	}
}

func TestHostileText(t *testing.T) {
	s := faulty(t, Fault{Kind: HostileText})
	texts := HostileTexts()
	d := s.askStalls(t).distribution(t)
	for _, series := range d.Indicators {
		seen := map[string]int{}
		for _, c := range series.Data {
			seen[c.Dimension]++
		}
		for _, text := range texts {
			if seen[text] != 7 {
				t.Errorf("%s: %q on %d days", series.Name, text, seen[text])
			}
		}
		if seen["上海"] != 7 {
			t.Errorf("%s: the good rows are gone", series.Name)
		}
	}
	var list appList
	if err := json.Unmarshal(s.ask(t, actionApps, "{}").result, &list); err != nil {
		t.Fatal(err)
	}
	var names strings.Builder
	for _, a := range list.AppList {
		names.WriteString(a.AppName)
	}
	s.SetFault(Fault{Kind: HostileText, Code: "LackPolicy"})
	refused := s.askStalls(t)
	wantCode(t, refused, 403, "LackPolicy")
	for _, text := range texts {
		if !strings.Contains(names.String(), text) {
			t.Errorf("no app has %q in its name", text)
		}
		if !strings.Contains(refused.meta.Error.Message, text) {
			t.Errorf("the message lacks %q", text)
		}
	}
	// Rows are added to days that have data, none to an answer without any.
	s.SetFault(Fault{Kind: HostileText})
	web := s.ask(t, actionDistribution, stalls(body{"ProductType": "web", "Dimension": "OS"}))
	if string(web.result) != `{"Indicators":[]}` {
		t.Errorf("no data became %s", web.result)
	}
}

func TestHugeBody(t *testing.T) {
	s := faulty(t, Fault{Kind: HugeBody})
	res, err := plain.Do(s.signed(t, actionDistribution, stalls(nil)))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	n, err := io.Copy(io.Discard, res.Body)
	if err != nil || n <= 64<<20 {
		t.Errorf("%d bytes, %v", n, err)
	}
}

func TestHugeBodyIsGood(t *testing.T) {
	var all bytes.Buffer
	writeHuge(&all, 300_000)
	if !json.Valid(all.Bytes()) {
		t.Error("not valid JSON")
	}
	for _, room := range []int{0, 1} { // a client that leaves ends it at once
		w := &full{room: room}
		writeHuge(w, hugeSize)
		if w.writes != room+1 {
			t.Errorf("%d writes to a client that left after %d", w.writes, room)
		}
	}
}

// full takes so many writes.
type full struct{ room, writes int }

func (f *full) Write(p []byte) (int, error) {
	f.writes++
	if f.writes > f.room {
		return 0, http.ErrHandlerTimeout
	}
	return len(p), nil
}

func TestBody(t *testing.T) {
	want := []byte("anything \xff at all")
	s := faulty(t, Fault{Kind: Body, Body: want})
	if got := s.ask(t, actionDistribution, stalls(body{"StartTime": "1999-01-01T00:00:00Z"})); got.status != 200 ||
		!bytes.Equal(got.raw, want) {
		t.Errorf("%d %q", got.status, got.raw)
	}
	wantCode(t, send(t, unsigned(t, s, actionApps, "{}")), 401, "MissingAuthenticationToken")
}

func TestSample(t *testing.T) {
	first := time.Date(2022, 12, 9, 0, 0, 0, 0, zone)
	s := faulty(t, Fault{Kind: Body, Body: simtest.Sample(first)})
	got := s.askStalls(t).distribution(t)
	const nine, ten = "2022-12-09T00:00:00+08:00", "2022-12-10T00:00:00+08:00"
	want := distribution{[]series{
		{"80ms_audio_stall_rate", []cell{{nine, 0.54, "中国"}, {nine, 0.43, "丹麦"}, {ten, 0.52, "中国"}, {ten, 0.38, "丹麦"}}},
		{"500ms_video_stall_rate", []cell{{nine, 0.45, "中国"}, {nine, 0.47, "丹麦"}, {ten, 0.62, "中国"}, {ten, 0.37, "丹麦"}}},
	}}
	if !bytes.Equal(mustJSON(got), mustJSON(want)) {
		t.Errorf("got %+v", got)
	}
}

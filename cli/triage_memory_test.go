package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/quality"
)

// rememberedIDs are the ids in the file of incidents below a folder, by place and first day.
func rememberedIDs(t *testing.T, dir string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "rtcscope", "incidents.json"))
	if err != nil {
		t.Fatal(err)
	}
	var f struct {
		Incidents []struct {
			ID, App, Since string
			Places         []struct{ Value string }
		}
	}
	if err := json.Unmarshal(text, &f); err != nil {
		t.Fatal(err)
	}
	of := make(map[string]string)
	for _, i := range f.Incidents {
		if name := i.App + " " + i.Places[0].Value; of[name] == "" {
			of[name] = i.ID
		} else {
			t.Errorf("%s is remembered as %s and %s", name, of[name], i.ID)
		}
	}
	return of
}

// incidentJSON is what these tests read of an incident.
type incidentJSON struct {
	ID, Since  string
	App        bool
	Places     []struct{ Value string }
	Confidence *struct{ Fired, Lasted, Days int }
}

func incidentsIn(t *testing.T, out string) []incidentJSON {
	t.Helper()
	var p struct{ Incidents []incidentJSON }
	if err := json.Unmarshal([]byte(out), &p); err != nil || len(p.Incidents) == 0 {
		t.Fatalf("%v in %s", err, out)
	}
	return p.Incidents
}

// Beside an incident stands how often its rule fired before, once four weeks before it are held.
func TestWhatFiredBeforeStandsBesideAnIncident(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)
	_, env, flags := fastAccountWith(t, sim.Options{Now: func() time.Time { return now }})
	env = append(env, "XDG_STATE_HOME="+t.TempDir(), "XDG_DATA_HOME="+t.TempDir())
	run := func(args string) string {
		t.Helper()
		got := invokeAt(t, t.TempDir(), now, env, append(append(strings.Fields("triage"), strings.Fields(args)...),
			flags...)...)
		if got.code != exitDone {
			t.Fatalf("%s: exit %d, %s", args, got.code, got.err)
		}
		return got.out
	}
	const triage, fetch = "--app demo-live --format json", "backtest --app demo-live --fetch --days 23"
	run(fetch)
	month := incidentsIn(t, run(triage)) // 29 days are held, and fewer before it
	now = now.Add(-28 * 24 * time.Hour)
	run(fetch)
	now = now.Add(28 * 24 * time.Hour)
	months := incidentsIn(t, run(triage))
	for at, i := range months {
		if c := i.Confidence; c == nil || c.Days < 20 || c.Days > 60 || c.Lasted > c.Fired {
			t.Errorf("with two months held, %+v has %+v", i, c)
		}
		if at < len(month) && month[at].Confidence != nil {
			t.Errorf("with a month held, %+v has %+v", month[at], month[at].Confidence)
		}
	}
	if table := run("--app demo-live"); !strings.Contains(table, "history: ") {
		t.Errorf("the table is\n%s", table)
	}
}

// Triages of one incident, on one day or the next, of more or of fewer days, remember it as one.
func TestIncidentsKeepTheirIDs(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)
	_, env, flags := fastAccountWith(t, sim.Options{Now: func() time.Time { return now }})
	dir := t.TempDir()
	env = append(env, "XDG_STATE_HOME="+dir, "XDG_DATA_HOME="+t.TempDir())
	run := func(args string) {
		t.Helper()
		got := invokeAt(t, t.TempDir(), now, env, append(append(strings.Fields("triage --app demo-live --format json"),
			strings.Fields(args)...), flags...)...)
		if got.code != exitDone || got.err != "" {
			t.Fatalf("%s: exit %d, %s", args, got.code, got.err)
		}
		known := rememberedIDs(t, dir)
		for _, i := range incidentsIn(t, got.out) {
			if i.App || known["demo-live "+i.Places[0].Value] != i.ID {
				t.Errorf("%s: printed is %+v, remembered are %v", args, i, known)
			}
		}
	}
	run("")
	first := rememberedIDs(t, dir)
	if first["demo-live 广东"] == "" {
		t.Fatalf("remembered are %v", first)
	}
	run("--last 5d")
	run("--as-of 2026-11-20")
	now = now.Add(24 * time.Hour)
	run("")
	again := rememberedIDs(t, dir)
	for name, id := range first {
		if again[name] != id {
			t.Errorf("%s was %s and is %s", name, id, again[name])
		}
	}
	if len(first) > len(again) {
		t.Errorf("remembered were %v, and are %v", first, again)
	}
	text, err := os.ReadFile(filepath.Join(dir, "rtcscope", "incidents.json"))
	if err != nil || strings.Contains(string(text), "VOLC") {
		t.Errorf("the file is\n%s, %v", text, err)
	}
}

// A folder that cannot be written costs the remembering alone; a damaged file is put aside, and said.
func TestATriageThatCannotRemember(t *testing.T) {
	t.Parallel()
	_, env, flags := fastAccount(t)
	env = append(env, "XDG_DATA_HOME="+t.TempDir())
	args := append(strings.Fields("triage --app demo-live"), flags...)
	usual := invoke(t, append(env, "XDG_STATE_HOME="+t.TempDir()), args...)
	file := filepath.Join(t.TempDir(), "no-folder")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := invoke(t, append(env, "XDG_STATE_HOME="+file), args...); got.code != exitDone || got.out != usual.out {
		t.Errorf("exit %d, %s%s", got.code, got.out, got.err)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "rtcscope", "incidents.json")
	if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := invoke(t, append(env, "XDG_STATE_HOME="+dir), args...)
	if got.code != exitDone || got.out != usual.out || !strings.Contains(got.err, "it is kept as "+path+".broken-1") {
		t.Errorf("with a damaged file: exit %d, %s", got.code, got.err)
	}
	if len(rememberedIDs(t, dir)) == 0 {
		t.Error("nothing is remembered afterwards")
	}
}

// A triage that ended early is not remembered: all of its answers may tell of other incidents.
func TestAPartOfATriageIsNotRemembered(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)
	p := Process{Getenv: func(name string) string { return map[string]string{"XDG_STATE_HOME": dir}[name] },
		Now: func() time.Time { return now }}
	q := quality.TriageDays(quality.Query{App: "app1", Product: quality.ProductNative, Indicator: "stall_rate",
		Dimension: "Province", Range: quality.Last(7, now), Versus: quality.Comparison{Basis: quality.ComparePrevious}})
	var points []quality.Point
	for day := q.Range.From - 7; day <= q.Range.To; day++ {
		v := 0.5
		if day >= q.Range.To-2 {
			v = 3
		}
		points = append(points, quality.Point{Series: "80ms_audio_stall_rate", Value: "广东", Day: day, V: v},
			quality.Point{Series: "80ms_audio_stall_rate", Value: "北京市", Day: day, V: 0.5})
	}
	triage := quality.NewTriage(q, 2)
	triage.Add(quality.Result{Query: q, Tables: quality.Build(q, nil, points, nil)}, api.Catalogue())
	s := &session{endpoint: "https://example.com"}
	s.conclude(t.Context(), p, triage)
	if list, _ := s.incidentMemory(p).recall(t.Context(), q); len(triage.Incidents) == 0 || len(list) > 0 {
		t.Errorf("of %d incidents, %d are remembered", len(triage.Incidents), len(list))
	}
	q.Dimension = "OS"
	triage.Fail(q)
	s.conclude(t.Context(), p, triage)
	if list, _ := s.incidentMemory(p).recall(t.Context(), q); len(list) != len(triage.Incidents) {
		t.Errorf("of %d incidents, %d are remembered", len(triage.Incidents), len(list))
	}
}

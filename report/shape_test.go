package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

var gap = quality.Gap()

// later is an instant at which every day of the test's answers is settled.
var later = time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)

func catalogue() quality.Catalogue {
	return quality.Catalogue{Indicators: []quality.Indicator{
		{Name: "stall_rate", Unit: "%", Better: quality.LowerBetter},
		{Name: "join_room_success_rate", Unit: "%", Better: quality.HigherBetter},
	}}
}

func day(t *testing.T, text string) quality.Day {
	t.Helper()
	d, err := quality.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// tiny is the sample answer of the API page, with a gap.
func tiny(t *testing.T) quality.Result {
	t.Helper()
	r := quality.Range{From: day(t, "2022-12-09"), To: day(t, "2022-12-10")}
	return quality.Result{
		Query: quality.Query{App: "app1", Product: "native", Indicator: "stall_rate", Dimension: "Country", Range: r},
		Tables: []quality.Table{
			{Series: "80ms_audio_stall_rate", Axis: quality.DayAxis(r), Rows: []quality.Row{
				{Value: "中国", Cells: []float64{0.54, 0.52}}, {Value: "丹麦", Cells: []float64{0.43, gap}}}},
			{Series: "500ms_video_stall_rate", Axis: quality.DayAxis(r), Rows: []quality.Row{
				{Value: "丹麦", Cells: []float64{0.47, 0.37}}, {Value: "中国", Cells: []float64{0.45, 0.62}}}},
		},
		Warnings: []quality.Warning{{Text: "%d values are not numbers and are shown as gaps", Count: 1}},
	}
}

func write(t *testing.T, f report.Format, r quality.Result) string {
	t.Helper()
	var out bytes.Buffer
	if err := (report.Writer{Catalogue: catalogue(), Now: later}).Write(&out, f, r); err != nil {
		t.Fatalf("%s: %v", f, err)
	}
	return out.String()
}

// An answer is the JSON contract as a reader would write it down.
type answer struct {
	Query struct {
		App       string `json:"app"`
		Product   string `json:"product"`
		Indicator string `json:"indicator"`
		Dimension string `json:"dimension"`
		From      string `json:"from"`
		To        string `json:"to"`
	} `json:"query"`
	Series []struct {
		Name   string `json:"name"`
		Unit   string `json:"unit"`
		Better string `json:"better"`
		Rows   []struct {
			Value string `json:"value"`
			Days  []struct {
				Day string   `json:"day"`
				V   *float64 `json:"v"`
			} `json:"days"`
		} `json:"rows"`
	} `json:"series"`
	Warnings []string `json:"warnings"`
}

func decode(t *testing.T, text string) answer {
	t.Helper()
	var a answer
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&a); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		t.Fatalf("more than one value in %s", text)
	}
	return a
}

func TestJSONIsWhatTheContractSays(t *testing.T) {
	got := write(t, report.JSON, tiny(t))
	// What got worse most comes first; a row whose change is not known comes last.
	want := `{"query":{"app":"app1","product":"native","indicator":"stall_rate","dimension":"Country","from":"2022-12-09","to":"2022-12-10"},` +
		`"series":[{"name":"80ms_audio_stall_rate","unit":"%","better":"lower","rows":[` +
		`{"value":"中国","days":[{"day":"2022-12-09","v":0.54},{"day":"2022-12-10","v":0.52}]},` +
		`{"value":"丹麦","days":[{"day":"2022-12-09","v":0.43},{"day":"2022-12-10","v":null}]}]},` +
		`{"name":"500ms_video_stall_rate","unit":"%","better":"lower","rows":[` +
		`{"value":"中国","days":[{"day":"2022-12-09","v":0.45},{"day":"2022-12-10","v":0.62}]},` +
		`{"value":"丹麦","days":[{"day":"2022-12-09","v":0.47},{"day":"2022-12-10","v":0.37}]}]}],` +
		`"warnings":["1 value is not a number and is shown as a gap"]}` + "\n"
	if got != want {
		t.Errorf("got  %swant %s", got, want)
	}
	decode(t, got)
}

func TestJSONOfAnUnknownSeries(t *testing.T) {
	r := tiny(t)
	r.Tables = r.Tables[:1]
	r.Tables[0].Series = "a/new<series>"
	got := decode(t, write(t, report.JSON, r)).Series[0]
	if got.Name != "a/new<series>" || got.Better != "unknown" || got.Unit != "" {
		t.Errorf("got %+v", got)
	}
	if text := write(t, report.JSON, r); !strings.Contains(text, `"a/new<series>"`) {
		t.Errorf("the name is written in escapes: %s", text)
	}
}

func TestCSVIsWhatTheContractSays(t *testing.T) {
	want := strings.Join([]string{
		"series,value,day,v",
		"80ms_audio_stall_rate,中国,2022-12-09,0.54",
		"80ms_audio_stall_rate,中国,2022-12-10,0.52",
		"80ms_audio_stall_rate,丹麦,2022-12-09,0.43",
		"80ms_audio_stall_rate,丹麦,2022-12-10,",
		"500ms_video_stall_rate,中国,2022-12-09,0.45",
		"500ms_video_stall_rate,中国,2022-12-10,0.62",
		"500ms_video_stall_rate,丹麦,2022-12-09,0.47",
		"500ms_video_stall_rate,丹麦,2022-12-10,0.37",
		"",
	}, "\n")
	if got := write(t, report.CSV, tiny(t)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// Names come from outside: they must not break lines apart. They stay what they are, whatever a spreadsheet makes of
// them: what reads the CSV joins on them.
func TestCSVOfHostileNames(t *testing.T) {
	r := tiny(t)
	names := []string{`a,b`, `say "x"`, "=1+1", "+1", "-1", "@x", ""}
	r.Tables = []quality.Table{{Series: "=series()", Axis: quality.DayAxis(r.Query.Range).Newest(1)}}
	for _, name := range names {
		r.Tables[0].Rows = append(r.Tables[0].Rows, quality.Row{Value: name, Cells: []float64{1}})
	}
	lines, err := csv.NewReader(strings.NewReader(write(t, report.CSV, r))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) != len(names)+1 {
		t.Fatalf("%d lines", len(lines))
	}
	read := make(map[string]bool)
	for _, line := range lines[1:] {
		read[line[1]] = true
	}
	for _, name := range names {
		if !read[name] {
			t.Errorf("%q is missing", name)
		}
	}
}

func TestAnswersWithoutValuesAreValid(t *testing.T) {
	full := tiny(t)
	for name, tables := range map[string][]quality.Table{
		"no series": nil,
		"no rows":   {{Series: "80ms_audio_stall_rate", Axis: quality.DayAxis(full.Query.Range)}},
	} {
		r := quality.Result{Query: full.Query, Tables: tables}
		got := decode(t, write(t, report.JSON, r))
		if got.Series == nil || got.Warnings == nil || len(got.Series) != len(tables) {
			t.Errorf("%s: lists are null in %+v", name, got)
		}
		for _, series := range got.Series {
			if series.Rows == nil {
				t.Errorf("%s: rows are null", name)
			}
		}
		if text := write(t, report.CSV, r); text != "series,value,day,v\n" {
			t.Errorf("%s: csv is %q", name, text)
		}
		for _, f := range []report.Format{report.Table, report.Markdown} {
			if text := write(t, f, r); tables == nil && !strings.Contains(text, "no values") || tables != nil &&
				!strings.Contains(text, "stall") {
				t.Errorf("%s: %s is %q", name, f, text)
			}
		}
	}
}

// full is a disk without room.
type full struct{ err error }

func (f full) Write([]byte) (int, error) { return 0, f.err }

func TestWriteReturnsTheErrorOfTheWriter(t *testing.T) {
	broken := errors.New("no space left")
	for _, f := range []report.Format{report.Table, report.CSV, report.JSON, report.Markdown} {
		if err := (report.Writer{Catalogue: catalogue(), Now: later}).Write(full{broken}, f, tiny(t)); !errors.Is(err,
			broken) {
			t.Errorf("%s: %v", f, err)
		}
	}
}

// A program that reads the answer must not depend on who runs it: only warnings are translated.
func TestDataFormatsDoNotDependOnTheLanguage(t *testing.T) {
	r := tiny(t)
	r.Warnings = nil
	for _, f := range []report.Format{report.CSV, report.JSON} {
		var zh bytes.Buffer
		if err := (report.Writer{Catalogue: catalogue(), Say: lang.Printer{Language: lang.Chinese}, Now: later}).Write(&zh,
			f, r); err != nil {
			t.Fatal(err)
		}
		if en := write(t, f, r); !reflect.DeepEqual(en, zh.String()) {
			t.Errorf("%s differs:\n%s\n%s", f, en, zh.String())
		}
	}
}

func TestDaysThatAreNotFinalAreMarked(t *testing.T) {
	r := tiny(t)
	w := report.Writer{Catalogue: catalogue(), Now: r.Query.Range.To.SettledAt().Add(-time.Second)}
	texts := make(map[report.Format]string)
	for _, f := range []report.Format{report.Table, report.Markdown, report.JSON} {
		var out bytes.Buffer
		if err := w.Write(&out, f, r); err != nil {
			t.Fatal(err)
		}
		texts[f] = out.String()
		if !strings.Contains(out.String(), "are not final") {
			t.Errorf("%s does not say that a day is not final:\n%s", f, out.String())
		}
	}
	if !strings.Contains(texts[report.Table], "12-09  12-10*") {
		t.Errorf("the younger day alone is to be marked:\n%s", texts[report.Table])
	}
}

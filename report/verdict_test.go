package report_test

import (
	"slices"
	"strings"
	"testing"

	"rtcscope/api"
	"rtcscope/cells"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// newest is a Wednesday.
const newest = quality.Day(20782)

// happened are three incidents as a triage of 7 days finds them: one that lasts and explains the app's change, one of
// the whole app that began before the range, and a small one that is over.
func happened() []quality.Incident {
	q := quality.Query{App: "demo-live", Product: "native", Indicator: "stall_rate", Dimension: "Province",
		Range:  quality.Range{From: newest - 6, To: newest},
		Versus: quality.Comparison{Basis: quality.ComparePrevious}}
	app, india := q, q
	app.Dimension, india.Dimension = "", "Country"
	percent := func(series string, was, now float64) quality.Moved {
		return quality.Moved{Series: series, Was: was, Now: now, Unit: "%"}
	}
	return []quality.Incident{
		{ID: "a1b2c3d4", Severity: quality.SeverityHigh, Places: places("Province", "广东"),
			Also:   places("Access", "4g"),
			Folded: places("Country", "中国", "OS", "android", "OS", "ios"),
			Series: []quality.Moved{percent("500ms_video_stall_rate", 0.94, 3.77),
				percent("80ms_audio_stall_rate", 0.45, 2.05), percent("5s_join_room_success_rate", 99.24, 98.64)},
			Since: moment(newest - 3), Until: moment(newest), Lasts: true, Bad: 4,
			Users: quality.Users{Count: 9_930_000, Share: 10.7}, HasUsers: true, Share: 0.107,
			Explains: quality.Explained{Series: "80ms_audio_stall_rate", Part: 0.17, Whole: 0.16},
			RuledOut: []quality.RuledOut{{Kind: quality.RuledOutSeries, Series: []string{"400ms_audio_network_trans_delay",
				"400ms_video_network_trans_delay", "audio_first_frame_recv_success_rate",
				"video_first_frame_send_success_rate"}}, {Kind: quality.RuledOutValues, Dimension: "Province", Count: 33},
				{Kind: quality.RuledOutUsers}},
			Open: []quality.OpenQuestion{{Kind: quality.OpenOneOrTwo, Places: places("Province", "广东", "Access", "4g")}},
			Findings: []quality.Finding{{Query: q, Series: "500ms_video_stall_rate", Value: "广东", Past: 7,
				Since: moment(newest - 3), Until: moment(newest), Lasts: true, Was: 0.94, Now: 3.77, Bad: 4, Held: 7, Of: 7,
				Share: 0.107, Severity: quality.SeverityHigh, Unit: "%", Better: quality.LowerBetter}}},
		{ID: "b1b2c3d4", Severity: quality.SeverityMedium, Series: []quality.Moved{
			percent("5s_join_room_success_rate", 99.5, 97), percent("80ms_audio_stall_rate", 0.45, 2.05),
			percent("500ms_video_stall_rate", 1.1, 3.25), percent("400ms_audio_network_trans_delay", 95.5, 89.91),
			percent("video_first_frame_send_success_rate", 99.1, 97.02)},
			Since: moment(newest - 8), Before: true, Until: moment(newest), Lasts: true, Bad: 8, Share: quality.Gap(),
			RuledOut:   []quality.RuledOut{{Kind: quality.RuledOutUsers}},
			Open:       []quality.OpenQuestion{{Kind: quality.OpenFewDays}},
			Confidence: quality.Confidence{Fired: 3, Lasted: 2, Days: 60},
			Findings: []quality.Finding{{Query: app, Series: "5s_join_room_success_rate", Past: 5, Since: moment(newest - 8),
				Until: moment(newest), Lasts: true, Share: quality.Gap(), Unit: "%", Better: quality.HigherBetter}}},
		{ID: "c1b2c3d4", Severity: quality.SeverityLow, Places: places("Country", "印度"),
			Series: []quality.Moved{percent("80ms_audio_stall_rate", 0.73, 2.56)}, Since: moment(newest - 5),
			Until: moment(newest - 5), Bad: 1, Users: quality.Users{Count: 156_000, Share: 0.14}, HasUsers: true, Share: 0.0014,
			Explains: quality.Explained{Series: "80ms_audio_stall_rate", Part: 0.002, Whole: 0.001},
			Findings: []quality.Finding{{Query: india, Series: "80ms_audio_stall_rate", Value: "印度", Past: 7,
				Since: moment(newest - 5), Until: moment(newest - 5), Unit: "%", Better: quality.LowerBetter}}},
	}
}

// places are values after their dimensions.
func places(names ...string) []quality.Place {
	var list []quality.Place
	for pair := range slices.Chunk(names, 2) {
		list = append(list, quality.Place{Dimension: pair[0], Value: pair[1]})
	}
	return list
}

func explained(series string, part, whole float64) quality.Explained {
	return quality.Explained{Series: series, Part: part, Whole: whole}
}

func writerIn(l lang.Language) report.Writer {
	return report.Writer{Catalogue: api.Catalogue(), Say: lang.Printer{Language: l}}
}

// A verdict says what happened, where, since when, how large it is, what explains it, what was ruled out and what is
// open, in lines of 80 cells.
func TestTheVerdictOfAnIncident(t *testing.T) {
	got := writerIn(lang.English).VerdictLines(1, happened()[0], 80)
	want := []string{
		"#1 广东: stalls and joins worse since Sun 11-22, 4 days, ongoing   HIGH",
		"   video stall 0.94→3.77  audio stall 0.45→2.05  5 s join 99.24→98.64",
		"   9.93M users (10.7 %) · also seen in 4g",
		"   explains the app's change: +0.17 of +0.16 (audio stall)",
		"   folded: 中国, android, ios moved as the app did",
		"   ruled out: delay and first frames in their band;",
		"     33 other provinces as before; users did not move",
		"   open: 4g worsened the same day: one event or two: the service cannot tell",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Where it is open whether two places are one event, the first names the incident, and the other is in the question.
func TestAPlaceThatIsOpenDoesNotName(t *testing.T) {
	i := happened()[0]
	i.Places, i.Also = places("Province", "广东", "Access", "4g"), nil
	w := writerIn(lang.English)
	got := w.Verdict(i)
	if got.Place != "广东" || got.Open[0] != "4g worsened the same day: one event or two: the service cannot tell" {
		t.Errorf("%s: %s", got.Place, got.Open)
	}
	if i.Open = nil; w.Verdict(i).Place != "4g in 广东" {
		t.Errorf("%s, with nothing open", w.Verdict(i).Place)
	}
}

// A title that is too long for a line goes on where it says when. Of many series the first are given, or all.
func TestALongVerdict(t *testing.T) {
	w := writerIn(lang.English)
	got := w.VerdictLines(2, happened()[1], 80)
	if want := []string{
		"#2 the whole app: joins, stalls, delay and first frames got worse",
		"   since Tue 11-17, 8 of 9 days, ongoing   MEDIUM",
		"   5 s join 99.50→97.00  audio stall 0.45→2.05  video stall 1.10→3.25",
		"   audio delay pass 95.50→89.91  +1 series",
	}; !slices.Equal(got[:4], want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	w.AllSeries = true
	if got := w.Verdict(happened()[1]).Figures; len(got) != 5 || got[4] != "video first frame sent 99.10→97.02" {
		t.Errorf("all figures are %q", got)
	}
}

// No line is wider than it may be, in any language.
func TestVerdictsFitTheirWidth(t *testing.T) {
	list := happened()
	list[0].Places = places("Access", strings.Repeat("long name ", 12), "OS", strings.Repeat("x", 90))
	for _, l := range []lang.Language{lang.English, lang.Chinese} {
		for _, width := range []int{40, 60, 80, 120} {
			for n, i := range list {
				for _, line := range writerIn(l).VerdictLines(n+9, i, width) {
					if cells.Width(line) > width {
						t.Errorf("%d cells in %d: %q", cells.Width(line), width, line)
					}
				}
			}
		}
	}
}

// A locale without these signs gets others. Names stay as they are.
func TestAVerdictInASCII(t *testing.T) {
	w := writerIn(lang.English)
	w.ASCII = true
	i := happened()[0]
	i.Places, i.Folded, i.Open[0].Places = places("OS", "android"), nil, places("Access", "4g")
	i.HasUsers, i.ShareError = false, 0.01
	for _, line := range w.VerdictLines(1, i, 80) {
		for _, r := range line {
			if r > '~' {
				t.Errorf("%q has a %q", line, r)
			}
		}
	}
}

// How large an incident is, is said of its first place, as exactly as it is known.
func TestTheSizeOfAnIncidentIsSaid(t *testing.T) {
	users := func(change func(i *quality.Incident)) string {
		i := happened()[0]
		change(&i)
		return writerIn(lang.English).Verdict(i).Users
	}
	unknown := func(i *quality.Incident) { i.HasUsers, i.Share = false, quality.Gap() }
	for want, change := range map[string]func(i *quality.Incident){
		"9.93M users (10.7 %)":      func(*quality.Incident) {},
		"9.93M users (0.14 %)":      func(i *quality.Incident) { i.Users.Share = 0.14 },
		"9.93M users":               func(i *quality.Incident) { i.Users.Share = quality.Gap() },
		"about 11 % of the calls":   func(i *quality.Incident) { i.HasUsers = false },
		"10.7 ± 1.0 % of the calls": func(i *quality.Incident) { i.HasUsers, i.ShareError = false, 0.01 },
		"":                          unknown,
		"4g: about 11 % of the calls": func(i *quality.Incident) {
			i.HasUsers, i.Places = false, places("Access", "4g", "OS", "android")
		},
	} {
		if got := users(change); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// The part of the calls that lies in several places has a name that says so, in the order in which one says it.
func TestPlacesInWords(t *testing.T) {
	for want, list := range map[string][]quality.Place{
		"the whole app|应用整体":                 nil,
		"广东|广东":                              places("Province", "广东"),
		"(empty) (Access)|（空） (网络类型)":        places("Access", ""),
		"android on 4g|android × 4g":         places("Access", "4g", "OS", "android"),
		"4g in 广东|4g × 广东":                   places("Province", "广东", "Access", "4g"),
		`a\u{1b}[1mb on 4g|a\u{1b}[1mb × 4g`: places("OS", "a\x1b[1mb", "Access", "4g"),
	} {
		got := report.PlacesText(lang.Printer{}, list) + "|" +
			report.PlacesText(lang.Printer{Language: lang.Chinese}, list)
		if got != want {
			t.Errorf("%v: %s, want %s", list, got, want)
		}
	}
}

// A series is named by its indicator and media; its limit stands where two would have one name.
func TestFiguresNameTheirSeries(t *testing.T) {
	i := happened()[0]
	moved := func(series string) {
		i.Series = append(i.Series, quality.Moved{Series: series, Was: 1, Now: 2, Unit: "ms"})
	}
	i.Series = nil
	moved("80ms_audio_stall_rate")
	moved("200ms_audio_stall_rate")
	moved("400ms_network_trans_delay")
	moved("something_new")
	got := writerIn(lang.English).Verdict(i)
	want := []string{"80 ms audio stall 1.00→2.00 ms", "200 ms audio stall 1.00→2.00 ms",
		"400 ms delay pass 1.00→2.00 ms", "something_new 1.00→2.00 ms"}
	if !slices.Equal(got.Figures, want) || got.What != "stalls, delay and something_new" {
		t.Errorf("%q: %q", got.What, got.Figures)
	}
	// What stayed in its band has the name of the series where others of its indicator got worse.
	i = happened()[0]
	i.Series = i.Series[:1]
	i.RuledOut = []quality.RuledOut{{Kind: quality.RuledOutSeries, Series: []string{"80ms_audio_stall_rate",
		"5s_join_room_success_rate"}}}
	if got := writerIn(lang.English).Verdict(i).RuledOut; !slices.Equal(got, []string{
		"audio stall and joins in their band"}) {
		t.Errorf("ruled out: %q", got)
	}
	i.RuledOut[0].Series = []string{"400ms_audio_network_trans_delay", "400ms_video_network_trans_delay"}
	if got := writerIn(lang.English).Verdict(i).RuledOut[0]; got != "delay in its band" {
		t.Errorf("ruled out: %q", got)
	}
	// Of what shares a noun with it, the indicator is named.
	i.Series = []quality.Moved{{Series: "audio_first_frame_recv_success_rate"}}
	i.RuledOut[0].Series = []string{"400ms_audio_network_trans_delay", "audio_first_frame_send_success_rate",
		"video_first_frame_send_success_rate"}
	if got := writerIn(lang.English).Verdict(i).RuledOut; !slices.Equal(got, []string{
		"delay and first frame sent in their band"}) {
		t.Errorf("ruled out: %q", got)
	}
}

// What the calls of two dimensions tell is said.
func TestWhatIsRuledOutInCommonCalls(t *testing.T) {
	i := happened()[0]
	i.RuledOut = []quality.RuledOut{{Kind: quality.RuledOutCell, Dimension: "OS"}, {Kind: quality.RuledOutApp},
		{Kind: quality.RuledOutValues, Dimension: "Access", Count: 1}}
	if got := writerIn(lang.English).Verdict(i).RuledOut; !slices.Equal(got, []string{
		"one system alone (the others worsened, too)", "the whole app in its band", "1 other network as before"}) {
		t.Errorf("ruled out: %q", got)
	}
}

// What an incident makes of the app's change is said with both figures, and where it makes none, that.
func TestWhatExplainsTheAppIsSaid(t *testing.T) {
	for want, e := range map[string]quality.Explained{
		"": {},
		"explains the app's change: +0.17 of +0.16 (audio stall)":    explained("80ms_audio_stall_rate", 0.17, 0.16),
		"explains +0.05 of the app's +0.16 (audio stall)":            explained("80ms_audio_stall_rate", 0.05, 0.16),
		"moves the app by +0.05, which moved by -0.16 (audio stall)": explained("80ms_audio_stall_rate", 0.05, -0.16),
		"moves the app by +0.05, which hardly moved (audio stall)":   explained("80ms_audio_stall_rate", 0.05, 0.001),
		"hardly moves the app (audio stall)":                         explained("80ms_audio_stall_rate", 0.004, 0.001),
		"explains the app's change: -0.30 of -0.31 (5 s join)":       explained("5s_join_room_success_rate", -0.3, -0.31),
		"hardly moves the app (5 s join)":                            explained("5s_join_room_success_rate", -0.01, -0.21),
	} {
		i := happened()[0]
		i.Explains = e
		if got := writerIn(lang.English).Verdict(i).Explains; got != want {
			t.Errorf("%+v: %q, want %q", e, got, want)
		}
	}
}

// Minutes are counted in minutes, and have their day.
func TestAVerdictOfMinutes(t *testing.T) {
	axis := shorter(t, quality.StepMinute, 10).Tables[0].Axis
	i := happened()[0]
	i.Since, i.Until, i.Bad = axis.At(4), axis.At(6), 3
	if got := writerIn(lang.English).Verdict(i); !strings.HasPrefix(got.When, "since "+axis.At(4).Day().Short()+" 09:55, "+
		"3 minutes") || got.Open[0] != "4g worsened the same minute: one event or two: the service cannot tell" {
		t.Errorf("%q, %q", got.When, got.Open)
	}
}

// Markdown for a chat is three lines and a command, and no name means anything in it.
func TestAnIncidentInMarkdown(t *testing.T) {
	i := happened()[1]
	i.Places = places("OS", "*a*")
	lines := strings.Split(writerIn(lang.English).IncidentMarkdown(i, report.Commands{Flags: "--demo"}), "\n")
	want := []string{
		`**\*a\*: joins, stalls, delay and first frames worse since Tue 11-17, 8 of 9 days, ongoing** ` +
			`MEDIUM · demo-live native`,
		"5 s join 99.50→97.00, audio stall 0.45→2.05, video stall 1.10→3.25, audio delay pass 95.50→89.91, +1 series",
		"ruled out: users did not move · open: judged by just 5 past days · history: fired 3 times in 60 days, 2 lasted",
		"`rtcscope triage --app demo-live --product native --from 2026-11-19 --to 2026-11-25 --vs previous --demo`",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}

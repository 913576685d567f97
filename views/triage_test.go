package views_test

import (
	"strings"
	"testing"
	"time"

	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/theme"
	"rtcscope/views"
)

// moment returns a day as a moment of an axis.
func moment(d quality.Day) quality.Moment {
	return quality.DayAxis(quality.Range{From: d, To: d}).First()
}

// triageOf returns a triage with n findings, some of them with users, some of them over.
func triageOf(n int) quality.Triage {
	q := week()
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	t := quality.NewTriage(q, 20)
	t.Done, t.Rows = 7, 954
	for i := range n {
		f := quality.Finding{Query: q, Series: audio, Value: provinces[i%len(provinces)], Since: moment(q.Range.From + 3),
			Until: moment(q.Range.To), Lasts: i%3 != 2,
			Was: 0.46, Now: 2.07, Z: 48.5, Steps: float64(100 - i), Bad: 4, Held: 7, Of: 7, Past: 7,
			Severity: quality.Severity(3 - min(2, i/3)), Better: quality.LowerBetter, Unit: "%"}
		if i%2 == 0 {
			f.HasUsers, f.Users = true, quality.Users{Count: 9_960_000, Share: 10.74}
		}
		if i >= len(provinces) {
			f.Series = video
		}
		t.Findings = append(t.Findings, f)
	}
	return folded(*t, t.Findings...)
}

// folded is a triage with findings, each of which is an incident.
func folded(t quality.Triage, findings ...quality.Finding) quality.Triage {
	t.Findings, t.Incidents = findings, nil
	for _, f := range findings {
		t.Incidents = append(t.Incidents, incidentOf(f))
	}
	return t
}

// incidentOf is an incident that findings show, the first of them the leader.
func incidentOf(findings ...quality.Finding) quality.Incident {
	f := findings[0]
	i := quality.Incident{Severity: f.Severity, Since: f.Since, Before: f.Before, Until: f.Until, Lasts: f.Lasts,
		Bad: f.Bad, Users: f.Users, HasUsers: f.HasUsers, Share: quality.Gap(), Findings: findings,
		Series: append([]quality.Moved{{Series: f.Series, Was: f.Was, Now: f.Now, Unit: f.Unit}}, f.Also...)}
	if !f.OfApp() {
		i.Places = []quality.Place{{Dimension: f.Query.Dimension, Value: f.Value}}
	}
	i.ID = i.NewID(f.Query)
	return i
}

func TestTriageFits(t *testing.T) {
	t.Parallel()
	odd := triageOf(3)
	odd.Findings[0].Value, odd.Findings[1].Value, odd.Findings[2].Series = "", strings.Repeat("很长的名称", 20),
		strings.Repeat("x", 90)
	odd = folded(odd, odd.Findings...)
	failed := triageOf(2)
	failed.Failed, failed.NotHeld, failed.Skipped = []quality.Query{week()}, 14, 123
	for name, triage := range map[string]quality.Triage{"nothing": triageOf(0), "one": triageOf(1), "many": triageOf(60),
		"odd": odd, "failed": failed} {
		for _, state := range []string{"under way", "over", "broken"} {
			everywhere(t, name+", "+state, func(e *views.Env) views.View {
				v := views.NewTriage(e, triage)
				v.SetTriage(triage, 12*time.Second)
				if state != "under way" {
					v.End("")
				}
				if state == "broken" {
					v.End("FlowLimitExceeded: " + strings.Repeat("the account makes more calls than the service permits ", 3))
				}
				v.SetSize(80, 24)
				act(v, append(times(9, keys.Right), keys.Down)...)
				return v
			})
		}
	}
}

// While answers arrive, the cursor stays on the most important incident until the user moves it, and then on the
// user's incident.
func TestTheCursorOfATriage(t *testing.T) {
	v := views.NewTriage(english(), triageOf(0))
	v.SetSize(120, 30)
	later := triageOf(5)
	v.SetTriage(folded(later, later.Findings[2:]...), 0)
	v.SetTriage(later, 0)
	if got := cursorLine(v); !strings.Contains(got, provinces[0]) {
		t.Errorf("the cursor is on %q", got)
	}
	v.SetTriage(folded(later, later.Findings[2:]...), 0)
	act(v, keys.Down)
	v.SetTriage(later, 0)
	if got := cursorLine(v); !strings.Contains(got, provinces[3]) {
		t.Errorf("the cursor is on %q", got)
	}
}

// An incident that is folded into another one while answers arrive takes the cursor and the mark along.
func TestTheCursorFollowsWhatIsFolded(t *testing.T) {
	v := views.NewTriage(english(), triageOf(4))
	v.SetSize(120, 30)
	act(v, keys.Down, keys.Down, keys.Mark, keys.Up) // on the third, which is marked
	if got := cursorLine(v); !strings.HasPrefix(got, ">*") || !strings.Contains(got, provinces[2]) {
		t.Fatalf("the cursor is on %q", got)
	}
	later := triageOf(4)
	f := later.Findings
	later.Incidents = []quality.Incident{incidentOf(f[3]), incidentOf(f[0]), incidentOf(f[1], f[2])}
	v.SetTriage(later, 0)
	if got := cursorLine(v); !strings.HasPrefix(got, ">*") || !strings.Contains(got, provinces[1]) {
		t.Errorf("the cursor is on %q", got)
	}
	act(v, keys.Mark)
	if act(v, keys.Bottom); strings.Contains(cursorLine(v), "*") {
		t.Errorf("the mark stays on %q", cursorLine(v))
	}
}

// The unfolded incident and the copy of its row say on what it rests.
func TestAFindingSaysWhatItRestsOn(t *testing.T) {
	v := views.NewTriage(english(), triageOf(3))
	v.SetSize(120, 30)
	wantIn(t, "the screen", strings.Join(strings.Fields(text(v)), " "), "audio stall 0.46→2.07",
		"since Sun 08-16, 4 days, ongoing", "evidence 48.5", "judged by 7 past days",
		"9.96M users (10.7 %)", "a heuristic, not a proof")
	lines := strings.Split(do(unfolded(v), keys.CopyRow).(views.Copy).Text, "\n")
	if len(lines) != 3 {
		t.Fatalf("copied %q", lines)
	}
	wantIn(t, "the first line", lines[0], "**北京市** (Province)", `80ms\_audio\_stall\_rate`, "bad since 2026-08-16")
	wantIn(t, "the caveat", lines[1], "severity high", "a heuristic")
	wantIn(t, "the command", lines[2], "rtcscope query --app app1", "--vs previous", "--series "+audio,
		"--filter '/^北京市$/'")
	act(v, keys.Down, keys.Down)
	wantIn(t, "one that is over", text(v), "from Sun 08-16 to Wed 08-19", "over")
	act(v, keys.Up)
	without := do(unfolded(v), keys.CopyRow).(views.Copy).Text
	wantIn(t, "one without users", without, "unweighted")
	wantIn(t, "the command of all", do(v, keys.CopyCommand).(views.Copy).Text,
		"rtcscope triage --app app1 --product native --from 2026-08-13 --to 2026-08-19 --vs previous")
}

func TestATriageSaysHowFarItIs(t *testing.T) {
	v := views.NewTriage(english(), triageOf(0))
	v.SetSize(100, 20)
	v.SetTriage(triageOf(0), 13*time.Second)
	wantIn(t, "under way", text(v), "7 of 20 queries", "about 13 s left", "no incident so far")
	v.End("")
	wantIn(t, "stopped", text(v), "stopped after 7 of 20 queries",
		"nothing got worse in 954 rows on 7 days, which are not all")
	done := triageOf(0)
	done.Done = 20
	v.SetTriage(done, 0)
	wantIn(t, "over", text(v), "all 20 queries are answered")
	v.End("AccessDenied: the key may not read this")
	wantIn(t, "refused", text(v), "AccessDenied: the key may not read this")
	if why := refused(v, keys.Open); why == "" {
		t.Error("there is nothing to open, and it is not refused")
	}
}

// cursorLine returns the line under the cursor of a list.
func cursorLine(v views.View) string {
	for _, line := range strings.Split(text(v), "\n") {
		if strings.HasPrefix(strings.TrimLeft(line, " "), ">") {
			return line
		}
	}
	return ""
}

// An empty list is called an all-clear only if everything could be judged.
func TestAnEmptyTriageSaysWhatThatIsWorth(t *testing.T) {
	for l, words := range map[lang.Language][3]string{
		lang.English: {"no verdict: 0 rows", "34 rows have too few calls to be judged",
			"nothing got worse beyond what is usual"},
		lang.Chinese: {"无结论：0 行", "34 行通话量太少，无法判断", "行，均未超出基线"},
	} {
		empty := triageOf(0)
		empty.Done, empty.Rows, empty.FewUsers = 20, 0, 34
		v := views.NewTriage(env(theme.Unicode(), l), empty)
		v.SetSize(100, 20)
		v.End("")
		wantIn(t, "nothing judged", text(v), words[0], words[1])
		if strings.Contains(text(v), words[2]) {
			t.Errorf("nothing was judged, and it says\n%s", text(v))
		}
		empty.Rows = 100
		v.SetTriage(empty, 0)
		wantIn(t, "all judged", text(v), words[2], words[1])
	}
}

// A screen of the usual size shows in full what a triage lacks and left out.
func TestWhatATriageLacksIsSeenWhole(t *testing.T) {
	of := triageOf(9)
	of.Done, of.NotHeld, of.Skipped, of.FewUsers, of.Failed = 18, 4, 12, 34, []quality.Query{week()}
	v := views.NewTriage(english(), of)
	v.SetSize(80, 21)
	v.End("")
	got := strings.Join(strings.Fields(text(v)), " ")
	wantIn(t, "the screen", got, "1 of 20 queries were not answered; stopped after 18 of 20 queries; 4 days are not "+
		"held; 12 rows have too few past days to be judged; "+
		"34 rows have too few calls to be judged", "> !! "+provinces[0])
	if lines := v.Lines(); len(lines) != 21 {
		t.Errorf("%d lines", len(lines))
	}
}

// Parts of the heading that do not fit are left out, not cut: cut days look like other days.
func TestTriagesHeadingIsNotCut(t *testing.T) {
	v := views.NewTriage(english(), triageOf(2))
	for w := 70; w <= 120; w++ {
		v.SetSize(w, 30)
		if heading := strings.Split(text(v), "\n")[0]; strings.Contains(heading, "…") ||
			!strings.Contains(heading, "incidents in") {
			t.Errorf("%d cells: %q", w, heading)
		}
	}
	if heading := strings.Split(text(v), "\n")[0]; !strings.Contains(heading, "against") {
		t.Errorf("120 cells: %q", heading)
	}
}

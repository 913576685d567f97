package views_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/views"
)

// unfolded is the incident under the cursor of a triage, on a screen of its own.
func unfolded(v *views.Triage) *views.Incident {
	i := do(v, keys.Open).(views.Open).View.(*views.Incident)
	i.SetSize(120, 30)
	return i
}

// twoPlaces is a triage with one incident: a province in two series, and the network in which it is seen, too.
func twoPlaces() quality.Triage {
	of := triageOf(2)
	lead, also := of.Findings[0], of.Findings[1]
	lead.Also = []quality.Moved{{Series: video, Was: 0.94, Now: 3.77, Unit: "%"},
		{Series: join, Was: 99.24, Now: 98.64, Unit: "%"}}
	also.Query.Dimension, also.Value = "Access", "4g"
	i := incidentOf(lead, also)
	i.Also = []quality.Place{{Dimension: "Access", Value: "4g"}}
	of.Findings, of.Incidents = []quality.Finding{lead, also}, []quality.Incident{i}
	return of
}

// An unfolded incident lists each of its places in each of its series, and says what they are of it. Each row opens
// the answer that shows it, with the places of the incident marked.
func TestAnIncidentListsItsRowsAndSeries(t *testing.T) {
	v := views.NewTriage(english(), twoPlaces())
	v.SetSize(120, 30)
	i := unfolded(v)
	var lines []string
	_, rows, _ := strings.Cut(text(i), "part of it")
	for _, line := range strings.Split(rows, "\n")[1:] {
		if words := strings.Fields(line); len(words) > 0 {
			lines = append(lines, strings.Join(words[:6], " "))
		}
	}
	want := []string{"> 北京市 names it audio stall", "北京市 names it video stall ▲+2.83", "北京市 names it 5 s join",
		"4g seen in audio stall ▲+1.61"}
	if !slices.Equal(lines, want) {
		t.Errorf("the rows are %q, want %q\n%s", lines, want, text(i))
	}
	act(i, keys.Down, keys.Down)
	q := week()
	q.Versus, q.Indicator = quality.Comparison{Basis: quality.ComparePrevious}, "join_room_success_rate"
	both := []views.Mark{{Dimension: "Province", Value: provinces[0]}, {Dimension: "Access", Value: "4g"}}
	if got := do(i, keys.Open); !reflect.DeepEqual(got, views.OpenRow{Query: q, Series: join, Value: provinces[0],
		Marks: both}) {
		t.Errorf("enter asks for %+v", got)
	}
	if open, ok := views.CompareScreen().Open(english(), i.Subject()).(views.Open); !ok || len(open.Ask) != 2 {
		t.Errorf("the comparison: %+v", open)
	}
	act(i, keys.Bottom, keys.Mark)
	if got := i.Subject().Marking.Marks(); !slices.Equal(got, both[1:]) {
		t.Errorf("with a mark of its own, marked is %v", got)
	}
}

// A place that may be another event is in doubt, and compared with the others.
func TestAPlaceInDoubtIsNamedAsSuch(t *testing.T) {
	of := twoPlaces()
	of.Incidents[0].Also = nil
	of.Incidents[0].Places = append(of.Incidents[0].Places, quality.Place{Dimension: "Access", Value: "4g"})
	of.Incidents[0].Open = []quality.OpenQuestion{{Kind: quality.OpenOneOrTwo,
		Places: []quality.Place{{Dimension: "Province", Value: provinces[0]}, {Dimension: "Access", Value: "4g"}}}}
	v := views.NewTriage(english(), of)
	v.SetSize(120, 30)
	i := unfolded(v)
	wantIn(t, "the rows", text(i), "> 北京市  names it")
	act(i, keys.Bottom)
	if line := strings.Join(strings.Fields(cursorLine(i)), " "); !strings.HasPrefix(line, "> 4g in doubt ") {
		t.Errorf("the row is %q", line)
	}
	if marks := i.Subject().Marking.Marks(); len(marks) != 2 || marks[1].Value != "4g" {
		t.Errorf("marked is %v", marks)
	}
}

// What comes while an incident is unfolded is shown; one that is not found any more stays as it was, and says so.
func TestAnUnfoldedIncidentFollowsTheTriage(t *testing.T) {
	v := views.NewTriage(english(), triageOf(3))
	v.SetSize(120, 30)
	i := unfolded(v)
	act(i, keys.Zero)
	later := triageOf(3)
	later.Incidents = []quality.Incident{incidentOf(later.Findings[1], later.Findings[0]), incidentOf(later.Findings[2])}
	v.SetTriage(later, 0)
	wantIn(t, "the incident that it was folded into", text(i), provinces[1]+": stalls worse", provinces[0])
	v.SetTriage(triageOf(0), 0)
	wantIn(t, "the incident that is gone", text(i), "not found any more", provinces[1])
	if open := do(i, keys.Open).(views.OpenRow); open.Value != provinces[1] {
		t.Errorf("enter asks for %+v", open)
	}
}

// The chart of an incident shows the row under the cursor with what is usual for it.
func TestTheChartOfAnIncident(t *testing.T) {
	v, _ := answeredTriage(t, english(), nil)
	i := unfolded(v)
	wantIn(t, "the chart", text(i), "广东  "+audio, "usual", "└")
	shown := text(i)
	if act(i, keys.Zero); text(i) == shown {
		t.Error("z changes nothing")
	}
	if rest, ok := do(i, keys.Down).(views.Rest); !ok || !strings.Contains(text(i), "广东  "+audio) {
		t.Errorf("after a move the chart is another at once, or asks for no rest: %v", rest)
	}
	if i.SetSize(40, 7); strings.Contains(text(i), "└") {
		t.Errorf("a low screen has a chart:\n%s", text(i))
	}
	wantIn(t, "a low screen", text(i), "广东", "audio stall")
}

func TestAnIncidentFits(t *testing.T) {
	t.Parallel()
	odd := twoPlaces()
	for at := range odd.Incidents[0].Findings {
		odd.Incidents[0].Findings[at].Value = strings.Repeat("很长的名称", 20)
	}
	for name, of := range map[string]quality.Triage{"two places": twoPlaces(), "one": triageOf(1), "odd": odd} {
		everywhere(t, name, func(e *views.Env) views.View {
			v := views.NewTriage(e, of)
			v.SetSize(80, 24)
			i := unfolded(v)
			act(i, append(times(9, keys.Right), keys.Bottom, keys.Mark)...)
			return i
		})
	}
	everywhere(t, "with a chart", func(e *views.Env) views.View {
		v, _ := answeredTriage(t, e, nil)
		return unfolded(v)
	})
}

// The heatmap of an incident shows its places as marked.
func TestTheHeatmapOfAnIncidentMarksIt(t *testing.T) {
	v, _ := answeredTriage(t, english(), nil)
	i := unfolded(v)
	open := views.HeatmapScreen().Open(english(), i.Subject()).(views.Open)
	open.View.SetSize(100, 20)
	open.View.(views.Asker).Answered(views.Outcome{Query: open.Ask[0], Result: olderAnswer(open.Ask[0], 7)})
	wantIn(t, "the heatmap", text(open.View), "*广东")
}

// The chart shows another row once the cursor rests on it: here one without an answer, which has no chart.
func TestTheChartOfAnIncidentFollowsTheCursor(t *testing.T) {
	v, queries := answeredTriage(t, english(), nil)
	of := triageOf(1)
	f := of.Findings[0]
	f.Query, f.Value, f.Also = queries[0], "广东", []quality.Moved{{Series: video, Was: 1, Now: 2, Unit: "%"}}
	v.SetTriage(folded(of, f), 0)
	i := unfolded(v)
	first := do(i, keys.Down).(views.Rest)
	wantIn(t, "the chart at once", text(i), "广东  "+audio)
	last := do(i, keys.Up).(views.Rest)
	act(i, keys.Down)
	i.Rested(first.Generation)
	i.Rested(last.Generation)
	wantIn(t, "the chart after moves before the last", text(i), "广东  "+audio)
	if i.Rested(last.Generation + 1); strings.Contains(text(i), "广东  "+audio) {
		t.Errorf("at rest the chart is still of the row before:\n%s", text(i))
	}
}

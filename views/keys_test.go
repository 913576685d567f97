package views_test

import (
	"strings"
	"testing"

	"rtcscope/keys"
	"rtcscope/report"
	"rtcscope/views"
)

// Keys do on every screen what the help says: right moves to the later day, enter on a row's details goes back, the
// first and the last row of a comparison are days, and copying on other screens than the table gives three lines.
func TestKeysDoWhatTheirHelpSays(t *testing.T) {
	d, ok := views.NewDetail(english(), compared(), views.OpenDetail{Series: audio, Value: "A"})
	if !ok {
		t.Fatal("no detail")
	}
	d.SetSize(80, 8) // the newest day is on top
	firstDay := func() string { return strings.Split(text(d), "\n")[3] }
	newest := firstDay()
	do(d, keys.Left)
	earlier := firstDay()
	if !strings.Contains(newest, "2026-08-19") || !strings.Contains(earlier, "2026-08-18") {
		t.Errorf("left goes from %q to %q", newest, earlier)
	}
	if do(d, keys.Right); firstDay() != newest {
		t.Errorf("right goes to %q", firstDay())
	}
	if got := do(d, keys.Open); got != (views.Leave{}) {
		t.Errorf("enter on the details asks for %v", got)
	}

	c := views.NewCompare(english(), []views.Curve{{Result: compared(), Series: audio, Value: "A"}}, 1)
	c.SetSize(100, 30)
	for a, want := range map[keys.Action]string{keys.Top: "2026-08-13", keys.Bottom: "2026-08-19"} {
		if do(c, a); !strings.Contains(text(c), want) {
			t.Errorf("action %q goes not to %s:\n%s", a, want, text(c))
		}
	}
	shown := text(c)
	if do(c, keys.Mark); text(c) == shown {
		t.Error("space hides no line of a comparison")
	}
	if do(c, keys.Mark); text(c) != shown {
		t.Error("space twice is not as before")
	}

	triage := views.NewTriage(english(), triageOf(2))
	triage.SetSize(100, 30)
	for name, v := range map[string]views.View{"heatmap": heatmap(t, english(), compared(), "A", 100, 30), "compare": c,
		"why": whyScreen(100, 30), "triage": triage} {
		if copied := do(v, keys.Copy).(views.Copy).Text; strings.Count(copied, "\n") >= report.HandoutLines {
			t.Errorf("%s copies\n%s", name, copied)
		}
	}
}

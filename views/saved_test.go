package views_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/views"
)

func typed(v views.View, text string) {
	v.Type(tea.PasteMsg{Content: text})
}

func TestASavedQuerySaysWhatItAsks(t *testing.T) {
	q := query("2022-12-01", "2022-12-07")
	q.Range, q.Product, q.Versus = quality.Last(14, now), quality.ProductWeb,
		quality.Comparison{Basis: quality.CompareWeek}
	gone := views.SavedQuery{Name: "broken", Wrong: &quality.Problem{Text: "%q is no number of days: write it like 7d",
		Args: []any{"soon"}}}
	v := views.NewSaved(english(), []views.SavedQuery{{Name: "evening", Query: q}, gone})
	v.SetSize(120, 8)
	got := text(v)
	for _, want := range []string{"evening", q.App, "stall_rate", "Province", "14 days", "web", "against a week before",
		`"soon" is no number of days`} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if intent := do(v, keys.Open); intent != (views.OpenSaved{Query: q}) {
		t.Errorf("opening asks for %+v", intent)
	}
	do(v, keys.Down)
	if says, _ := do(v, keys.Open).(views.Say); !strings.Contains(says.Words, `"soon" is no number of days`) {
		t.Errorf("one that cannot be asked says %q", says.Words)
	}
}

// Enter alone must not replace a saved query.
func TestNamingReplacesOnlyWhatIsNamed(t *testing.T) {
	list := []views.SavedQuery{{Name: "evening", Query: query("2022-12-01", "2022-12-07")}}
	v := views.NewNaming(english(), query("2022-12-01", "2022-12-07"), list)
	v.SetSize(120, 8)
	if intent := do(v, keys.Open); intent != (views.Keep{Name: "stall_rate Province",
		Query: query("2022-12-01", "2022-12-07")}) {
		t.Errorf("without a name it is %+v", intent)
	}
	typed(v, "even") // a new name, though a saved name begins with it
	if intent := do(v, keys.Open); intent != (views.Keep{Name: "even", Query: query("2022-12-01", "2022-12-07")}) {
		t.Errorf("even is kept as %+v", intent)
	}
	typed(v, "ing")
	if got := text(v); !strings.Contains(got, "replaces: ") {
		t.Errorf("nothing says that one is replaced:\n%s", got)
	}
	if intent := do(v, keys.Open); intent != (views.Keep{Name: "evening", Query: query("2022-12-01", "2022-12-07")}) {
		t.Errorf("evening is kept as %+v", intent)
	}
	typed(v, strings.Repeat("x", 60))
	says, _ := do(v, keys.Open).(views.Say)
	if got := text(v); !strings.Contains(got, "60 characters") || !strings.Contains(says.Words, "60 characters") {
		t.Errorf("a name that is too long is taken:\n%s", got)
	}
}

func TestForgettingTakesTheSameKeyTwice(t *testing.T) {
	list := []views.SavedQuery{{Name: "a", Query: query("2022-12-01", "2022-12-07")},
		{Name: "b", Query: query("2022-12-01", "2022-12-07")}}
	for _, between := range []func(v *views.Saved){
		func(v *views.Saved) { act(v, keys.Down, keys.Up) },
		func(v *views.Saved) { typed(v, "a") },
	} {
		v := views.NewSaved(english(), list)
		v.SetSize(80, 8)
		if intent := do(v, keys.Forget); intent != nil {
			t.Errorf("one press is enough: %+v", intent)
		}
		between(v)
		if intent := do(v, keys.Forget); intent != nil {
			t.Errorf("two presses with something between are enough: %+v", intent)
		}
		if intent := do(v, keys.Forget); intent != (views.Forget{Name: "a"}) {
			t.Errorf("two presses ask for %+v", intent)
		}
	}
}

// Neither enter alone, nor the beginning of a saved name, nor a saved name in other case replaces a query.
func TestNamingTellsNamesApart(t *testing.T) {
	q := query("2022-12-01", "2022-12-07")
	list := []views.SavedQuery{{Name: "evening stalls", Query: q}, {Name: "evening", Query: q},
		{Name: "stall_rate Province", Query: q}}
	for typing, want := range map[string]string{"": "stall_rate Province 2", "evening": "evening", "Evening": "Evening",
		"even": "even"} {
		v := views.NewNaming(english(), q, list)
		v.SetSize(120, 8)
		typed(v, typing)
		if intent := do(v, keys.Open); intent != (views.Keep{Name: want, Query: q}) {
			t.Errorf("%q is kept as %+v", typing, intent)
		}
	}
}

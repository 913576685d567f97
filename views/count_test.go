package views_test

import (
	"runtime"
	"testing"

	"rtcscope/keys"
	"rtcscope/views"
)

// What a key does may not grow with the rows of an answer: it works out what is seen. That is counted in allocations and
// in bytes, which are the same on every machine. Each body of a benchmark runs here, too.
func TestKeysWorkOutWhatIsSeen(t *testing.T) {
	const few, many = 300, 1000
	small, large := shown(bigAnswer(few, 7)), shown(bigAnswer(many, 7)) // judged once for all
	for _, one := range benchmarks {
		t.Run(one.name, func(t *testing.T) {
			if one.work == judgesAll {
				one.open(bigAnswer(40, 7))(0)
				return
			}
			const slack, slackBytes = 100, 20_000 // lists that grow, and rows that say more than others
			count, bytes := allocated(one.open(small))
			countMany, bytesMany := allocated(one.open(large))
			if countMany > 1.5*count+slack {
				t.Errorf("it takes %v allocations for %d rows, and %v for %d", count, few, countMany, many)
			}
			if one.work == drawsSeen && bytesMany > 1.5*bytes+slackBytes {
				t.Errorf("it takes %v bytes for %d rows, and %v for %d", bytes, few, bytesMany, many)
			}
		})
	}
}

// allocated is what a step allocates on the average.
func allocated(step func(n int)) (count, bytes float64) {
	const steps = 12
	var before, after runtime.MemStats
	n := 0
	count = testing.AllocsPerRun(steps, func() {
		if n == 1 { // AllocsPerRun calls it once more, before
			runtime.ReadMemStats(&before)
		}
		step(n)
		n++
	})
	runtime.ReadMemStats(&after)
	return count, float64(after.TotalAlloc-before.TotalAlloc) / steps
}

// The rows of an answer are judged once: what is opened from the table shows its judgements.
func TestScreensShareTheJudgementsOfTheTable(t *testing.T) {
	r := bigAnswer(40, 14)
	e := benchedTable(r)
	shown, _ := e.Result()
	if r.Verdicts != nil || shown.Verdicts == nil {
		t.Fatal("the table does not hand on its judgements")
	}
	do(e, keys.NextSeries)
	if again, _ := e.Result(); again.Verdicts != shown.Verdicts {
		t.Error("the next series is judged again")
	}
	value := r.Tables[0].Rows[3].Value
	detail, _ := views.NewDetail(english(), shown, views.OpenDetail{Series: audio, Value: value})
	heatmap, _ := views.NewHeatmap(english(), shown, audio, value)
	for name, screen := range map[string]views.HasSubject{"details": detail, "heatmap": heatmap,
		"comparison": views.NewCompare(english(), curvesOf(shown, audio, value), 1)} {
		if screen.Subject().Result.Verdicts != shown.Verdicts {
			t.Errorf("%s: the rows are judged again", name)
		}
	}
	// Judgements that came with an answer stay.
	e.SetResult(shown)
	if again, _ := e.Result(); again.Verdicts != shown.Verdicts {
		t.Error("an answer that was judged is judged again")
	}
}

// What was kept of a series does not outlive what it depends on.
func TestWhatIsKeptOfASeriesFollowsWhatChanges(t *testing.T) {
	r := bigAnswer(60, 14)
	open := func(change func(e *views.Explore)) string {
		e := views.NewExplore(english())
		e.SetSize(120, 33)
		change(e)
		return text(e)
	}
	other := bigAnswer(50, 7)
	layout := views.Layout{Hidden: []string{"trend"}, Order: []string{"mean"}}
	for name, change := range map[string]func(e *views.Explore){
		"another answer": func(e *views.Explore) { e.SetResult(other) },
		"another width":  func(e *views.Explore) { e.SetResult(r); e.SetSize(70, 33) },
		"a layout":       func(e *views.Explore) { e.SetLayout(layout); e.SetResult(r) },
		"an order":       func(e *views.Explore) { e.SetResult(r); act(e, keys.Sort, keys.Sort, keys.Sort) },
		"a filter": func(e *views.Explore) {
			e.SetResult(r)
			do(e, keys.Filter)
			typeIn(t, e, "guang")
			act(e, keys.Open, keys.Sort)
		},
	} {
		// The same change, after the series was seen another way.
		before := func(e *views.Explore) {
			e.SetResult(r)
			e.Lines()
			act(e, keys.NextSeries, keys.NextSeries, keys.Sort, keys.Sort)
			e.Lines()
		}
		want := open(change)
		got := open(func(e *views.Explore) {
			before(e)
			change(e)
		})
		if got != want {
			t.Errorf("%s: after the series was seen before:\n%s\nwant\n%s", name, got, want)
		}
	}
}

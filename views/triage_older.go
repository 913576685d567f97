package views

import (
	"rtcscope/quality"
)

// A deepening is what a triage does after its first verdict: it asks its queries again with the older days that the
// service still has, and each answer replaces the earlier one.
type deepening struct {
	under bool // it is under way
	began bool // at most once
	done  int  // queries that ended
	days  int  // past days of the first verdict
}

// Older implements Deepener. It asks for whole weeks, since a part of one would take as many calls. Without values
// that are held, all answers would be asked for again.
func (v *Triage) Older() ([]quality.Query, int) {
	days := quality.Day(0)
	if from, oldest := v.triage.Query.Range.From, quality.Oldest(v.env.Now()); from > oldest {
		days = (from - oldest) / quality.SpanDays * quality.SpanDays
	}
	if v.deeper.began || v.running || v.failure != "" || v.loose || !v.triage.Progress().Whole() || days == 0 {
		return nil, 0
	}
	return quality.TriageQueries(v.env.Catalogue, v.triage.Query), int(days)
}

// Deepening implements Deepener.
func (v *Triage) Deepening() {
	_, days := v.triage.PastDays()
	v.deeper = deepening{under: true, began: true, days: days}
	v.running, v.began = true, v.env.Now()
	v.place()
}

// looksBack notes an outcome. It returns true if that is all there is to do: with older days, a failure leaves the
// first answer.
func (v *Triage) looksBack(o Outcome) bool {
	v.loose = v.loose || o.Failure == nil && !o.Result.Kept
	if !v.deeper.under {
		return false
	}
	v.deeper.done++
	if o.Failure == nil {
		return false
	}
	v.setTriage(v.triage, v.estimate(v.triage))
	return true
}

// ended counts the queries that ended, of those that are under way.
func (v *Triage) ended(t quality.Triage) int {
	if v.deeper.under {
		return v.deeper.done
	}
	return t.Done
}

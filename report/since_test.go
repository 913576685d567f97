package report_test

import (
	"slices"
	"testing"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// judged are the figures of a row with a judgement, over a week compared with the week before.
func judged(j quality.Judgement) *quality.Figures {
	q := week()
	q.Versus = quality.Comparison{Basis: quality.ComparePrevious}
	past, _ := q.Past()
	return &quality.Figures{Judged: []quality.Judgement{j},
		Table: quality.Table{Axis: quality.DayAxis(q.Range), Past: quality.DayAxis(past)}}
}

// What a judgement says has words of its own for each case, in both languages, and in a narrow column, too.
func TestEachJudgementHasWordsOfItsOwn(t *testing.T) {
	at := week().Range.From
	worse := func(from quality.Day) quality.Judgement {
		return quality.Judgement{State: quality.StateWorse, From: moment(from), To: moment(at + 6), Before: from < at}
	}
	over := quality.Judgement{State: quality.StateWasWorse, From: moment(at + 1), To: moment(at + 3)}
	once := over
	once.To = once.From
	better := worse(at + 2)
	better.State = quality.StateBetter
	earlier := better
	earlier.From, earlier.Before = moment(at-3), true
	seen := map[lang.Language][]string{}
	for _, tt := range []struct {
		j              quality.Judgement
		text, zh, cell string
	}{
		{quality.Judgement{}, "no verdict: no values in these days", "无结论：这些天没有数据", "no verdict"},
		{quality.Judgement{State: quality.StateFewDays, Past: 3}, "few days: 3 known before", "历史天数太少：此前仅 3 天有数据",
			"few days"},
		{quality.Judgement{State: quality.StateFewCalls}, "too few calls to tell", "通话量太少，无法判断",
			"few calls"},
		{quality.Judgement{State: quality.StateAsBefore}, "as before", "无异常", ""},
		{quality.Judgement{State: quality.StateWithApp}, "like the whole app", "与应用整体同步变化", "with app"},
		{worse(at + 2), "08-15", "08-15", "08-15"},
		{worse(at - 3), "08-10, already bad in the compared days", "08-10，对比期内就已异常", "(08-10)"},
		{worse(at - 9), "08-04, began before these days", "08-04，早于所选日期", "(08-04)"},
		{over, "bad 08-14 to 08-16, over", "08-14 至 08-16 异常，现已恢复", "over"},
		{once, "bad on 08-14, over", "08-14 异常，现已恢复", "over"},
		{better, "08-15, for the better", "08-15，改善", "08-15"},
		{earlier, "08-10, for the better, began before these days", "08-10，改善，早于所选日期", "(08-10)"},
	} {
		for l, want := range map[lang.Language]string{lang.English: tt.text, lang.Chinese: tt.zh} {
			got := report.SinceText(lang.Printer{Language: l}, judged(tt.j), 0)
			if got != want {
				t.Errorf("got %q, want %q", got, want)
			}
			if slices.Contains(seen[l], got) && want != "08-15" {
				t.Errorf("%q is said of two things", got)
			}
			seen[l] = append(seen[l], got)
		}
		words := tt.text
		if tt.j.State.Out() {
			words = "since " + tt.text
		}
		if got := report.SinceWords(lang.Printer{}, judged(tt.j), 0); got != words {
			t.Errorf("the words are %q, want %q", got, words)
		}
		if got := report.SinceCell(lang.Printer{}, judged(tt.j), 0); got != tt.cell {
			t.Errorf("%q has the cell %q, want %q", tt.text, got, tt.cell)
		}
	}
}

package views_test

import (
	"strings"
	"testing"
	"time"

	"rtcscope/api"
	"rtcscope/cells"
	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/theme"
	"rtcscope/views"
)

// provisional is a triage of which so many queries are known by their newest days alone, and with them the last of its
// three incidents.
func provisional(n, done int) quality.Triage {
	t := triageOf(0)
	for i, q := range quality.TriageQueries(api.Catalogue(), t.Query)[:n] {
		t.Add(quality.Result{Query: q, ToCome: quality.StageRows, Progress: quality.Progress{Done: i, Total: 20}},
			english().Catalogue)
	}
	of := triageOf(3)
	of.Incidents[2].Provisional = true
	of.Incidents[2].Findings[0].Provisional = true
	t.Findings, t.Incidents, t.Rows, t.Done = of.Findings, of.Incidents, of.Rows, done
	return t
}

// What rests on the newest days alone is called provisional wherever it is said, and has no severity yet; the progress
// says what is still to come.
func TestWhatIsProvisionalIsCalledSo(t *testing.T) {
	for l, words := range map[lang.Language][]string{
		lang.English: {"4 of 20 queries, 16 provisional", "about 8 s left", "the days before are still to come",
			"PROVISIONAL", "provisional: judged by the newest days alone", "users are still to come",
			"provisional in 16 queries, whose days before the range did not come", "stopped before the users came"},
		lang.Chinese: {"已查询 4 / 20，另有 16 个暂定", "约剩 8 秒", "待取此前数据", "【暂定】", "暂定：仅依据最近几天判断",
			"待取用户数", "16 个查询为暂定：未取得此前数据", "已停止：未取得用户数"},
	} {
		for _, size := range [][2]int{{80, 21}, {120, 32}} {
			v := views.NewTriage(env(theme.Unicode(), l), provisional(16, 4))
			v.SetSize(size[0], size[1])
			v.SetTriage(provisional(16, 4), 8*time.Second)
			act(v, keys.Bottom)
			got := text(v)
			wantIn(t, "under way", got, words[0], words[1], words[3], words[4])
			if long := strings.Contains(got, words[2]); long != (size[0] == 120) {
				t.Errorf("%d cells say what is still to come: %t", size[0], long)
			}
			if line := cursorLine(v); !strings.HasPrefix(line, "> ?  ") {
				t.Errorf("the provisional incident is %q", line)
			}
			wantIn(t, "the copy", do(v, keys.Copy).(views.Copy).Text, words[3], words[4])
			if row := do(v, keys.Export).(views.Export).Shown.Raw[2]; row[4] != "provisional" {
				t.Errorf("programs get %q", row)
			}
			act(v, keys.Top)
			if line := cursorLine(v); !strings.HasPrefix(line, "> !! ") || strings.Contains(text(v), words[4]) {
				t.Errorf("what is sure is %q", line)
			}
			v.End("")
			joined := strings.ReplaceAll(strings.Join(strings.Fields(text(v)), " "), "； ", "；")
			wantIn(t, "stopped", joined, words[6])
			v.SetTriage(provisional(0, 20), 0)
			if strings.Contains(text(v), words[6]) {
				t.Error("nothing is provisional, and it says so")
			}
		}
	}
}

// While answers come the bar keeps its length, whatever is said beside it.
func TestTheBarKeepsItsLength(t *testing.T) {
	for _, w := range []int{80, 120} {
		v := views.NewTriage(english(), triageOf(3))
		v.SetSize(w, 24)
		length := 0
		for _, step := range []struct{ n, done, left int }{{0, 0, 0}, {0, 4, 9}, {1, 4, 17}, {16, 4, 8}, {9, 11, 3}, {0, 20, 1}} {
			v.SetTriage(provisional(step.n, step.done), time.Duration(step.left)*time.Second)
			line := strings.Split(text(v), "\n")[1]
			bar := cells.Width(line[:strings.LastIndexAny(line, "█·")+len("█")])
			if length == 0 {
				length = bar
			}
			if bar != length && step.done < 20 || cells.Width(line) > w {
				t.Errorf("%d cells, %+v: the bar has %d, and had %d: %s", w, step, bar, length, line)
			}
		}
	}
}

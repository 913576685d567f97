package ui

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys/keystest"
	"rtcscope/quality"
	"rtcscope/report"
)

// A desk is a Copier that keeps what is copied and exported.
type desk struct {
	copied   []string
	exported []string
	err      error
}

func (d *desk) Text(s report.Sheet, format string) string {
	return format + ":" + strings.Join(s.Heading, "|") + "/" + strings.Join(s.Rows[len(s.Rows)-1], "|")
}

func (d *desk) Copy(_ context.Context, text string) (string, bool, error) {
	d.copied = append(d.copied, text)
	return "copied to the test", false, d.err
}

func (d *desk) Export(s report.Sheet, format, path string) (report.Written, error) {
	d.exported = append(d.exported, path+s.Name+"."+format)
	return report.Written{Path: "out." + format, Taken: path}, d.err
}

func copyDriver(t *testing.T, to *desk) *driver {
	t.Helper()
	s := newStub()
	d := drive(t, Options{Service: s, Copier: to, Query: aQuery(), Run: true})
	d.read(s).end <- ending{result: answerOf(aQuery(), "广东", "上海", "北京")}
	d.until("广东")
	return d
}

func TestWhatIsSeenIsCopied(t *testing.T) {
	to := &desk{}
	d := copyDriver(t, to)
	d.press("y")
	d.until("copied to the test")
	if len(to.copied) != 1 || !strings.HasPrefix(to.copied[0], "**") ||
		!strings.Contains(to.copied[0], "\n`rtcscope query --app live") {
		t.Errorf("copied %q", to.copied)
	}
	d.send(keystest.Press("ctrl+g"))
	d.until("copied to the test")
	if len(to.copied) != 2 || !strings.HasPrefix(to.copied[1], "md:") {
		t.Errorf("copied %q", to.copied)
	}
	d.press("Y")
	d.until("copied to the test")
	if last := to.copied[len(to.copied)-1]; !strings.HasPrefix(last, "rtcscope query --app live") ||
		!strings.Contains(last, "--dimension Province") {
		t.Errorf("the command is %q", last)
	}
}

func TestACopyThatFailsSaysWhy(t *testing.T) {
	d := copyDriver(t, &desk{err: errors.New("no way to copy here")})
	d.press("y")
	d.until("no way to copy here")
}

func TestATableIsExportedInAChosenFormat(t *testing.T) {
	to := &desk{}
	d := copyDriver(t, to)
	d.press("e")
	d.has("csv", "json", "md")
	d.press("json enter")
	d.until("3 rows are in out.json")
	if len(to.exported) != 1 || to.exported[0] != "rtcscope-live-80ms_audio_stall_rate-Province-2026-11-21.json" {
		t.Errorf("exported %q", to.exported)
	}
}

// The path of a file is not cut, however narrow the screen is.
func TestALongNoteIsSeenWhole(t *testing.T) {
	d := copyDriver(t, &desk{})
	d.send(tea.WindowSizeMsg{Width: 40, Height: 12})
	d.model.Update(copyDone{words: "34 rows are in /home/me/rtcscope-demo-live-80ms_audio_stall_rate-Province-2026-11-22.csv"})
	screen := d.screen()
	if joined := strings.Join(strings.Fields(screen), ""); !strings.Contains(joined,
		"80ms_audio_stall_rate-Province-2026-11-22.csv") {
		t.Errorf("the path is cut:\n%s", screen)
	}
	if lines := strings.Split(screen, "\n"); len(lines) != 12 {
		t.Errorf("%d lines of 12:\n%s", len(lines), screen)
	}
	d.press("j")
	d.hasNot("34 rows")
}

// Copies and exports of an incomplete answer are called incomplete, while a load is under way and after it was stopped
// or failed. Those of a complete answer are not.
func TestWhatIsHandedOnOfALoadSaysThatItIsAPart(t *testing.T) {
	part := answerOf(aQuery(), "广东", "上海")
	part.Progress = quality.Progress{Done: 4, Total: 11}
	whole := answerOf(aQuery(), "广东", "上海")
	whole.Progress = quality.Progress{Done: 11, Total: 11}
	for name, then := range map[string]struct {
		does       func(*driver, read1)
		incomplete bool
	}{
		"under way": {func(*driver, read1) {}, true},
		"stopped":   {func(d *driver, _ read1) { d.press("esc") }, true},
		"failed": {func(d *driver, r read1) {
			r.end <- ending{result: part, err: errors.New("no route to host")}
			d.until("no route to host")
		}, true},
		"whole": {func(d *driver, r read1) {
			r.end <- ending{result: whole}
			for d.model.load != nil {
				d.step()
			}
		}, false},
	} {
		s, to := newStub(), &desk{}
		s.prompt = true
		d := drive(t, Options{Service: s, Copier: to, Query: aQuery(), Run: true})
		r := d.read(s)
		r.partial(part, part.Progress)
		d.until("广东")
		then.does(d, r)
		for _, keys := range []string{"y", "Y", "e enter"} {
			d.model.note = ""
			d.press(keys)
			for d.model.note == "" {
				d.step()
			}
			if got := strings.HasPrefix(d.model.note, "incomplete: 4 of 11 answers; "); got != then.incomplete {
				t.Errorf("%s, %s: the note is %q", name, keys, d.model.note)
			}
		}
		if got := strings.Contains(to.exported[0], "incomplete"); got != then.incomplete {
			t.Errorf("%s: the file is %q", name, to.exported[0])
		}
	}
}

// A path can be typed for an export. If a file has it already, the note says so and names the new one.
func TestATableIsExportedToATypedPath(t *testing.T) {
	to := &desk{}
	d := copyDriver(t, to)
	d.press("e")
	d.press("~/a.md enter")
	d.until("~/a.md exists already, and stays as it is; 3 rows are in out.md")
	if len(to.exported) != 1 || !strings.HasPrefix(to.exported[0], "~/a.md") {
		t.Errorf("exported %q", to.exported)
	}
}

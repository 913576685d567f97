package quality_test

import (
	"errors"
	"strings"
	"testing"

	"rtcscope/quality"
)

// wantProblem checks that an error is a problem of the days, and reads as a sentence that quotes what was typed.
func wantProblem(t *testing.T, typed string, err error, says string) {
	t.Helper()
	var problem *quality.Problem
	if !errors.As(err, &problem) {
		t.Errorf("%q gives the error %v, want a *Problem", typed, err)
		return
	}
	if problem.Field != quality.FieldRange {
		t.Errorf("%q is blamed on field %d, want that of the range", typed, problem.Field)
	}
	text := problem.Error()
	if malformed := strings.Contains(text, "%!") && !strings.Contains(typed, "%!"); malformed ||
		!strings.Contains(text, says) {
		t.Errorf("%q gives the problem %q, which should hold %q", typed, text, says)
	}
}

const (
	twoDigits  = "use two digits"
	noSuchDay  = "not a day of the calendar"
	noNumber   = "no number of days"
	parseClock = "2026-11-22T12:00:00+08:00"
)

func TestParseDay(t *testing.T) {
	for _, tt := range []struct{ text, problem string }{
		{"2026-11-21", ""},
		{"2028-02-29", ""},
		{"1969-12-31", ""},
		{"0001-01-01", ""},
		{"2026-02-29", noSuchDay}, // no leap year
		{"2026-02-30", noSuchDay},
		{"2026-04-31", noSuchDay},
		{"2026-13-01", noSuchDay},
		{"2026-00-01", noSuchDay},
		{"2026-01-00", noSuchDay},
		{"2026-1-2", twoDigits},
		{"2026-01-2", twoDigits},
		{"0001-1-1", twoDigits},
		{"2026-2-30", noSuchDay},
		{"26-01-02", noSuchDay},
		{"2026/01/02", noSuchDay},
		{"2026-01-02 ", noSuchDay},
		{"2026-01-02T00:00:00+08:00", noSuchDay},
		{"today", noSuchDay},
		{"%d", noSuchDay}, // what was typed is no format
		{"", noSuchDay},
	} {
		got, err := quality.ParseDay(tt.text)
		if tt.problem != "" {
			wantProblem(t, tt.text, err, tt.problem)
			continue
		}
		if err != nil || got != day(t, tt.text) {
			t.Errorf("ParseDay(%q) = %s, %v", tt.text, got, err)
		}
	}
}

func TestParseLast(t *testing.T) {
	now := at(t, parseClock)
	for _, tt := range []struct{ text, want, problem string }{
		{"7d", "2026-11-15..2026-11-21", ""},
		{"1d", "2026-11-21", ""},
		{"28d", "2026-10-25..2026-11-21", ""},
		{"29d", "2026-10-24..2026-11-21", ""}, // from the oldest day the service holds to the newest settled one
		{"30d", "2026-10-23..2026-11-21", ""}, // an archive may hold more
		{"9999d", "1999-07-08..2026-11-21", ""},
		{"7", "2026-11-15..2026-11-21", ""},
		{"7D", "2026-11-15..2026-11-21", ""},
		{"7 d", "2026-11-15..2026-11-21", ""},
		{" 7d ", "2026-11-15..2026-11-21", ""},
		{"2w", "2026-11-08..2026-11-21", ""},
		{"1W", "2026-11-15..2026-11-21", ""},
		{"1428w", "1999-07-11..2026-11-21", ""},
		{"0d", "", noNumber},
		{"0w", "", noNumber},
		{"1429w", "", noNumber},
		{"2wd", "", noNumber},
		{"-7d", "", noNumber},
		{"10000d", "", noNumber},
		{"99999999999999999999d", "", noNumber},
		{"d", "", noNumber},
		{"7.5d", "", noNumber},
		{"7h", "", noNumber},
		{"0x7d", "", noNumber},
		{"", "", noNumber},
	} {
		got, err := quality.ParseLast(tt.text, now)
		if tt.problem != "" {
			wantProblem(t, tt.text, err, tt.problem)
			continue
		}
		if err != nil || got.String() != tt.want {
			t.Errorf("ParseLast(%q) = %s, %v, want %s", tt.text, got, err, tt.want)
		}
	}
}

// Before eight in the morning one settled day fewer is held; the most that can be asked for is always answered.
func TestParseLastTakesWhatIsHeld(t *testing.T) {
	for now, most := range map[string]string{
		"2026-11-22T07:59:59+08:00": "28d", "2026-11-22T08:00:00+08:00": "29d", "2026-11-22T23:59:59+08:00": "29d",
	} {
		r, err := quality.ParseLast(most, at(t, now))
		if problem := quality.CheckRange(r, at(t, now), false); err != nil || problem != nil {
			t.Errorf("at %s %s is refused: %v, %v", now, most, err, problem)
		}
		for _, more := range []string{"30d", "31d"} {
			r, err := quality.ParseLast(more, at(t, now))
			if problem := quality.CheckRange(r, at(t, now), false); err != nil || problem == nil {
				t.Errorf("at %s %s passes without an archive: %v", now, more, err)
			}
			if problem := quality.CheckRange(r, at(t, now), true); problem != nil {
				t.Errorf("at %s %s is refused with an archive: %v", now, more, problem)
			}
		}
	}
}

func TestParseRange(t *testing.T) {
	now := at(t, parseClock)
	for _, tt := range []struct{ text, want, problem string }{
		{"7d", "2026-11-15..2026-11-21", ""},
		{"  7d ", "2026-11-15..2026-11-21", ""},
		{"7D", "2026-11-15..2026-11-21", ""},
		{"2w", "2026-11-08..2026-11-21", ""},
		{"2026-11-01", "2026-11-01", ""},
		{"2026-11-01..2026-11-05", "2026-11-01..2026-11-05", ""},
		{"2026-11-01 .. 2026-11-05", "2026-11-01..2026-11-05", ""},
		{"2026-11-01 2026-11-05", "2026-11-01..2026-11-05", ""},
		{"2026-11-01   2026-11-05", "2026-11-01..2026-11-05", ""},
		{"2026-11-05..2026-11-01", "2026-11-05..2026-11-01", ""}, // Check says what is wrong with it
		{"11-01..11-05", "2026-11-01..2026-11-05", ""},           // without a year the last such days
		{"11-22", "2026-11-22", ""},                              // today has begun
		{"11-23", "2025-11-23", ""},
		{"12-30 .. 01-02", "2025-12-30..2026-01-02", ""},
		{"2026-11-01 11-05", "2026-11-01..2026-11-05", ""},
		{"02-29", "", noSuchDay}, // neither this year nor the last one has it
		{"13-01", "", noSuchDay},
		{"1-1-1", "", noSuchDay},
		{"11/01", "", noSuchDay},
		{"2026-02-30", "", noSuchDay},
		{"2026-13-01..2026-11-05", "", noSuchDay},
		{"2026-11-01..2026-02-30", "", noSuchDay},
		{"2026-11-01..2026-11-5", "", twoDigits},
		{"2026-11-01–2026-11-05", "2026-11-01..2026-11-05", ""}, // as screens draw it
		{"2026-11-01..", "2026-11-01.." + quality.NewestSettled(now).String(), ""},
		{"..2026-11-01", "", noSuchDay},
		{"2026-11-01...2026-11-05", "", noSuchDay},
		{"2026-11-01..2026-11-02..2026-11-03", "", noSuchDay},
		{"2026-11-01 2026-11-02 2026-11-03", "", noSuchDay},
		{"2026-11-01-2026-11-05", "", noSuchDay},
		{"0d", "", noNumber},
		{"second", "", "write it like"},
		{"", "", noSuchDay},
	} {
		got, err := quality.ParseRange(tt.text, now)
		if tt.problem != "" {
			wantProblem(t, tt.text, err, tt.problem)
			continue
		}
		if err != nil || got.String() != tt.want {
			t.Errorf("ParseRange(%q) = %s, %v, want %s", tt.text, got, err, tt.want)
		}
	}
}

// Whatever is typed, it is read or refused as a problem; and a range that was read is read again from its own text.
func FuzzParseRange(f *testing.F) {
	for _, text := range []string{"7d", "9999d", "2026-11-01", "2026-11-01..2026-11-05", "2026-02-30",
		"0000-01-01 9999-12-31", "d", "..", " "} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		now := at(t, parseClock)
		r, err := quality.ParseRange(text, now)
		if err != nil {
			wantProblem(t, text, err, "")
			return
		}
		again, err := quality.ParseRange(r.String(), now)
		if err != nil || again != r {
			t.Errorf("%q reads as %s, which reads as %s, %v", text, r, again, err)
		}
	})
}

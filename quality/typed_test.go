package quality_test

import (
	"testing"
	"time"

	"rtcscope/quality"
)

// What an input method types means what ASCII would.
func TestDaysOfAnInputMethod(t *testing.T) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, quality.Zone)
	for text, want := range map[string]string{
		"７ｄ":             "2026-11-15..2026-11-21",
		"１１－０２":          "2026-11-02",
		"２０２６－１１－０２":     "2026-11-02",
		"11-02～11-08":    "2026-11-02..2026-11-08",
		"11-02~11-08":    "2026-11-02..2026-11-08",
		"11-02〜11-08":    "2026-11-02..2026-11-08",
		"11-02—11-08":    "2026-11-02..2026-11-08",
		"11-02——11-08":   "2026-11-02..2026-11-08",
		"11-02 —— 11-08": "2026-11-02..2026-11-08",
		"11-02。。11-08":   "2026-11-02..2026-11-08",
		"11-02．．11-08":   "2026-11-02..2026-11-08",
		"11-02……11-08":   "2026-11-02..2026-11-08",
		"11-02－11-08":    "2026-11-02..2026-11-08",
		"１１－０２－１１－０８":    "2026-11-02..2026-11-08",
		"２０２６－１１－０２－１１－０８":      "2026-11-02..2026-11-08",
		"２０２６－１１－０２－２０２６－１１－０８": "2026-11-02..2026-11-08",
		"１１－０２　１１－０８":           "2026-11-02..2026-11-08",
		"　１１－０２。。":              "2026-11-02..2026-11-21",
		"１１－０２～":                "2026-11-02..2026-11-21",
	} {
		r, err := quality.ParseRange(text, now)
		if err != nil || r.String() != want {
			t.Errorf("%q is %s, %v, want %s", text, r, err, want)
		}
		if c, err := quality.ParseComparison(text, now); err != nil || c.Range.String() != want {
			t.Errorf("compared with %q: %s, %v, want %s", text, c.Range, err, want)
		}
	}
	for _, text := range []string{"1-1-1-1", "11-02-11", "11-02-11-08-11-10-1", "。。", "～", "１１－３２"} {
		if r, err := quality.ParseRange(text, now); err == nil {
			t.Errorf("%q is %s, want an error", text, r)
		}
	}
	if day, err := quality.ParseDay("２０２６－１１－０２"); err != nil || day.String() != "2026-11-02" {
		t.Errorf("the day is %s, %v", day, err)
	}
	if c, err := quality.ParseComparison("４ｗｅｅｋｓ", now); err != nil || c.Basis != quality.CompareFourWeeks {
		t.Errorf("the comparison is %s, %v", c, err)
	}
}

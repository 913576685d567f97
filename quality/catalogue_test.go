package quality_test

import (
	"testing"

	"rtcscope/quality"
)

func TestSeries(t *testing.T) {
	for _, tt := range []struct {
		name, limit string
		media       quality.Media
		base        string // empty: the name is not known
		better      quality.Direction
		hasLimits   bool
	}{
		{"80ms_audio_stall_rate", "80ms", quality.Audio, "stall_rate", quality.LowerBetter, true},
		{"500ms_video_stall_rate", "500ms", quality.Video, "stall_rate", quality.LowerBetter, true},
		{"200ms_audio_stall_rate", "200ms", quality.Audio, "stall_rate", quality.LowerBetter, true}, // limits are defaults
		{"video_stall_rate", "", quality.Video, "stall_rate", quality.LowerBetter, true},
		{"stall_rate", "", "", "stall_rate", quality.LowerBetter, false}, // has limits by media alone
		{"5s_join_room_success_rate", "5s", "", "join_room_success_rate", quality.HigherBetter, true},
		{"audio_join_room_success_rate", "", quality.Audio, "join_room_success_rate", quality.HigherBetter, true},
		{"odd_count", "", "", "odd_count", quality.DirectionUnknown, false},

		{"mos_score", "", "", "", 0, false},
		{"", "", "", "", 0, false},
		{"80ms_", "", "", "", 0, false},
		{"audio_80ms_stall_rate", "", "", "", 0, false}, // the parts in another order
		{"audio_video_stall_rate", "", "", "", 0, false},
		{"80_audio_stall_rate", "", "", "", 0, false},
		{"80us_audio_stall_rate", "", "", "", 0, false},
		{"screen_stall_rate", "", "", "", 0, false},
		{"STALL_RATE", "", "", "", 0, false},
		{" stall_rate", "", "", "", 0, false},
		{"stall_rate\n", "", "", "", 0, false},
		{"stall_rate_2", "", "", "", 0, false},
		{"卡顿率", "", "", "", 0, false},
	} {
		s := shop.Series(tt.name)
		if s.Name != tt.name {
			t.Errorf("series %q is shown as %q", tt.name, s.Name)
		}
		if s.Known != (tt.base != "") || s.Base.Name != tt.base || s.Limit != tt.limit || s.Media != tt.media {
			t.Errorf("series %q reads as %q, %q, %q, known %t", tt.name, s.Limit, s.Media, s.Base.Name, s.Known)
		}
		if s.Better != tt.better || s.HasLimits != tt.hasLimits || s.Known && s.Unit == "" || !s.Known && s.Unit != "" {
			t.Errorf("series %q: %s is better, has limits %t, unit %q", tt.name, s.Better, s.HasLimits, s.Unit)
		}
	}
	if got, want := shop.Series("500ms_video_stall_rate").Thresholds,
		(quality.Thresholds{Good: 2, Warn: 5}); got != want {
		t.Errorf("the limits of the video series are %v, want %v", got, want)
	}
	if got, want := shop.Series("video_join_room_success_rate").Thresholds,
		(quality.Thresholds{Good: 99.5, Warn: 99}); got != want {
		t.Errorf("a media without limits of its own has %v, want those of the indicator, %v", got, want)
	}
}

// A limit belongs to the better grade.
func TestGrade(t *testing.T) {
	for _, tt := range []struct {
		series string
		v      float64
		want   quality.Grade
	}{
		{"80ms_audio_stall_rate", 0, quality.GradeGood},
		{"80ms_audio_stall_rate", 1, quality.GradeGood},
		{"80ms_audio_stall_rate", 1.01, quality.GradeWarn},
		{"80ms_audio_stall_rate", 3, quality.GradeWarn},
		{"80ms_audio_stall_rate", 3.01, quality.GradeBad},
		{"500ms_video_stall_rate", 3.01, quality.GradeWarn},
		{"5s_join_room_success_rate", 100, quality.GradeGood},
		{"5s_join_room_success_rate", 99.5, quality.GradeGood},
		{"5s_join_room_success_rate", 99.49, quality.GradeWarn},
		{"5s_join_room_success_rate", 99, quality.GradeWarn},
		{"5s_join_room_success_rate", 98.99, quality.GradeBad},
		{"5s_join_room_success_rate", 0, quality.GradeBad},
		{"80ms_audio_stall_rate", quality.Gap(), quality.GradeNone},
		{"5s_join_room_success_rate", quality.Gap(), quality.GradeNone},
		{"stall_rate", 1, quality.GradeNone}, // no limits
		{"odd_count", 1, quality.GradeNone},
		{"mos_score", 1, quality.GradeNone},
	} {
		if got := shop.Series(tt.series).Grade(tt.v); got != tt.want {
			t.Errorf("%s of %g has grade %d, want %d", tt.series, tt.v, got, tt.want)
		}
	}
	// Limits without a direction, as a config may set them, grade nothing.
	s := quality.Series{HasLimits: true, Thresholds: quality.Thresholds{Good: 1, Warn: 3}}
	if got := s.Grade(2); got != quality.GradeNone {
		t.Errorf("without a direction the grade is %d, want none", got)
	}
}

func TestDirection(t *testing.T) {
	for _, tt := range []struct {
		direction    quality.Direction
		word         string
		rises, falls float64 // how much worse a change by 2 is, up and down
	}{
		{quality.HigherBetter, "higher", -2, 2},
		{quality.LowerBetter, "lower", 2, -2},
		{quality.DirectionUnknown, "unknown", 2, 2},
	} {
		if got := tt.direction.String(); got != tt.word {
			t.Errorf("direction %d is called %q, want %q", tt.direction, got, tt.word)
		}
		if up, down := tt.direction.Worsening(2), tt.direction.Worsening(-2); up != tt.rises || down != tt.falls {
			t.Errorf("%s: a rise is %g worse, a fall %g, want %g and %g", tt.word, up, down, tt.rises, tt.falls)
		}
		if !quality.IsGap(tt.direction.Worsening(quality.Gap())) {
			t.Errorf("%s: a change that is not known has a size", tt.word)
		}
	}
}

package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestATerminalWithoutASizeHasAUsualOne(t *testing.T) {
	for _, tc := range []struct {
		w, h        int
		environment []string
		wantW       int
		wantH       int
	}{
		{0, 0, nil, 80, 24},
		{0, 0, []string{"COLUMNS=120", "LINES=35"}, 120, 35},
		{0, 0, []string{"COLUMNS=wide", "LINES=-3"}, 80, 24},
		{0, 0, []string{"COLUMNS=999999999", "LINES=0"}, 80, 24},
		{0, 40, []string{"COLUMNS=100", "LINES=30"}, 100, 40},
		{132, 0, nil, 132, 24},
		{20, 5, []string{"COLUMNS=120", "LINES=35"}, 20, 5}, // the terminal's own size takes precedence
	} {
		got := sizeOr(tea.WindowSizeMsg{Width: tc.w, Height: tc.h}, tc.environment)
		if got.Width != tc.wantW || got.Height != tc.wantH {
			t.Errorf("%dx%d with %q is %dx%d, want %dx%d", tc.w, tc.h, tc.environment, got.Width, got.Height, tc.wantW,
				tc.wantH)
		}
	}
}

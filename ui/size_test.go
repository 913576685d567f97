package ui

import (
	"fmt"
	"strings"
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

// A terminal that is too small is told the whole size that it needs, on several lines if need be.
func TestATerminalThatIsTooSmallIsToldSo(t *testing.T) {
	d := drive(t, Options{Service: new(stub), Demo: true})
	for _, size := range []tea.WindowSizeMsg{{Width: 20, Height: 6}, {Width: 12, Height: 3}, {Width: 39, Height: 9}} {
		d.send(size)
		if got := strings.Join(strings.Fields(d.screen()), " "); got != fmt.Sprintf("needs 40x10, here %dx%d", size.Width,
			size.Height) {
			t.Errorf("at %dx%d it says %q", size.Width, size.Height, got)
		}
	}
}

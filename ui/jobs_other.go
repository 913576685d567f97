//go:build !unix

package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"rtcscope/guard"
	"rtcscope/screen"
)

// jobs does nothing on systems without job control.
type jobs struct{}

func newJobs(<-chan struct{}, *guard.Guard, *terminalLine, *screen.Renderer) *jobs { return &jobs{} }

func (*jobs) watch(context.Context, func(tea.Msg)) {}

func (*jobs) stop() command { return func() error { return nil } }

func (*jobs) retake() command { return func() error { return nil } }

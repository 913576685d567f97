package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/views"
)

// A Sharer hands on what is shown. The words of its errors are safe to draw.
type Sharer interface {
	// Text writes a sheet as md or tsv.
	Text(sheet report.Sheet, format string) string
	// Copy puts a text where it can be pasted, and says truthfully where that is. With sequence the terminal has to be
	// asked for it by an escape sequence.
	Copy(ctx context.Context, text string) (words string, sequence bool, err error)
	// Export writes a sheet to a new file as csv, json or md, and returns its path.
	Export(sheet report.Sheet, format string) (path string, err error)
}

// shared ends a copy or an export.
type shared struct {
	words    string
	text     string
	sequence bool // text goes to the terminal's clipboard
	err      error
}

// copyText copies a text and says what became of it, and whether it rests on all answers: that first, for a note may be
// cut at its end.
func (m *Model) copyText(text string, partial quality.Progress) tea.Cmd {
	ctx, sharer, env := m.ctx, m.opts.Sharer, m.opts.Env
	return func() tea.Msg {
		words, sequence, err := sharer.Copy(ctx, text)
		return shared{words: env.Say.Join(report.Incomplete(env.Say, partial), words), text: text, sequence: sequence, err: err}
	}
}

// copyShown copies a table.
func (m *Model) copyShown(c views.CopyShown) tea.Cmd {
	format := "md"
	if c.Tabs {
		format = "tsv"
	}
	return m.copyText(m.opts.Sharer.Text(c.Shown, format), c.Shown.Partial)
}

// export writes a sheet to a file and says which.
func (m *Model) export(sheet report.Sheet, format string) tea.Cmd {
	sharer, env := m.opts.Sharer, m.opts.Env
	return func() tea.Msg {
		path, err := sharer.Export(sheet, format)
		if err != nil {
			return shared{err: err}
		}
		return shared{words: env.Say.Join(report.Incomplete(env.Say, sheet.Partial), env.Say.T("%d rows are in %s", len(sheet.Rows), path))}
	}
}

func (m *Model) takeShared(s shared) tea.Cmd {
	if s.err != nil {
		m.note = m.opts.Env.Say.Error(s.err)
		return nil
	}
	m.note = s.words
	if s.sequence {
		return tea.SetClipboard(s.text)
	}
	return nil
}

package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/views"
)

// A Copier copies and exports what is shown. The texts of its errors are safe to draw.
type Copier interface {
	// Text formats a sheet as md or tsv.
	Text(sheet report.Sheet, format string) string
	// Copy copies a text, and returns words that say where it is. If sequence is true, the caller must copy the text
	// by an escape sequence of the terminal.
	Copy(ctx context.Context, text string) (words string, sequence bool, err error)
	// Export writes a sheet to a new file as csv, json or md: to the path of a file or of a folder, or without one to the
	// folder that the program was started in.
	Export(sheet report.Sheet, format, path string) (report.Written, error)
}

// copyDone is the message that a copy or an export ended.
type copyDone struct {
	words    string
	text     string
	sequence bool // whether to copy text by an escape sequence
	err      error
}

// copyText copies a text. The note begins with a warning if the answer is incomplete, since its end may be cut.
func (m *Model) copyText(text string, partial quality.Progress) tea.Cmd {
	ctx, copier, env := m.ctx, m.opts.Copier, m.opts.Env
	return func() tea.Msg {
		words, sequence, err := copier.Copy(ctx, text)
		return copyDone{words: env.Say.Join(report.Incomplete(env.Say, partial), words), text: text, sequence: sequence,
			err: err}
	}
}

// copyShown copies a table.
func (m *Model) copyShown(c views.CopyShown) tea.Cmd {
	format := "md"
	if c.Tabs {
		format = "tsv"
	}
	return m.copyText(m.opts.Copier.Text(c.Shown, format), c.Shown.Partial)
}

// export writes a sheet to a file. The note names the file, and says why it is another one than was asked for.
func (m *Model) export(to views.ExportAs) tea.Cmd {
	copier, say := m.opts.Copier, m.opts.Env.Say
	return func() tea.Msg {
		file, err := copier.Export(to.Shown, to.Format, to.Path)
		if err != nil {
			return copyDone{err: err}
		}
		words := say.T("%d rows are in %s", len(to.Shown.Rows), file.Path)
		if file.Taken != "" {
			words = say.Join(say.T("%s exists already, and stays as it is", file.Taken), words)
		}
		return copyDone{words: say.Join(report.Incomplete(say, to.Shown.Partial), words)}
	}
}

func (m *Model) takeCopyDone(s copyDone) tea.Cmd {
	if s.err != nil {
		m.note = m.opts.Env.Say.Error(s.err)
		return nil
	}
	m.note = s.words
	if s.sequence {
		return func() tea.Msg { return toTerminal(ansi.SetSystemClipboard(s.text)) }
	}
	return nil
}

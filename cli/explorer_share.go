package cli

import (
	"context"
	"errors"
	"fmt"

	"rtcscope/cells"
	"rtcscope/clipboard"
	"rtcscope/lang"
	"rtcscope/report"
	"rtcscope/views"
)

// sharer hands on what the explorer shows: to the clipboard, and to files in the folder that it was started in.
type sharer struct {
	clipboard clipboard.Clipboard
	say       lang.Printer
	dir       string
}

func sheetOf(shown views.Shown) report.Sheet {
	return report.Sheet{Title: shown.Title, Heading: shown.Heading, Rows: shown.Rows, Right: shown.Right, Notes: shown.Notes}
}

// dataOf is the sheet for programs.
func dataOf(shown views.Shown) report.Sheet {
	return report.Sheet{Heading: shown.Fields, Rows: shown.Raw, Notes: shown.Warnings}
}

// Text implements ui.Sharer.
func (s sharer) Text(shown views.Shown, format string) string {
	if format == "tsv" {
		return report.Sheet{Heading: shown.Titles, Rows: shown.Raw, Notes: shown.Notes}.TSV()
	}
	return sheetOf(shown).Markdown()
}

// Copy implements ui.Sharer.
func (s sharer) Copy(ctx context.Context, text string) (string, bool, error) {
	outcome, err := s.clipboard.Copy(ctx, text)
	var problem *clipboard.Problem
	if errors.As(err, &problem) {
		message := &lang.Message{Text: problem.Text, Args: problem.Args}
		if len(problem.Tried) > 0 {
			message = &lang.Message{Text: "%s; tried: %s", Args: []any{message, cells.Safe(errors.Join(problem.Tried...).Error())}}
		}
		return "", false, message
	}
	if err != nil {
		return "", false, &lang.Message{Text: "not copied: %s", Args: []any{cells.Safe(err.Error())}}
	}
	format, args := outcome.Words()
	return s.say.T(format, args...), outcome.Sequence, nil
}

// Export implements ui.Sharer.
func (s sharer) Export(shown views.Shown, format string) (string, error) {
	var text string
	switch format {
	case "csv":
		text = dataOf(shown).CSV()
	case "json":
		text = dataOf(shown).JSON()
	case "md":
		text = sheetOf(shown).Markdown()
	default:
		return "", fmt.Errorf("%q is no format of a file: take csv, json or md", format)
	}
	path, err := report.Export(s.dir, shown.Name, format, []byte(text))
	if err != nil {
		return "", &lang.Message{Text: "not exported: %s", Args: []any{cells.Safe(err.Error())}}
	}
	return path, nil
}

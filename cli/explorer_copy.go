package cli

import (
	"context"
	"errors"
	"time"

	"rtcscope/cells"
	"rtcscope/clipboard"
	"rtcscope/lang"
	"rtcscope/report"
)

// copier copies what the explorer shows to the clipboard, or writes it to a file in a folder. It implements ui.Copier.
type copier struct {
	clipboard clipboard.Clipboard
	say       lang.Printer
	dir       string
	home      string // of the person
	endpoint  string // of the service, or demo
	now       func() time.Time
}

// Text implements ui.Copier.
func (s copier) Text(sheet report.Sheet, format string) string {
	if format == "tsv" {
		return sheet.TSV()
	}
	return sheet.Markdown()
}

// Copy implements ui.Copier.
func (s copier) Copy(ctx context.Context, text string) (string, bool, error) {
	outcome, err := s.clipboard.Copy(ctx, text)
	var problem *clipboard.Problem
	if errors.As(err, &problem) {
		message := &lang.Message{Text: problem.Text, Args: problem.Args}
		if len(problem.Tried) > 0 {
			message = &lang.Message{Text: "%s; tried: %s", Args: []any{message,
				cells.Safe(errors.Join(problem.Tried...).Error())}}
		}
		return "", false, message
	}
	if err != nil {
		return "", false, &lang.Message{Text: "not copied: %s", Args: []any{err}}
	}
	format, args := outcome.Words()
	return s.say.T(format, args...), outcome.Sequence, nil
}

// Export implements ui.Copier.
func (s copier) Export(sheet report.Sheet, format, path string) (report.Written, error) {
	sheet.Source.Written, sheet.Source.Endpoint = s.now(), s.endpoint
	var text string
	switch format {
	case "csv":
		text = sheet.CSV()
	case "json":
		text = sheet.JSON()
	case "md":
		text = sheet.MarkdownFile(s.say)
	default:
		return report.Written{}, &lang.Message{Text: "%q is no format of a file: take csv, json or md", Args: []any{format}}
	}
	file, err := report.ExportTo(path, s.home, report.File{Folder: s.dir, Name: sheet.Name, Format: format},
		[]byte(text))
	if err != nil {
		return report.Written{}, &lang.Message{Text: "not exported: %s", Args: []any{err}}
	}
	return file, nil
}

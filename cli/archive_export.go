package cli

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"rtcscope/archive"
	"rtcscope/cells"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

func (a archiveCommands) export() *cobra.Command {
	var format, from, to string
	var filter archive.Filter
	cmd := command("export", "Print every daily value that is kept, one a line", func(cmd *cobra.Command) error {
		for _, end := range []struct {
			flag, text string
			day        *quality.Day
		}{{"from", from, &filter.From}, {"to", to, &filter.To}} {
			if !cmd.Flags().Changed(end.flag) {
				continue
			}
			var err error
			if *end.day, err = quality.ParseDay(end.text); err != nil {
				return fmt.Errorf("--%s: %w", end.flag, err)
			}
		}
		if from != "" && to != "" && filter.From > filter.To {
			return lang.Errorf("--from %s lies after --to %s: exchange the two days", filter.From, filter.To)
		}
		return a.with(cmd, func(store *archive.Store) error { return a.writeCells(cmd, store, filter, format) })
	})
	flags := cmd.Flags()
	choiceVar(flags, &format, "format", "format here", "jsonl", "format of what is printed", []string{"jsonl", "csv"})
	flags.StringVar(&filter.App, "app", "", "only this AppId")
	choiceVar(flags, &filter.Indicator, "indicator", "indicator", "", "only this indicator",
		indicatorNames())
	choiceVar(flags, &filter.Dimension, "dimension", "dimension", "",
		"only this dimension",
		append(dimensionNames(), quality.WholeApp))
	flags.StringVar(&from, "from", "", "first day, like 2006-01-02, in the data's zone")
	flags.StringVar(&to, "to", "", "last day")
	return cmd
}

// A jsonCell is a line of the export. Programs depend on it. The CSV has the same columns.
type jsonCell struct {
	Endpoint  string  `json:"endpoint"`
	App       string  `json:"app"`
	Product   string  `json:"product"`
	Indicator string  `json:"indicator"`
	Dimension string  `json:"dimension"` // empty for values of the whole app
	Series    string  `json:"series"`
	Value     string  `json:"value"`
	Day       string  `json:"day"`
	V         float64 `json:"v"`
}

// writeCells prints the values that a filter selects, in the order of the archive.
func (a archiveCommands) writeCells(
	cmd *cobra.Command, store *archive.Store, filter archive.Filter, format string,
) error {
	out := bufio.NewWriter(a.p.printed())
	lines := csv.NewWriter(out)
	name := func(text string) string { return text }
	if a.p.toTerminal() {
		name = cells.Safe
	}
	if format == "csv" {
		heading := []string{"endpoint", "app", "product", "indicator", "dimension", "series", "value", "day", "v"}
		if err := lines.Write(heading); err != nil {
			return lang.Errorf("writing the export: %s", err)
		}
	}
	written := 0
	err := store.Export(cmd.Context(), filter, func(c archive.Cell) error {
		written++
		var err error
		if format == "csv" {
			err = lines.Write([]string{name(c.Endpoint), name(c.App), c.Product, c.Indicator, c.Dimension,
				name(c.Series), name(c.Value), c.Day.String(), report.Plain(c.V)})
		} else {
			var line []byte
			line, err = report.EncodeJSON(jsonCell{c.Endpoint, c.App, c.Product, c.Indicator, c.Dimension,
				c.Series, c.Value, c.Day.String(), c.V})
			if err == nil {
				_, err = out.Write(line)
			}
		}
		if err != nil {
			return lang.Errorf("writing the export: %s", err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	lines.Flush()
	if err := errors.Join(lines.Error(), out.Flush()); err != nil {
		return lang.Errorf("writing the export: %s", err)
	}
	if written == 0 { // perhaps because a name is mistyped
		a.p.tell(a.p.say().T("no value in the archive matches; rtcscope archive info lists what is kept"))
	}
	return nil
}

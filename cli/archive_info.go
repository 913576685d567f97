package cli

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rtcscope/archive"
	"rtcscope/cells"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

func (a archiveCommands) info() *cobra.Command {
	var format string
	cmd := command("info", "Print what is kept: which apps, indicators, dimensions and days",
		func(cmd *cobra.Command) error {
			return a.with(cmd, func(store *archive.Store) error {
				info, err := store.Info(cmd.Context())
				if err != nil {
					return err
				}
				if format == "json" {
					return infoJSON(a.p.printed(), info)
				}
				return infoTable(a.p.printed(), info, a.p.say(), a.p.width())
			})
		})
	choiceVar(cmd.Flags(), &format, "format", "format here", "table", "format of what is printed",
		[]string{"table", "json"})
	return cmd
}

// The JSON shape of info. Programs depend on it.
type (
	jsonInfo struct {
		Path     string        `json:"path"`
		Bytes    int64         `json:"bytes"`
		Version  int           `json:"version"`
		Values   int           `json:"values"`
		Days     int           `json:"days"`
		Holdings []jsonHolding `json:"holdings"`
	}
	jsonHolding struct {
		Endpoint   string   `json:"endpoint"`
		App        string   `json:"app"`
		Product    string   `json:"product"`
		Indicators []string `json:"indicators"`
		Dimensions []string `json:"dimensions"` // "" stands for the whole app, as in the export
		From       string   `json:"from"`
		To         string   `json:"to"`
		Days       int      `json:"days"`
		Values     int      `json:"values"`
		Fetched    string   `json:"fetched"`
		// Which indicators are held by which dimension: not every indicator is held by every dimension.
		Sets []jsonSet `json:"sets"`
	}
	jsonSet struct {
		Dimension  string   `json:"dimension"`
		Indicators []string `json:"indicators"` // for the whole app, those that one call asks for together
		From       string   `json:"from"`
		To         string   `json:"to"`
		Days       int      `json:"days"`
		Values     int      `json:"values"`
		Fetched    string   `json:"fetched"`
	}
)

func infoJSON(out io.Writer, info archive.Info) error {
	answer := jsonInfo{Path: info.Path, Bytes: info.Bytes, Version: info.Version,
		Values: info.Cells, Days: info.Days, Holdings: []jsonHolding{}}
	for _, h := range info.Holdings {
		one := jsonHolding{
			Endpoint: h.Endpoint, App: h.App, Product: h.Product, Indicators: h.Indicators, Dimensions: h.Dimensions,
			From: h.First.String(), To: h.Last.String(), Days: h.Days, Values: h.Cells,
			Fetched: h.Fetched.In(quality.Zone).Format(time.RFC3339),
		}
		for _, set := range h.Sets {
			one.Sets = append(one.Sets, jsonSet{
				Dimension: set.Dimension, Indicators: set.Indicators, From: set.First.String(), To: set.Last.String(),
				Days: set.Days, Values: set.Cells, Fetched: set.Fetched.In(quality.Zone).Format(time.RFC3339),
			})
		}
		answer.Holdings = append(answer.Holdings, one)
	}
	text, err := report.EncodeJSON(answer)
	if err != nil {
		return lang.Errorf("writing what is kept as json: %s", err)
	}
	_, err = out.Write(text)
	return err
}

// infoTable writes a paragraph for each product of an app, with a line for each set of values. Indicators that a
// terminal of this width has no room for stand on lines of their own; zero is no width.
func infoTable(out io.Writer, info archive.Info, say lang.Printer, width int) error {
	var b strings.Builder
	line := func(label, text string) { b.WriteString(cells.Left(label, infoColumn, "") + text + "\n") }
	line(say.T("archive"), info.Path)
	line(say.T("size"), say.T("%.1f MB, version %d", float64(info.Bytes)/1e6, info.Version))
	line(say.T("values"), say.T("%d of %s", info.Cells, say.T("%d days", info.Days)))
	for _, h := range info.Holdings {
		fmt.Fprintf(&b, "\n%s  %s  %s\n", cells.Safe(h.App), h.Product, cells.Safe(h.Endpoint))
		line(say.T("days"), quality.Range{From: h.First, To: h.Last}.String()+"  "+say.T("%d days", h.Days))
		line(say.T("values"), strconv.Itoa(h.Cells))
		line(say.T("fetched"), h.Fetched.In(quality.Zone).Format("2006-01-02 15:04-07:00"))
		for _, row := range infoSets(h, say) {
			b.WriteString(hangIndicators(row[0], row[1], width))
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// infoColumn is the least width of a column of what is kept, in cells, with the blanks after it.
const infoColumn = 12

// infoSets returns for each set of values its line up to the indicators, in columns, and the indicators.
func infoSets(h archive.Holding, say lang.Printer) [][2]string {
	columns := make([][3]string, len(h.Sets))
	widths := [3]int{infoColumn, infoColumn, infoColumn}
	for i, set := range h.Sets {
		dimension := set.Dimension
		if dimension == "" {
			dimension = say.T(quality.WholeApp)
		}
		columns[i] = [3]string{cells.Visible(dimension),
			quality.Range{From: set.First, To: set.Last}.String() + "  " + say.T("%d days", set.Days),
			say.T("%d values", set.Cells)}
		for at, text := range columns[i] {
			widths[at] = max(widths[at], cells.Width(text)+2)
		}
	}
	rows := make([][2]string, len(h.Sets))
	for i, set := range h.Sets {
		for at, text := range columns[i] {
			rows[i][0] += cells.Left(text, widths[at], "")
		}
		rows[i][1] = strings.Join(set.Indicators, ", ")
	}
	return rows
}

// hangIndicators is the line of a set, which begins with head, in as many lines as its indicators need in a width.
func hangIndicators(head, indicators string, width int) string {
	names := cells.Visible(indicators)
	if line := head + names; width <= 0 || cells.Width(line) <= width {
		return line + "\n"
	}
	const least, indent = 30, "    "
	hang := strings.Repeat(" ", cells.Width(head))
	text := ""
	if width-len(hang) < least { // they begin on a line of their own
		text, hang = strings.TrimRight(head, " ")+"\n", indent
		head = hang
	}
	for _, part := range cells.Wrap(names, max(1, width-len(hang)), 1+len(names), "") {
		text += head + part + "\n"
		head = hang
	}
	return text
}

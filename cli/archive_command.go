package cli

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"rtcscope/archive"
	"rtcscope/cells"
	"rtcscope/quality"
	"rtcscope/report"
)

// archiveCommands are the commands that look after what is kept. They read the file alone: without credentials, and
// without a call.
type archiveCommands struct {
	s *settings
	p Process
}

func newArchive(s *settings, p Process) *cobra.Command {
	a := archiveCommands{s, p}
	parent := command("archive", "Look after the daily values that are kept on disk", func(*cobra.Command) error {
		return fmt.Errorf("archive alone does nothing: give one of info, export, prune, check and path after it")
	})
	where := command("path", "Print where the archive is", func(*cobra.Command) error {
		path, err := a.path()
		if err != nil {
			return err
		}
		_, err = fmt.Fprintln(p.printed(), path)
		return failed(err)
	})
	parent.AddCommand(a.info(), a.export(), a.prune(), a.check(), where)
	return parent
}

// command makes a command without arguments. Its words are not translated: they are the command line's own help.
func command(use, short string, run func(*cobra.Command) error) *cobra.Command {
	return &cobra.Command{Use: use, Short: short, Args: noArguments, RunE: func(cmd *cobra.Command, _ []string) error { return run(cmd) }}
}

// path checks the flags that every command has, and says where the archive is.
func (a archiveCommands) path() (string, error) {
	if a.s.noArchive {
		return "", fmt.Errorf("--no-archive and archive exclude each other: leave --no-archive out")
	}
	if _, err := a.s.load(a.p); err != nil {
		return "", err
	}
	if a.s.demo {
		return inMemory, nil
	}
	path := archive.Path(a.p.Getenv, a.p.Home)
	if path == "" {
		return "", failed(errors.New("there is no place for an archive: set HOME or XDG_DATA_HOME"))
	}
	return path, nil
}

// inMemory stands where a path would: a demo keeps nothing on disk.
const inMemory = "in memory"

// with opens the archive for some work.
func (a archiveCommands) with(cmd *cobra.Command, work func(*archive.Store) error) error {
	return a.at(cmd, func(path string) error {
		store, err := archive.OpenExisting(cmd.Context(), path)
		if err != nil {
			return err
		}
		return errors.Join(work(store), store.Close())
	})
}

// at finds the archive for some work. Whatever fails from here on is not the command line's fault.
func (a archiveCommands) at(cmd *cobra.Command, work func(path string) error) error {
	path, err := a.path()
	if err != nil {
		return err
	}
	if a.s.demo { // which begins with nothing each time
		dir, err := os.MkdirTemp("", "rtcscope-demo-")
		if err != nil {
			return failed(fmt.Errorf("making an archive for the demo: %w", err))
		}
		defer os.RemoveAll(dir)
		path = filepath.Join(dir, "archive.db")
		store, _, err := archive.Open(cmd.Context(), path)
		if err != nil {
			return failed(err)
		}
		if err := store.Close(); err != nil {
			return failed(err)
		}
	}
	return failed(work(path))
}

func (a archiveCommands) info() *cobra.Command {
	var format string
	cmd := command("info", "Say what is kept: of which apps, indicators, dimensions and days", func(cmd *cobra.Command) error {
		return a.with(cmd, func(store *archive.Store) error {
			info, err := store.Info(cmd.Context())
			if err != nil {
				return err
			}
			if format == "json" {
				return infoJSON(a.p.printed(), info)
			}
			return infoTable(a.p.printed(), info)
		})
	})
	choiceVar(cmd.Flags(), &format, "format", "format here", "table", "table or json", []string{"table", "json"})
	return cmd
}

// The JSON shape of info; it is a contract with whatever reads it.
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
		// What of the indicators is held by which of the dimensions: not each is by each.
		Sets []jsonSet `json:"sets"`
	}
	jsonSet struct {
		Dimension  string   `json:"dimension"`
		Indicators []string `json:"indicators"` // of the whole app, those that one call asks for together
		From       string   `json:"from"`
		To         string   `json:"to"`
		Days       int      `json:"days"`
		Values     int      `json:"values"`
		Fetched    string   `json:"fetched"`
	}
)

func infoJSON(out io.Writer, info archive.Info) error {
	answer := jsonInfo{Path: info.Path, Bytes: info.Bytes, Version: info.Version, Values: info.Cells, Days: info.Days, Holdings: []jsonHolding{}}
	for _, h := range info.Holdings {
		one := jsonHolding{
			Endpoint: h.Endpoint, App: h.App, Product: h.Product, Indicators: h.Indicators, Dimensions: h.Dimensions,
			From: h.First.String(), To: h.Last.String(), Days: h.Days, Values: h.Cells, Fetched: h.Fetched.In(quality.Zone).Format(time.RFC3339),
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
		return fmt.Errorf("writing what is kept as json: %w", err)
	}
	_, err = out.Write(text)
	return err
}

// infoTable writes a paragraph for each product of an app, with a line for each set of values.
func infoTable(out io.Writer, info archive.Info) error {
	var b strings.Builder
	fmt.Fprintf(&b, "archive     %s\n", info.Path)
	fmt.Fprintf(&b, "size        %.1f MB, version %d\n", float64(info.Bytes)/1e6, info.Version)
	fmt.Fprintf(&b, "values      %d of %s\n", info.Cells, count(info.Days, "day"))
	for _, h := range info.Holdings {
		fmt.Fprintf(&b, "\n%s  %s  %s\n", cells.Safe(h.App), h.Product, cells.Safe(h.Endpoint))
		fmt.Fprintf(&b, "days        %s  %s\n", quality.Range{From: h.First, To: h.Last}, count(h.Days, "day"))
		fmt.Fprintf(&b, "values      %d\n", h.Cells)
		fmt.Fprintf(&b, "fetched     %s\n", h.Fetched.In(quality.Zone).Format("2006-01-02 15:04-07:00"))
		lines := tabwriter.NewWriter(&b, 12, 0, 2, ' ', 0)
		for _, set := range h.Sets {
			dimension := set.Dimension
			if dimension == "" {
				dimension = archive.WholeApp
			}
			fmt.Fprintf(lines, "%s\t%s  %s\t%s\t%s\n", cells.Visible(dimension), quality.Range{From: set.First, To: set.Last},
				count(set.Days, "day"), count(set.Cells, "value"), cells.Visible(strings.Join(set.Indicators, ", ")))
		}
		if err := lines.Flush(); err != nil {
			return err
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

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
			return fmt.Errorf("--from %s lies after --to %s: exchange the two days", filter.From, filter.To)
		}
		return a.with(cmd, func(store *archive.Store) error { return a.writeCells(cmd, store, filter, format) })
	})
	flags := cmd.Flags()
	choiceVar(flags, &format, "format", "format here", "jsonl", "jsonl (JSON Lines) or csv", []string{"jsonl", "csv"})
	flags.StringVar(&filter.App, "app", "", "this AppId alone")
	choiceVar(flags, &filter.Indicator, "indicator", "indicator", "", "this indicator alone, such as stall_rate", indicatorNames())
	choiceVar(flags, &filter.Dimension, "dimension", "dimension", "", fmt.Sprintf("this dimension alone, such as Province, or %q", archive.WholeApp),
		append(dimensionNames(), archive.WholeApp))
	flags.StringVar(&from, "from", "", "first day, like 2006-01-02, in the data's zone")
	flags.StringVar(&to, "to", "", "last day")
	return cmd
}

// A jsonCell is a line of the export; it is a contract with whatever reads it. The CSV has the same columns.
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

func (a archiveCommands) writeCells(cmd *cobra.Command, store *archive.Store, filter archive.Filter, format string) error {
	out := bufio.NewWriter(a.p.printed())
	lines := csv.NewWriter(out)
	name := func(text string) string { return text }
	if a.p.toTerminal() {
		name = cells.Safe
	}
	if format == "csv" {
		if err := lines.Write([]string{"endpoint", "app", "product", "indicator", "dimension", "series", "value", "day", "v"}); err != nil {
			return fmt.Errorf("writing the export: %w", err)
		}
	}
	written := 0
	err := store.Export(cmd.Context(), filter, func(c archive.Cell) error {
		written++
		var err error
		if format == "csv" {
			err = lines.Write([]string{name(c.Endpoint), name(c.App), c.Product, c.Indicator, c.Dimension, name(c.Series), name(c.Value),
				c.Day.String(), report.Plain(c.V)})
		} else {
			var line []byte
			line, err = report.EncodeJSON(jsonCell{c.Endpoint, c.App, c.Product, c.Indicator, c.Dimension, c.Series, c.Value, c.Day.String(), c.V})
			if err == nil {
				_, err = out.Write(line)
			}
		}
		if err != nil {
			return fmt.Errorf("writing the export: %w", err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	lines.Flush()
	if err := errors.Join(lines.Error(), out.Flush()); err != nil {
		return fmt.Errorf("writing the export: %w", err)
	}
	if written == 0 { // no line may just be a slip of the pen in a name
		a.p.tell("nothing that is kept matches; rtcscope archive info lists what is kept")
	}
	return nil
}

func (a archiveCommands) check() *cobra.Command {
	return command("check", "Look for damage in the archive", func(cmd *cobra.Command) error {
		return a.with(cmd, func(store *archive.Store) error {
			findings, err := store.Check(cmd.Context())
			if err != nil {
				return err
			}
			if len(findings) > 0 {
				if _, err := fmt.Fprintln(a.p.printed(), strings.Join(findings, "\n")); err != nil {
					return err
				}
				return errors.New("the archive is not sound: save what can still be read with rtcscope archive export, then move it away; the next query begins a new one")
			}
			info, err := store.Info(cmd.Context())
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(a.p.printed(), "the archive %s is sound: %s of %s\n", info.Path, count(info.Cells, "value"), count(info.Days, "day"))
			return err
		})
	})
}

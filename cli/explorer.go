package cli

import (
	"context"
	"errors"
	"os/exec"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rtcscope/clipboard"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/sweep"
	"rtcscope/theme"
	"rtcscope/ui"
	"rtcscope/views"
)

// runExplorer shows the explorer. If app, indicator and dimension are given, it opens on the result.
func runExplorer(cmd *cobra.Command, s settings, p Process) error {
	if p.Getenv("TERM") == "dumb" {
		return lang.Errorf("this terminal (TERM=dumb) cannot show the explorer: print the values with rtcscope query")
	}
	c, err := s.checked(cmd, p)
	if err != nil {
		return err
	}
	return c.with(cmd.Context(), p, c.limits, func(s *session) error { return s.explore(cmd.Context(), cmd.Flags(), p) })
}

func (s *session) explore(ctx context.Context, flags *pflag.FlagSet, p Process) error {
	options, r, err := s.explorer(flags, p) //nolint:contextcheck // it reads one small file, in at most three seconds
	if err != nil {
		return err
	}
	in := p.In
	if !term.IsTerminal(in.Fd()) {
		if in, _, err = tea.OpenTTY(); err != nil {
			return failed(lang.Errorf("opening the terminal for keys: %s", err))
		}
		defer in.Close()
	}
	terminal := ui.Terminal{In: in, Out: p.Out, Environment: p.Environ, Colourless: theme.Colourless(p.Getenv)}
	if p.ending != nil {
		terminal.Ending = p.ending
	}
	left, err := ui.Run(ctx, options, terminal)
	r.leave(left, s, p) //nolint:contextcheck // it is written after the end of the context, too, in at most three seconds
	if errors.Is(err, ui.ErrHangup) {
		if p.ending != nil {
			p.ending.hungUp()
		}
		return nil // nobody can read an error
	}
	return failed(err)
}

// explorer returns what the explorer starts with, and what it remembers.
func (s *session) explorer(flags *pflag.FlagSet, p Process) (ui.Options, *remembered, error) {
	bound, err := bindings(p.Keymap, s.file)
	if err != nil {
		return ui.Options{}, nil, err
	}
	env := &views.Env{Theme: theme.None(), Colours: s.colours, Glyphs: s.glyphs, Say: onScreen(s.say),
		Catalogue: s.catalogue, Now: s.now, Limits: s.limits, Kept: s.given.keeps(),
		Commands: report.Commands{Flags: s.given.reach(), Round: sweep.MostCalls}}
	s.holdMeanwhile()
	r := remember(s.given, p, s.catalogue)
	query, run := s.firstQuery(flags, r)
	return ui.Options{
		Env:      env,
		Bindings: bound,
		Service:  service{s.reader, s.client, env},
		Explain:  explainer(s.say),
		Copier: copier{clipboard: clipboard.New(p.Getenv, exec.LookPath), say: s.say, dir: ".", home: p.Getenv("HOME"),
			endpoint: s.source(), now: s.now},
		Query:     query,
		Run:       run,
		Place:     views.Place{Series: s.series, Filter: s.given.filter, Order: s.order},
		Demo:      s.given.demo,
		Endpoint:  s.endpoint,
		Elsewhere: s.elsewhere,
		KeyFrom:   s.keySource(),
		Layout:    r.arrangement(s.file.Columns),
		HideChart: r.state.Chart != nil && !*r.state.Chart,
		Mouse:     s.file.Mouse != nil && *s.file.Mouse,
		Note:      r.said(s.say),
		Keeper:    r,
		Memory:    s.incidentMemory(p),
		Guard:     p.guard(),
	}, r, nil
}

// onScreen is what says texts on the screen. Who reads English is told the English names of places, too, unless the
// configuration says which names to use.
func onScreen(say lang.Printer) lang.Printer {
	if say.Names == "" && say.Language == lang.English {
		say.Names = lang.BothNames
	}
	return say
}

// firstQuery returns the query that the explorer opens with, and whether to run it at once. It is the last query if no
// flag says what to ask.
func (s *session) firstQuery(flags *pflag.FlagSet, r *remembered) (q quality.Query, run bool) {
	q, run = s.query, flags.Changed("app") && flags.Changed("indicator") && flags.Changed("dimension")
	run = run || s.given.saved != ""
	if s.given.versus == "" {
		q.Versus, _ = quality.ParseComparison(defaultVersus, s.now()) // which is valid
	}
	if last, ok := r.last(flags, s); ok {
		q, run = last, true
	}
	q.Indicator, q.Dimension = firstOf(q.Indicator, defaultIndicator), firstOf(q.Dimension, defaultDimension)
	return q, run
}

// source names the service in files.
func (s *session) source() string {
	if s.given.demo {
		return "demo"
	}
	return s.endpoint
}

// keySource says where the key is from, and whether blanks around it were cut off.
func (s *session) keySource() string {
	if s.trimmed != "" {
		return s.say.T("%s, trimmed", s.keyFrom)
	}
	return s.keyFrom
}

package cli

import (
	"errors"
	"fmt"
	"os/exec"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"rtcscope/clipboard"
	"rtcscope/quality"
	"rtcscope/report"
	"rtcscope/theme"
	"rtcscope/ui"
	"rtcscope/views"
)

// runExplorer shows the terminal explorer. With app, indicator and dimension given it opens on the result.
func runExplorer(cmd *cobra.Command, s *settings, p Process) error {
	if p.Getenv("TERM") == "dumb" {
		return fmt.Errorf("this terminal (TERM=dumb) cannot show the explorer: print the values with rtcscope query")
	}
	session, err := s.open(cmd, p)
	if err != nil {
		return err
	}
	defer session.close()
	keys, err := bindings(p.Keymap, session.file)
	if err != nil {
		return err
	}

	env := &views.Env{Theme: session.theme, Glyphs: session.glyphs, Say: session.say, Catalogue: session.catalogue, Now: session.now, Commands: report.Commands{Flags: s.reach()},
		Limits: session.limits, Kept: s.keeps()}
	flags := cmd.Flags()
	given := flags.Changed("app") && flags.Changed("indicator") && flags.Changed("dimension")
	query := session.query
	if !flags.Changed("vs") {
		query.Versus, _ = quality.ParseComparison(defaultVersus, session.now()) // one that it knows
	}
	remembered := s.recall(p, session.catalogue)
	if last, ok := remembered.last(flags, session, s.keeps()); ok {
		query, given = last, true
	}
	query.Indicator, query.Dimension = firstOf(query.Indicator, defaultIndicator), firstOf(query.Dimension, defaultDimension)

	in := p.In
	if !term.IsTerminal(in.Fd()) {
		if in, _, err = tea.OpenTTY(); err != nil {
			return failed(fmt.Errorf("opening the terminal for keys: %w", err))
		}
		defer in.Close()
	}
	terminal := ui.Terminal{In: in, Out: p.Out, Environment: p.Environ, Colourless: theme.Colourless(p.Getenv)}
	if p.ending != nil {
		terminal.Ending = p.ending
	}
	left, err := ui.Run(cmd.Context(), ui.Options{
		Env: env, Bindings: keys, Service: service{session.reader, session.client, env}, Explain: explain,
		Sharer: sharer{clipboard: clipboard.New(p.Getenv, exec.LookPath), say: session.say, dir: "."},
		Query:  query, Run: given, Place: views.Place{Series: s.series, Filter: s.filter, Order: session.order}, Demo: s.demo, Endpoint: session.endpoint, Elsewhere: session.elsewhere, KeyFrom: session.keySource(),
		Layout: remembered.arrangement(session.file.Columns), HideChart: remembered.state.Chart != nil && !*remembered.state.Chart,
		Mouse: session.file.Mouse != nil && *session.file.Mouse, Note: remembered.said(session.say), Keeper: remembered, Guard: p.guard(),
	}, terminal)
	remembered.leave(left, session, p)
	if errors.Is(err, ui.ErrHangup) {
		if p.ending != nil {
			p.ending.hungUp()
		}
		return nil // nobody is left to tell
	}
	return failed(err)
}

// keySource says where the key is from, and whether it is there with something around it.
func (s *session) keySource() string {
	if s.trimmed != "" {
		return s.say.T("%s, trimmed", s.keyFrom)
	}
	return s.keyFrom
}

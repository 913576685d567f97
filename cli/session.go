package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/archive"
	"rtcscope/cells"
	"rtcscope/config"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/theme"
	"rtcscope/turns"
)

// A session is what a command works with: the service, found and opened, and the query so far.
type session struct {
	file      config.Config
	client    *api.Client
	reader    *archive.Reader
	catalogue quality.Catalogue
	say       lang.Printer
	theme     theme.Theme
	glyphs    theme.Glyphs
	query     quality.Query
	filter    quality.Filter
	order     quality.Order
	missing   []*quality.Problem // fields that no flag gave
	noSeries  error              // that the catalogue says against the series
	endpoint  string             // address of the service
	elsewhere bool               // it is not the usual one
	keyFrom   string
	trimmed   string // the names of the keys that had blanks around them
	limits    []quality.Limit
	demo      *sim.Server
	now       func() time.Time
}

// open checks what was given, first of all: nothing is looked up or sent for a command line that cannot work. Then it
// finds the credentials and makes the client.
func (s *settings) open(cmd *cobra.Command, p Process) (*session, error) {
	file, err := s.load(p)
	if err != nil {
		return nil, err
	}
	out := &session{file: file, catalogue: file.Apply(api.Catalogue()), now: p.Now}
	if out.say, err = s.printer(file, p.Getenv); err != nil {
		return nil, err
	}
	if out.theme, out.glyphs, err = s.looks(file, p.Getenv); err != nil {
		return nil, err
	}
	if s.demo && s.endpoint != "" {
		return nil, fmt.Errorf("--demo and --endpoint exclude each other: the demo is a service of its own")
	}
	endpoint, err := s.resolveEndpoint(file)
	if err != nil {
		return nil, err
	}
	timeout := time.Duration(file.Timeout)
	if cmd.Flags().Changed("timeout") {
		if timeout = s.timeout; timeout <= 0 {
			return nil, fmt.Errorf("--timeout %s is no time to wait: give one like 10s", timeout)
		}
	}
	if out.query, out.missing, err = s.readQuery(cmd.Flags(), out.catalogue, p.Now()); err != nil {
		return nil, err
	}
	s.series, out.noSeries = checkSeries(s.series, out.query.Indicator, out.catalogue)
	if out.filter, err = quality.ParseFilter(s.filter); err != nil {
		return nil, fmt.Errorf("--filter: %w", err)
	}
	out.filter = out.filter.Drawn(cells.Safe)
	if s.sort != "" {
		if out.order, err = parseSort(s.sort); err != nil {
			return nil, fmt.Errorf("--sort: %w", err)
		}
	}
	var credentials api.Credentials
	if s.demo {
		if out.demo, err = sim.Start(sim.Options{Guard: p.guard()}); err != nil {
			return nil, failed(fmt.Errorf("starting the simulated service: %w", err))
		}
		if endpoint, err = api.ResolveEndpoint(out.demo.URL(), ""); err != nil {
			return nil, failed(err)
		}
		credentials = api.Credentials{AccessKey: out.demo.AccessKey(), SecretKey: out.demo.SecretKey(),
			SessionToken: out.demo.SessionToken(), Source: "the simulator"}
	} else if credentials, err = api.FindCredentials(p.Getenv, p.Home); err != nil && !(errors.Is(err, api.ErrNoCredentials) && s.holds(p)) {
		return nil, &failure{exitCredentials, err}
	}
	usual, err := api.ResolveEndpoint("", "")
	if err != nil {
		return nil, failed(err)
	}
	out.endpoint, out.elsewhere, out.keyFrom, out.trimmed = endpoint.String(), endpoint != usual, credentials.Source, credentials.Trimmed
	// A demo's figures are of no use to anyone later, but its service is no faster than the real one.
	out.reader = &archive.Reader{Catalogue: out.catalogue, Endpoint: out.endpoint, Now: p.Now, InMemory: s.demo && !s.noArchive,
		Guard: p.guard()}
	if s.keeps() {
		out.reader.Path = archive.Path(p.Getenv, p.Home)
	}
	out.connect(s, p, api.Config{Endpoint: endpoint, Credentials: credentials, Timeout: timeout}, file.Limits)
	if out.noSeries != nil && !out.answerIsHeld(cmd.Context()) {
		out.close()
		return nil, out.noSeries
	}
	return out, nil
}

// connect makes the client, with the limits of the configuration or, without any, those of the endpoint.
func (s *session) connect(from *settings, p Process, client api.Config, limits config.CallLimits) {
	s.limits = api.LimitsOf(client.Endpoint)
	if len(limits) > 0 {
		s.limits = nil
	}
	for _, l := range limits {
		s.limits = append(s.limits, quality.Limit(l))
	}
	client.Now, client.Account, client.Proxy = p.Now, s.limits, api.ProxyFrom(p.Getenv)
	if from.rate != nil {
		s.limits = from.rate(s.limits)
	}
	client.Limits = s.limits
	if path := turns.Path(p.Getenv, p.Home, s.endpoint); path != "" && !from.demo {
		client.Board = turns.At(path)
	}
	if s.reader.Path != "" {
		client.Ledger = s.reader.Ledger()
	}
	s.client = api.New(client)
	from.client, s.reader.Source = s.client, s.client
	if p.journal != nil {
		p.journal.cut(s.client.Redact)
	}
}

// complete is an error where the query lacks what no flag gave.
func (s *session) complete() error {
	if len(s.missing) > 0 {
		return s.missing[0]
	}
	return nil
}

// answerIsHeld says whether the answer can be had without a call: then it tells better than the catalogue which series
// there are.
func (s *session) answerIsHeld(ctx context.Context) bool {
	return len(s.missing) == 0 && s.reader.Cost(ctx, s.query).Calls == 0
}

// sayTrimmed notes what was left out of the keys, for commands. The explorer says it beside where the key is from.
func (s *session) sayTrimmed(p Process) {
	if s.trimmed != "" {
		p.tell(fmt.Sprintf("key from %s: blanks or line ends around %s are left out", s.keyFrom, s.trimmed))
	}
}

func (s *session) close() {
	_ = s.reader.Close() // what was kept is kept: each write was committed
	if s.demo != nil {
		_ = s.demo.Close() // the process is about to end
	}
}

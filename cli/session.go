package cli

import (
	"context"
	"errors"
	"os"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/archive"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/turns"
)

// A session is a checked command line with the service that it asks.
type session struct {
	checked
	client   *api.Client
	reader   *archive.Reader
	endpoint string // the address of the service
	keyFrom  string // where the credentials were found; empty without any
	trimmed  string // the names of the keys that had blanks around them
	demo     *sim.Server
	now      func() time.Time
}

// with connects and does some work. The limits hold for all calls of the work: those of the command line, or stricter
// ones. Once a call was made, no error of the work means wrong usage: exitUsage says that nothing was sent.
func (c checked) with(ctx context.Context, p Process, limits []quality.Limit, work func(*session) error) error {
	s, err := connect(ctx, c, p, limits)
	if err != nil {
		return err
	}
	defer s.close()
	if s.noSeries != nil && !s.answerIsHeld(ctx) {
		return s.noSeries
	}
	if err = work(s); exitCode(err) == exitUsage && s.client.Calls() > 0 {
		return failed(err)
	}
	return err
}

// connect finds the service and the credentials, and makes the client and the reader. It sends nothing.
func connect(ctx context.Context, c checked, p Process, limits []quality.Limit) (*session, error) {
	s := &session{checked: c, now: p.Now}
	service, credentials, err := s.find(ctx, p)
	if err != nil {
		return nil, err
	}
	s.endpoint, s.keyFrom, s.trimmed = service.String(), credentials.Source, credentials.Trimmed
	// Nobody wants a demo's values later, but its service is no faster than the real one.
	s.reader = &archive.Reader{Catalogue: c.catalogue, Endpoint: s.endpoint, Now: p.Now, Guard: p.guard(),
		InMemory: c.given.demo && !c.given.noArchive}
	if c.given.keeps() {
		s.reader.Path = archive.Path(p.Getenv, p.Home)
	}
	config := api.Config{Endpoint: service, Credentials: credentials, Timeout: c.timeout, Now: p.Now,
		Account: c.limits, Limits: limits, Proxy: api.ProxyFrom(p.Getenv)}
	if path := turns.Path(p.Getenv, p.Home, s.endpoint); path != "" && !c.given.demo {
		config.Board = turns.At(path)
	}
	if s.reader.Path != "" {
		config.Ledger = s.reader.Ledger()
	}
	s.client = api.New(config)
	s.reader.Source = s.client
	if p.log != nil {
		p.log.redactWith(s.client.Redact)
	}
	return s, nil
}

// find returns the service and the credentials for it. It starts the service of a demo. Without credentials, an
// archive can still be explored.
func (s *session) find(ctx context.Context, p Process) (api.Endpoint, api.Credentials, error) {
	if !s.given.demo {
		credentials, err := api.FindCredentials(p.Getenv, p.Home)
		if err != nil && !(errors.Is(err, api.ErrNoCredentials) && s.given.holds(p)) {
			return api.Endpoint{}, credentials, &failure{exitCredentials, err}
		}
		return s.service, credentials, nil
	}
	demo, err := sim.Start(ctx, sim.Options{Guard: p.guard(), Indicators: api.Catalogue().Indicators})
	if err != nil {
		return api.Endpoint{}, api.Credentials{}, failed(lang.Errorf("starting the simulated service: %s", err))
	}
	endpoint, err := api.ResolveEndpoint(demo.URL(), "")
	if err != nil {
		return endpoint, api.Credentials{}, failed(errors.Join(err, demo.Close()))
	}
	s.demo = demo
	return endpoint, api.Credentials{AccessKey: demo.AccessKey(), SecretKey: demo.SecretKey(),
		SessionToken: demo.SessionToken(), Source: "the simulator"}, nil
}

// keeps reports whether daily values are kept in a file.
func (s settings) keeps() bool { return !s.noArchive && !s.demo }

// holds reports whether there is an archive, which can be explored without the service.
func (s settings) holds(p Process) bool {
	path := archive.Path(p.Getenv, p.Home)
	if !s.keeps() || path == "" {
		return false
	}
	_, err := os.Stat(path)
	return err == nil
}

// answerIsHeld reports whether the query can be answered without a call. The answer then knows better than the
// catalogue which series there are.
func (s *session) answerIsHeld(ctx context.Context) bool {
	return len(s.missing) == 0 && s.reader.Cost(ctx, s.query).Calls == 0
}

// holdMeanwhile keeps values in memory until the end of the session where they are not kept in a file: a triage, or a
// person who goes on from it, needs the same ones again.
func (s *session) holdMeanwhile() { s.reader.InMemory = s.reader.Path == "" }

// elsewhereAt is the service's address, or empty for the usual one. Another service has other apps.
func (s *session) elsewhereAt() string {
	if s.elsewhere {
		return s.endpoint
	}
	return ""
}

// sayTrimmed tells what was cut off the keys. The explorer says it beside where the key is from.
func (s *session) sayTrimmed(p Process) {
	if s.trimmed != "" {
		p.tell(s.say.T("key from %s: blanks or line ends around %s are left out", s.keyFrom, s.trimmed))
	}
}

func (s *session) close() {
	_ = s.reader.Close() // nothing is lost: each write was committed
	if s.demo != nil {
		_ = s.demo.Close() // the process is about to end
	}
}

package archive

import (
	"errors"
	"sync"

	"rtcscope/quality"
)

// denials are the refusals that will not pass while the key stays the same: asking again would cost every answer a call.
type denials struct {
	mu     sync.Mutex
	errors map[denial]error
}

// A denial names what the key may not read.
type denial struct {
	app  string
	part quality.Part
}

// add keeps a refusal, if it is one that will not pass.
func (d *denials) add(app string, part quality.Part, err error) {
	var refusal interface{ Permanent() bool }
	if !errors.As(err, &refusal) || !refusal.Permanent() {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.errors == nil {
		d.errors = make(map[denial]error)
	}
	d.errors[denial{app, part}] = err
}

// of returns why a part of an app is not asked for any more; nil where it is.
func (d *denials) of(app string, part quality.Part) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.errors[denial{app, part}]
}

// forget has everything asked for again.
func (d *denials) forget() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.errors = nil
}

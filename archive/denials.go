package archive

import (
	"errors"
	"sync"

	"rtcscope/quality"
)

// denials are refusals that will not pass while the key stays the same. Asking again would cost every answer a call.
type denials struct {
	mu   sync.Mutex
	errs map[denial]error
}

// A denial is what the service refuses: a part of an app, or one indicator of that part.
type denial struct {
	app       string
	part      quality.Part
	product   string // empty for the whole part
	indicator string
}

// add notes a refusal, if it is one that will not pass.
func (d *denials) add(app string, part quality.Part, err error) {
	var refusal interface{ Permanent() bool }
	if !errors.As(err, &refusal) || !refusal.Permanent() {
		return
	}
	d.put(denial{app: app, part: part}, err)
}

// addIndicators notes which indicators of a part the service refuses, and why.
func (d *denials) addIndicators(q quality.Query, part quality.Part, refused map[string]error) {
	for name, err := range refused {
		d.put(denial{q.App, part, q.Product, name}, err)
	}
}

func (d *denials) put(what denial, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.errs == nil {
		d.errs = make(map[denial]error)
	}
	d.errs[what] = err
}

// of returns why a part of the answer to a query is not asked for any more, or nil.
func (d *denials) of(q quality.Query, part quality.Part) error {
	d.mu.Lock()
	err := d.errs[denial{app: q.App, part: part}]
	d.mu.Unlock()
	if err != nil {
		return err
	}
	return d.indicator(q, part)
}

// indicator returns why the service refuses the indicator of a query for a part, or nil.
func (d *denials) indicator(q quality.Query, part quality.Part) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.errs[denial{q.App, part, q.Product, q.Indicator}]
}

// forget drops all refusals, so that everything is asked for again.
func (d *denials) forget() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.errs = nil
}

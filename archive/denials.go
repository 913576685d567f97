package archive

import (
	"errors"
	"sync"

	"rtcscope/quality"
)

// denials are refusals that will not pass while the key stays the same. Asking again would cost every answer a call.
type denials struct {
	mu     sync.Mutex
	errs   map[denial]error
	values map[quality.Place]error // that the service takes in no subset
}

// A denial is what the service refuses: a part of an app, that part of one product, or one indicator of it.
type denial struct {
	app       string
	part      quality.Part
	product   string // empty for all products
	indicator string // empty for all indicators
}

// add notes a refusal, if it is one that will not pass.
func (d *denials) add(app string, part quality.Part, err error) {
	if permanent(err) {
		d.put(denial{app: app, part: part}, err)
	}
}

// addProduct notes a refusal of a part for the product of a query, if it is one that will not pass: the service may
// have the part for another product.
func (d *denials) addProduct(q quality.Query, part quality.Part, err error) {
	if permanent(err) {
		d.put(denial{app: q.App, part: part, product: q.Product}, err)
	}
}

func permanent(err error) bool {
	var refusal interface{ Permanent() bool }
	return errors.As(err, &refusal) && refusal.Permanent()
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

// addValues notes which values the service takes in no subset, if that is what an error says.
func (d *denials) addValues(err error) {
	var refused *quality.RefusedValue
	if !errors.As(err, &refused) {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.values == nil {
		d.values = make(map[quality.Place]error)
	}
	for _, p := range refused.Places {
		d.values[p] = &quality.RefusedValue{Places: []quality.Place{p}, Err: refused.Err}
	}
}

// subset returns why a subset of the calls of an app is not asked for any more, or nil.
func (d *denials) subset(q quality.Query, s quality.Subset) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, part := range []quality.Part{quality.PartSubset, quality.PartWhole} { // one action brings both
		if err := d.errs[denial{app: q.App, part: part}]; err != nil {
			return err
		}
	}
	for _, p := range s.Places() {
		if err := d.values[p]; err != nil {
			return err
		}
	}
	return nil
}

// of returns why a part of the answer to a query is not asked for any more, or nil.
func (d *denials) of(q quality.Query, part quality.Part) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, what := range []denial{{app: q.App, part: part}, {app: q.App, part: part, product: q.Product},
		{q.App, part, q.Product, q.Indicator}} {
		if err := d.errs[what]; err != nil {
			return err
		}
	}
	return nil
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
	d.errs, d.values = nil, nil
}

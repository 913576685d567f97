package views

import "rtcscope/keys"

// wheelRows is how far one notch of the wheel goes.
const wheelRows = 3

// Pointed is a view that takes the mouse, where it is turned on. Places are cells of the view's own drawing.
type Pointed interface {
	// Click takes a click of the main button.
	Click(x, y int) Intent
	// Wheel takes notches of the wheel, downwards where they are positive.
	Wheel(notches int) Intent
}

// Click implements Pointed: on a row it puts the cursor there, on a heading it sorts.
func (e *Explore) Click(x, y int) Intent {
	if e.prepared == nil || e.Capturing() {
		return nil
	}
	column, ok := e.table.Click(x, y-e.topHeight())
	if !ok {
		return nil
	}
	e.touched, e.returnTo = true, nil
	if column != "" {
		e.sort(column)
	}
	return e.moved()
}

// Wheel implements Pointed.
func (e *Explore) Wheel(notches int) Intent {
	if e.prepared == nil || e.Capturing() || notches == 0 {
		return nil
	}
	e.touched, e.returnTo = true, nil
	e.table.Move(notches * wheelRows)
	return e.moved()
}

// Click implements Pointed.
func (d *Detail) Click(int, int) Intent { return nil }

// Wheel implements Pointed.
func (d *Detail) Wheel(notches int) Intent {
	return repeat(d, notches)
}

// Click implements Pointed.
func (p *Help) Click(int, int) Intent { return nil }

// Wheel implements Pointed.
func (p *Help) Wheel(notches int) Intent {
	return repeat(p, notches)
}

// repeat moves a view up or down.
func repeat(v View, notches int) Intent {
	a := keys.Down
	if notches < 0 {
		a, notches = keys.Up, -notches
	}
	for range notches * wheelRows {
		v.Act(a)
	}
	return nil
}

// Click implements Pointed: on a finding it puts the cursor there.
func (v *Triage) Click(x, y int) Intent {
	v.touched = true
	v.table.Click(x, y-2)
	return nil
}

// Wheel implements Pointed.
func (v *Triage) Wheel(notches int) Intent { return repeat(v, notches) }

// Click implements Pointed.
func (y *Why) Click(int, int) Intent { return nil }

// Wheel implements Pointed.
func (y *Why) Wheel(notches int) Intent { return repeat(y, notches) }

package ui

import (
	"io"
	"sync/atomic"
	"time"

	"rtcscope/screen/screentest"
)

// A wire is a line between the explorer and a terminal far away. It holds any number of bytes, as the buffers of
// systems and connections do. Its clock is that of its test, which runs in a bubble of testing/synctest.
type wire struct {
	rate  int           // bytes a second towards the terminal; 0 for no limit
	delay time.Duration // of each byte, in both directions
	far   *screentest.Terminal
	keys  io.Writer // what the terminal sends: its answers, and keys

	packets chan packet
	answers chan answered
	free    time.Time // when all bytes so far have left
	writes  int
	wrote   func(bytes int) // called after each write
	arrived func(write int) // called when all bytes of a write were shown, counted from 0
	shown   []byte          // since the last call of written
	err     error           // of the terminal

	answered atomic.Int64 // answers that reached the explorer, or would have
}

type packet struct {
	bytes []byte
	at    time.Time // when the last of them arrives
	write int       // which ends with them; -1 for none
}

type answered struct {
	bytes []byte
	at    time.Time
}

func newWire(far *screentest.Terminal, keys io.Writer) *wire {
	return &wire{far: far, keys: keys, packets: make(chan packet, 1<<16), answers: make(chan answered, 1<<10),
		wrote: func(int) {}, arrived: func(int) {}}
}

// Write implements io.Writer. It does not wait.
func (w *wire) Write(bytes []byte) (int, error) {
	const together = 64 // bytes that arrive at once
	if now := time.Now(); w.free.Before(now) {
		w.free = now
	}
	for at := 0; at < len(bytes); at += together {
		p := packet{bytes: append([]byte(nil), bytes[at:min(at+together, len(bytes))]...), write: -1}
		if w.rate > 0 {
			w.free = w.free.Add(time.Duration(len(p.bytes)) * time.Second / time.Duration(w.rate))
		}
		if p.at = w.free.Add(w.delay); at+together >= len(bytes) {
			p.write = w.writes
		}
		w.packets <- p
	}
	w.writes++
	w.wrote(len(bytes))
	return len(bytes), nil
}

// deliver shows what arrives at the terminal until the packets end, and sends what it answers.
func (w *wire) deliver() {
	defer close(w.answers)
	for p := range w.packets {
		time.Sleep(time.Until(p.at))
		w.shown = append(w.shown, p.bytes...)
		if _, err := w.far.Write(p.bytes); err != nil && w.err == nil {
			w.err = err
		}
		if answers := w.far.Answers(); len(answers) > 0 {
			w.answers <- answered{answers, time.Now().Add(w.delay)}
		}
		if p.write >= 0 {
			w.arrived(p.write)
		}
	}
}

// written returns what the terminal has shown since the last call.
func (w *wire) written() string {
	shown := string(w.shown)
	w.shown = nil
	return shown
}

// reply sends the answers of the terminal to the explorer.
func (w *wire) reply() {
	for a := range w.answers {
		time.Sleep(time.Until(a.at))
		w.answered.Add(1)
		_, _ = w.keys.Write(a.bytes) // the explorer may have ended
	}
}

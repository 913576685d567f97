// Package escape joins the bytes of a key that a slow line splits. An arrow key sends several bytes, of which the
// first is the one that the esc key sends. Bubble Tea waits 50 ms for the others; after that, it takes the arrow for
// esc and two letters.
package escape

import (
	"bytes"
	"io"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/guard"
)

// A File is a terminal to read keys from. Bubble Tea sets its modes by the descriptor.
type File interface {
	io.ReadWriteCloser
	Fd() uintptr
	Name() string
}

const (
	// together is how long after ESC another byte can belong to it, where only the time tells a key with alt from the
	// esc key and the next key. Bubble Tea waits as long.
	together = 50 * time.Millisecond
	// most is the greatest number of bytes that are kept back.
	most = 1024
)

// escKey is the esc key in a form that a following byte cannot change.
const escKey = "\x1b[27u"

// A Reader is a File that keeps back the beginning of a key until the rest of it comes or the time is up.
type Reader struct {
	File
	wait  time.Duration
	guard *guard.Guard
	press func(tea.Msg)
	clock clock

	mu    sync.Mutex
	kept  []byte
	since time.Time // when the last byte of kept came
	apart bool      // the second byte of kept came so late that a person may have typed both
	paste bool      // the bytes are part of a paste
	turn  int       // counts the reads, so that a timer can tell whether its read was the last
}

// A clock tells the time and starts timers; tests have their own.
type clock struct {
	now   func() time.Time
	after func(time.Duration, func())
}

// NewReader makes a reader that waits for each next byte of a key for the given time. It calls press, which may
// block, with the keys whose time is up, in the order of the key presses. The guard catches the reader's panics; it
// may be nil.
func NewReader(f File, wait time.Duration, g *guard.Guard, press func(tea.Msg)) *Reader {
	after := func(d time.Duration, f func()) {
		g.Go(func() {
			<-time.After(d)
			f()
		})
	}
	return &Reader{File: f, wait: wait, guard: g, press: press, clock: clock{time.Now, after}}
}

// Read reads whole keys. It may read nothing and return no error.
func (r *Reader) Read(p []byte) (int, error) {
	defer r.guard.Catch()
	if len(p) < 2*most {
		return r.File.Read(p) // too short for the bytes that are kept back
	}
	n, err := r.File.Read(p[:len(p)-most-len(escKey)])
	r.mu.Lock()
	defer r.mu.Unlock()
	return copy(p, r.take(bytes.Clone(p[:n]))), err
}

// take adds the bytes that came, and returns those to pass on.
func (r *Reader) take(came []byte) []byte {
	if len(came) == 0 {
		return nil
	}
	r.turn++
	now := r.clock.now()
	var out []byte
	if len(r.kept) < 2 {
		r.apart = len(r.kept) == 1 && r.kept[0] == esc && now.Sub(r.since) > together
	}
	if !r.paste && r.apart && len(r.kept) == 1 && !bytes.ContainsRune([]byte("[O]P_"), rune(came[0])) {
		out, r.kept, r.apart = []byte(escKey), nil, false
	}
	data := append(r.kept, came...)
	at := 0
	for at < len(data) {
		if r.paste {
			n, ends := pasted(data[at:])
			if at, r.paste = at+n, !ends; !ends {
				break
			}
			continue
		}
		n, whole := first(data[at:])
		if !whole {
			break
		}
		r.paste = bytes.Equal(data[at:at+n], pasteBegins)
		at += n
	}
	if len(data)-at > most {
		at = len(data) // no key is that long
	}
	r.kept, r.since = bytes.Clone(data[at:]), now
	if len(r.kept) > 0 && !r.paste {
		turn := r.turn
		r.clock.after(r.wait, func() { r.expire(turn) })
	}
	return append(out, data[:at]...)
}

// expire presses the keys that the kept bytes stand for by themselves, unless other bytes came after the read.
func (r *Reader) expire(turn int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if turn != r.turn {
		return
	}
	kept := r.kept
	r.kept = nil
	for len(kept) > 0 && kept[0] == esc {
		if r.apart {
			r.press(tea.KeyPressMsg{Code: tea.KeyEscape})
			for _, c := range kept[1:] {
				r.press(tea.KeyPressMsg{Code: unshifted(rune(c)), ShiftedCode: rune(c), Text: string(rune(c)),
					Mod: shift(rune(c))})
			}
			return
		}
		if len(kept) == 2 && kept[1] != esc { // a key with alt whose bytes begin other keys, too
			r.press(tea.KeyPressMsg{Code: unshifted(rune(kept[1])), Mod: tea.ModAlt | shift(rune(kept[1]))})
			return
		}
		if len(kept) > 1 && kept[1] != esc {
			return // an unfinished key is dropped
		}
		r.press(tea.KeyPressMsg{Code: tea.KeyEscape})
		kept = kept[1:]
	}
}

func shift(r rune) tea.KeyMod {
	if 'A' <= r && r <= 'Z' {
		return tea.ModShift
	}
	return 0
}

func unshifted(r rune) rune {
	if shift(r) != 0 {
		return r - 'A' + 'a'
	}
	return r
}

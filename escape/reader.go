// Package escape joins the bytes of one key that a slow line splits. The bytes of an arrow begin with the one that the
// esc key alone sends, and Bubble Tea waits 50 ms for the others: beyond that an arrow becomes esc and two letters.
package escape

import (
	"bytes"
	"io"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"rtcscope/guard"
)

// A File is a terminal that keys are read from, as Bubble Tea wants it: its modes are set by its descriptor.
type File interface {
	io.ReadWriteCloser
	Fd() uintptr
	Name() string
}

const (
	// together is how long after ESC a byte still belongs to it if nothing but that tells a key with alt from esc and
	// the next key; it is what Bubble Tea grants.
	together = 50 * time.Millisecond
	// most bounds what is kept back.
	most = 1024
)

// escKey is the esc key in a form that no byte can be joined to.
const escKey = "\x1b[27u"

// A Reader is a File that keeps back what may be the beginning of a key, until the rest of it comes or the time is up.
type Reader struct {
	File
	wait  time.Duration
	guard *guard.Guard
	press func(tea.Msg)
	clock clock

	mu    sync.Mutex
	kept  []byte
	since time.Time // when the last byte of kept came
	apart bool      // the second one came so late that a person may have typed both
	paste bool      // what comes is pasted
	turn  int       // counts reads, so that only the last one's time can be up
}

// A clock is time, which tests play.
type clock struct {
	now   func() time.Time
	after func(time.Duration, func())
}

// NewReader makes a reader that waits so long for each next byte of a key. The keys whose time is up are given to press,
// in the order in which they were pressed; it may block. The guard minds the reader's panics; nil lets them pass.
func NewReader(f File, wait time.Duration, g *guard.Guard, press func(tea.Msg)) *Reader {
	after := func(d time.Duration, f func()) {
		g.Go(func() {
			<-time.After(d)
			f()
		})
	}
	return &Reader{File: f, wait: wait, guard: g, press: press, clock: clock{time.Now, after}}
}

// Read reads what is there of whole keys; that may be nothing, without an error.
func (r *Reader) Read(p []byte) (int, error) {
	defer r.guard.Catch()
	if len(p) < 2*most {
		return r.File.Read(p) // there is no room to join anything
	}
	n, err := r.File.Read(p[:len(p)-most-len(escKey)])
	r.mu.Lock()
	defer r.mu.Unlock()
	return copy(p, r.take(bytes.Clone(p[:n]))), err
}

// take adds bytes that came, and returns those that are to be passed on.
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
		at = len(data) // no key is so long
	}
	r.kept, r.since = bytes.Clone(data[at:]), now
	if len(r.kept) > 0 && !r.paste {
		turn := r.turn
		r.clock.after(r.wait, func() { r.expire(turn) })
	}
	return append(out, data[:at]...)
}

// expire presses the keys that the kept bytes are if no other follow, unless others did.
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
				r.press(tea.KeyPressMsg{Code: unshifted(rune(c)), ShiftedCode: rune(c), Text: string(rune(c)), Mod: shift(rune(c))})
			}
			return
		}
		if len(kept) == 2 && kept[1] != esc { // a key with alt that begins like other keys
			r.press(tea.KeyPressMsg{Code: unshifted(rune(kept[1])), Mod: tea.ModAlt | shift(rune(kept[1]))})
			return
		}
		if len(kept) > 1 && kept[1] != esc {
			return // a part of a key is none
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

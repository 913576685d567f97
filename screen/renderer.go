// Package screen draws frames on a terminal: as soon as they come, with few bytes, and with every character in its
// cell, wide ones among them. It knows nothing of what the frames show.
package screen

import (
	"bytes"
	"io"
	"slices"
	"sync"
	"time"

	"rtcscope/guard"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// The shortest times between two frames, after one of a few bytes and after a long one. A frame that comes later than
// that after the one before is drawn at once.
const (
	frameTime     = time.Second / 120
	longFrameTime = time.Second / 30
	longFrame     = 1024 // bytes
)

// retryTime is how long to wait after a write that failed. A busy terminal takes part of a write only if another
// program set it not to block.
const retryTime = time.Second / 10

// A Frame is what the screen is to show.
type Frame struct {
	Lines []string // with colours; what is beyond the size of the screen is not drawn
	Mouse bool     // whether the terminal reports clicks
}

// Options describe a terminal.
type Options struct {
	Type    string // as in TERM
	Profile colorprofile.Profile
	Width   int
	Height  int
	Guard   *guard.Guard // starts the goroutine that draws
	// Background has Open ask the terminal for the colour of its background. Its answer comes as a report of Bubble Tea.
	Background bool
}

// A Renderer draws on a terminal. It is safe for concurrent use.
type Renderer struct {
	out  io.Writer
	opts Options
	wake chan struct{}

	mu            sync.Mutex
	width, height int
	next          *Frame // the one frame that waits
	sequences     []byte // to write before it
	anew          bool   // whether to draw all of it
	synchronized  bool
	flow          flow
	ended         bool          // whether the terminal was given back for good
	stop          chan struct{} // closed to give the terminal back; nil while it is not taken
	stopped       chan struct{} // closed when it was given back

	canvas canvas // of the goroutine that draws
}

// New returns a renderer that draws on a terminal. It writes nothing before Open.
func New(out io.Writer, opts Options) *Renderer {
	return &Renderer{out: out, opts: opts, width: opts.Width, height: opts.Height, wake: make(chan struct{}, 1)}
}

// Open takes the terminal, for the first time or after Close, and draws the last frame anew. After End it does
// nothing.
func (r *Renderer) Open() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.stop != nil || r.ended {
		return
	}
	kind := terminalOf(r.opts.Type)
	last := r.canvas.frame
	r.canvas = newCanvas(kind.simple, r.opts.Profile)
	r.canvas.frame, r.anew = last, true
	r.flow = flow{}
	r.sequences = append(r.sequences[:0], enter...)
	if r.opts.Background && !kind.silent && !kind.noStrings {
		r.sequences = append(r.sequences, ansi.RequestBackgroundColor...) // before the status, which is answered last
	}
	if !kind.silent {
		r.sequences = append(r.sequences, ansi.RequestModeSynchronizedOutput+requestStatus...)
		r.flow.begin(time.Now())
	}
	r.stop, r.stopped = make(chan struct{}), make(chan struct{})
	stop, stopped := r.stop, r.stopped
	r.opts.Guard.Go(func() { r.run(stop, stopped) })
	r.signal()
}

// Show has a frame drawn. It does not wait: while the line is busy, a newer frame takes the place of one that waits.
func (r *Renderer) Show(f Frame) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.next = &f
	r.signal()
}

// Resize sets the size of the screen. The next frame is drawn anew: terminals differ in what they keep of the screen.
func (r *Renderer) Resize(width, height int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if width != r.width || height != r.height {
		r.width, r.height, r.anew = width, height, true
		r.next, r.canvas.frame = nil, Frame{} // they are of another size
	}
}

// Repaint draws the frame anew, whatever the terminal shows.
func (r *Renderer) Repaint() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.anew = true
	r.signal()
}

// Send writes a sequence that does not change the screen, such as a text for the clipboard.
func (r *Renderer) Send(sequence string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sequences = append(r.sequences, sequence...)
	r.signal()
}

// Synchronized says that the terminal can show a frame in one step.
func (r *Renderer) Synchronized() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.synchronized = true
}

// Answered says that the terminal reported its status.
func (r *Renderer) Answered() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.flow.answered(time.Now()) {
		r.sequences = append(r.sequences, requestStatus...)
	}
	r.signal()
}

// Settle asks for no more reports of the terminal's status until the next Open, and returns how long to wait for those
// under way: zero if there are none.
func (r *Renderer) Settle() time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.flow.quiet = true
	return r.flow.settles(time.Now())
}

// Close gives the terminal back. It waits for a write under way, which a terminal that reads nothing may hold up for
// ever, or for another Close.
func (r *Renderer) Close() {
	r.mu.Lock()
	stopped := r.stopped
	if r.stop != nil {
		close(r.stop)
		r.stop = nil
	}
	r.mu.Unlock()
	if stopped != nil {
		<-stopped
	}
}

// End gives the terminal back as Close does, for good.
func (r *Renderer) End() {
	r.mu.Lock()
	r.ended = true
	r.mu.Unlock()
	r.Close()
}

// signal wakes the goroutine that draws. The caller holds the lock.
func (r *Renderer) signal() {
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

// run draws frames until stop is closed, and gives the terminal back. It does so after a panic, too.
func (r *Renderer) run(stop <-chan struct{}, stopped chan<- struct{}) {
	defer close(stopped)
	defer func() { _, _ = r.out.Write(append(r.unsent(), leave...)) }()
	timer := time.NewTimer(0)
	defer timer.Stop()
	var rest time.Time // no frame is drawn until then
	for {
		select {
		case <-stop:
			return
		case <-r.wake:
		case <-timer.C:
		}
		now := time.Now()
		text, wait := r.take(now, rest)
		if wait > 0 {
			timer.Reset(wait)
		}
		if len(text) == 0 {
			continue
		}
		rest = now.Add(frameTime)
		if len(text) >= longFrame {
			rest = now.Add(longFrameTime)
		}
		if !r.write(text, stop) {
			return
		}
	}
}

// unsent returns the sequences that wait to be written, if the terminal was taken.
func (r *Renderer) unsent() []byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	if bytes.HasPrefix(r.sequences, []byte(enter)) {
		return nil
	}
	return slices.Clone(r.sequences)
}

// write writes a text, and after retryTime again what an attempt that failed left of it. It returns false if stop was
// closed before all was written.
func (r *Renderer) write(text []byte, stop <-chan struct{}) bool {
	for {
		n, err := r.out.Write(text)
		if err == nil {
			return true
		}
		text = text[n:]
		select {
		case <-stop:
			return false
		case <-time.After(retryTime):
		}
	}
}

// take returns what is to be written now, and how long the rest has to wait.
func (r *Renderer) take(now, rest time.Time) ([]byte, time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.canvas.pen.buffer = append(r.canvas.pen.buffer[:0], r.sequences...)
	r.sequences = r.sequences[:0]
	if r.next == nil && (!r.anew || r.canvas.frame.Lines == nil) {
		return r.canvas.pen.buffer, 0
	}
	wait := max(r.flow.wait(now), rest.Sub(now))
	if wait > 0 {
		return r.canvas.pen.buffer, wait
	}
	if r.anew || r.width != r.canvas.width || r.height != r.canvas.height {
		r.canvas.forget(r.width, r.height)
	}
	frame := r.next
	r.next, r.anew = nil, false
	r.canvas.draw(frame, r.synchronized)
	if r.flow.wrote(len(r.canvas.pen.buffer), now) {
		r.canvas.pen.sequence(requestStatus)
	}
	return r.canvas.pen.buffer, 0
}

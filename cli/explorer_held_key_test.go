//go:build unix

package cli

import (
	"strings"
	"sync"
	"testing"
	"time"

	"rtcscope/screen/screentest"
)

// A proxy passes what the program writes on to a terminal far away, which answers.
type proxy struct {
	x     *terminal
	rate  int           // bytes a second
	delay time.Duration // in each direction

	mu    sync.Mutex
	far   *screentest.Terminal
	read  int // bytes of the program
	shown int
	most  int // bytes that were read and not yet shown, at most
	err   error
}

// run passes on until the test ends.
func (p *proxy) run(done <-chan struct{}) {
	const together = 256 // bytes
	for {
		text := p.x.written()
		p.mu.Lock()
		p.read = len(text)
		p.most = max(p.most, p.read-p.shown)
		next := text[p.shown:min(len(text), p.shown+together)]
		p.mu.Unlock()
		select {
		case <-done:
			return
		case <-time.After(max(time.Millisecond, time.Duration(len(next))*time.Second/time.Duration(p.rate))):
		}
		p.mu.Lock()
		p.shown += len(next)
		if _, err := p.far.Write([]byte(next)); err != nil && p.err == nil {
			p.err = err
		}
		answers := p.far.Answers()
		p.mu.Unlock()
		if len(answers) > 0 {
			time.AfterFunc(2*p.delay, func() { _, _ = p.x.master.Write(answers) })
		}
	}
}

// text returns what the terminal far away shows.
func (p *proxy) text() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.far.Text()
}

// The real program on a slow line: however long a key is held, the line never holds more than a frame or two, and not
// what is out of date when it arrives. What the frames show, TestAHeldKeyOnASlowLine of ui looks at.
func TestAHeldKeyDoesNotFillTheLine(t *testing.T) {
	t.Parallel()
	const most = 16 << 10 // bytes; two frames. Without joining it is 130 KB and more.
	x := openTerminal(t, nil, "--demo")
	p := &proxy{x: x, rate: 32 * 1000, delay: 50 * time.Millisecond, far: screentest.New(120, 35)}
	done := make(chan struct{})
	defer close(done)
	go p.run(done)
	until := func(text string) {
		t.Helper()
		for limit := time.Now().Add(patience); !strings.Contains(p.text(), text); time.Sleep(10 * time.Millisecond) {
			if time.Now().After(limit) {
				t.Fatalf("waited in vain for %q; the screen is\n%s", text, p.text())
			}
		}
	}
	until("demo-live")
	x.press("\r")
	until("广东")
	for range 60 {
		x.press("\t")
		time.Sleep(time.Second / 30)
	}
	x.press("?")
	until("mark or unmark")
	p.mu.Lock()
	defer p.mu.Unlock()
	t.Logf("%d bytes on the line at most, of %d", p.most, p.read)
	if p.err != nil {
		t.Error(p.err)
	}
	if p.most > most {
		t.Errorf("%d bytes wait on the line, more than %d", p.most, most)
	}
}

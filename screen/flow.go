package screen

import "time"

// A terminal that answers is sent at most mostUnseen bytes beyond those that it has shown, so that a slow line holds
// at most one frame. It is asked whenever it was sent askEvery bytes.
const (
	mostUnseen = 1024
	askEvery   = 256
)

// answerTime is how long to wait for an answer before another frame is sent all the same, and mostLate how many
// answers in a row may be late before the terminal is taken for one that does not answer.
const (
	answerTime = time.Second
	mostLate   = 3
)

// A long frame has more time, in which a line of 9600 baud passes it, but no more than mostOfLine.
const (
	slowestByte = time.Second / 800
	mostOfLine  = 7 * time.Second
)

// A flow keeps a slow line from filling up with frames that are out of date when they are shown. Systems, connections
// and terminals hold more bytes between them than a slow line passes in seconds, and no write blocks until then.
// Therefore a flow has the terminal report its status, which a terminal does when it has shown what came before.
type flow struct {
	sent, seen int   // bytes
	asked      []int // bytes sent before each request that is not answered yet
	answers    bool  // whether the terminal answers
	quiet      bool  // whether not to ask any more
	late       int
	since      time.Time // the last answer or, after that, the begin of the wait
}

// begin begins anew with a first request.
func (f *flow) begin(now time.Time) { *f = flow{asked: []int{0}, since: now} }

// wrote counts bytes and reports whether to ask after them.
func (f *flow) wrote(n int, now time.Time) (ask bool) {
	if len(f.asked) == 0 {
		f.since = now
	}
	f.sent += n
	return n > 0 && f.ask()
}

// ask reports whether to ask after the bytes that were sent.
func (f *flow) ask() bool {
	last := f.seen
	if n := len(f.asked); n > 0 {
		last = f.asked[n-1]
	}
	if !f.answers || f.quiet || f.sent-last < askEvery {
		return false
	}
	f.asked = append(f.asked, f.sent)
	return true
}

// answered takes an answer and reports whether to ask again: after what was sent before the terminal was known to
// answer.
func (f *flow) answered(now time.Time) (ask bool) {
	f.answers, f.late, f.since = true, 0, now
	if len(f.asked) > 0 {
		f.seen, f.asked = f.asked[0], f.asked[1:]
	}
	return len(f.asked) == 0 && f.ask()
}

// wait returns how long the next frame has to wait.
func (f *flow) wait(now time.Time) time.Duration {
	if !f.answers || f.sent-f.seen < mostUnseen || len(f.asked) == 0 {
		return 0
	}
	most := answerTime + min(time.Duration(f.sent-f.seen-mostUnseen)*slowestByte, mostOfLine)
	if left := f.since.Add(most).Sub(now); left > 0 {
		return left
	}
	f.late++
	f.answers = f.late < mostLate
	f.seen, f.asked = f.sent, nil
	return 0
}

// settles returns how long answers may still come: zero if every request was answered, or will not be.
func (f *flow) settles(now time.Time) time.Duration {
	if len(f.asked) == 0 {
		return 0
	}
	return max(0, f.since.Add(answerTime).Sub(now))
}

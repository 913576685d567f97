package ui

import (
	"errors"
	"testing"
	"time"

	"rtcscope/quality"
)

func TestTheFormSaysWhatAQueryCosts(t *testing.T) {
	s := newStub()
	d := drive(t, Options{Service: s, Query: aQuery()})
	d.until("1 request")
	d.press("t 14d enter")
	d.until("2 requests")
}

// If the service refuses a part beside the rows, the rows are shown, and the header says what is missing.
func TestTheHeaderSaysWhatTheAnswerLacks(t *testing.T) {
	s := newStub()
	d := drive(t, Options{Service: s, Query: aQuery(), Run: true})
	result := answerOf(aQuery(), "广东")
	result.Lacks = []quality.Lack{{Part: quality.PartWhole, Err: errors.New("refused")}}
	d.read(s).end <- ending{result: result}
	d.until("广东")
	d.has("no app-wide line: Broken")
}

func TestWithoutCredentialsTheHeaderSaysHowOldTheValuesAre(t *testing.T) {
	s := newStub()
	d := drive(t, Options{Service: s, Query: aQuery(), Run: true})
	result := answerOf(aQuery(), "广东")
	result.AsOf = now.Add(-50 * time.Hour)
	d.read(s).end <- ending{result: result}
	d.until("广东")
	d.has("no credentials: only what is held", "fetched 11-20 10:00+08:00, 2d ago")
}

// If the network fails, held values stay on the screen, with their age and the failure.
func TestAFailureLeavesWhatIsHeldWithItsAge(t *testing.T) {
	s := newStub()
	d := drive(t, Options{Service: s, Query: aQuery(), Run: true, KeyFrom: "VOLC_ACCESSKEY"})
	result := answerOf(aQuery(), "广东")
	result.AsOf = now.Add(-3 * time.Hour)
	r := d.read(s)
	r.partial(result, quality.Progress{Total: 1})
	d.until("广东")
	r.end <- ending{result: result, err: errors.New("no route to host")}
	d.until("Broken")
	d.has("广东", "fetched 3h ago")
}

func TestTheHeaderSaysHowManyCallsAreLeft(t *testing.T) {
	s := newStub()
	s.quota = quality.Quota{Limit: quality.Limit{Calls: 60, Per: 24 * time.Hour}, Left: 42}
	d := drive(t, Options{Service: s, Query: aQuery(), Run: true})
	d.read(s).end <- ending{result: answerOf(aQuery(), "广东")}
	d.until("广东")
	d.has("42 of 60 calls left in 24h")
}

// The progress says how many parts are done and how long the rest takes at the service's rate limit.
func TestTheProgressSaysHowLongTheRestTakes(t *testing.T) {
	s := newStub()
	d := drive(t, Options{Service: s, Query: aQuery(), Run: true})
	r := d.read(s)
	r.partial(answerOf(aQuery(), "广东"), quality.Progress{Done: 2, Total: 11})
	d.until("广东")
	d.has("2 of 11, 4 s left", "esc stops")
	r.end <- ending{result: answerOf(aQuery(), "广东")}
}

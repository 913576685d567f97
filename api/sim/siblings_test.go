package sim

import (
	"encoding/json"
	"testing"
	"time"
)

// sibling is a call that has a limit of two a second of its own.
type sibling struct {
	action string
	good   body
}

func siblings() []sibling {
	return []sibling{
		{"ListQualityDistribution", stalls(nil)},
		{"ListQuality", daily(nil)},
		{"ListOperationDistribution", headcount(nil)},
	}
}

func TestEachActionHasItsOwnLimit(t *testing.T) {
	s, pass := limited(t)
	for range 2 {
		for _, c := range siblings() {
			wantCode(t, s.ask(t, c.action, c.good), 200, "")
		}
	}
	for _, c := range siblings() {
		wantCode(t, s.ask(t, c.action, c.good), 429, "FlowLimitExceeded.QPSOverLimit")
	}
	wantCode(t, s.ask(t, actionApps, "{}"), 200, "")
	pass(time.Second)
	for _, c := range siblings() {
		wantCode(t, s.ask(t, c.action, c.good), 200, "")
	}
}

func TestEverySiblingIsSignedAndPosted(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	for _, c := range siblings() {
		wantCode(t, send(t, unsigned(t, s, c.action, "{}")), 401, "MissingAuthenticationToken")
		r := s.signed(t, c.action, c.good)
		r.Method = "GET"
		wantCode(t, send(t, r), 405, "MethodNotAllowed")
	}
}

func TestListsAreNotedReadably(t *testing.T) {
	s := newServer(t, Options{Now: at(noon)})
	s.ask(t, actionQuality, daily(body{"Indicator": []string{"stall_rate", "network_trans_delay"}}))
	s.ask(t, actionOperation, headcount(body{"Dimension": "province"}))
	got := s.Requests()
	if b := got[0].Body; got[0].Action != actionQuality || b.Indicator != "stall_rate,network_trans_delay" ||
		b.AppID != "demo-live" {
		t.Errorf("first %+v", got[0])
	}
	if b := got[1].Body; got[1].Action != actionOperation || b.Indicator != "user_count" || b.Dimension != "province" {
		t.Errorf("second %+v", got[1])
	}
}

// Faults that stand in for the service do so for every action.
func TestFaultsOfSiblings(t *testing.T) {
	for _, c := range siblings() {
		s := faulty(t, Fault{Kind: Code, Code: "LackPolicy", Action: c.action, Times: 1})
		wantCode(t, s.ask(t, c.action, c.good), 403, "LackPolicy")
		s.SetFault(Fault{Kind: Truncated})
		if got := s.ask(t, c.action, c.good); json.Valid(got.raw) {
			t.Errorf("%s: %s", c.action, got.raw)
		}
		s.SetFault(Fault{Kind: Captive})
		if got := s.ask(t, c.action, c.good); got.header.Get("Content-Type") != htmlType {
			t.Errorf("%s: %s", c.action, got.raw)
		}
	}
}

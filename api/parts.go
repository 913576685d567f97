package api

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"rtcscope/quality"
)

// A part is a row of the table of parts: the rule by which the archive asks for it and keeps it, the action that
// brings it, and how that is called and decoded.
type part struct {
	quality.PartRule
	action string
	ask    func(*Client, context.Context, quality.Ask) (quality.Reply, error)
}

// parts lists the parts of an answer, in the order in which they are asked for. A further call of the service is a
// row here.
func parts() []part {
	return []part{
		{quality.PartRule{Part: quality.PartRows}, actionDistribution, (*Client).askRows},
		{quality.PartRule{Part: quality.PartUsers, Beside: true, ByPlace: true, ByWindow: true}, actionUsers,
			(*Client).askUsers},
		{quality.PartRule{Part: quality.PartWhole, Beside: true, OfApp: true, Together: true}, actionOverall,
			(*Client).askWhole},
		{quality.PartRule{Part: quality.PartSubset, Beside: true, Together: true, Apart: true}, actionOverall,
			(*Client).askSubset},
		{quality.PartRule{Part: quality.PartLive, Apart: true}, actionLive, (*Client).askLive},
		{quality.PartRule{Part: quality.PartLiveWhole, Beside: true, OfApp: true, Together: true, Apart: true},
			actionLiveOverall, (*Client).askLiveWhole},
		{quality.PartRule{Part: quality.PartCourse, Beside: true, OfApp: true, Together: true, Apart: true},
			actionOverall, (*Client).askCourse},
	}
}

// partRules lists the rules of all parts.
func partRules() []quality.PartRule {
	var rules []quality.PartRule
	for _, p := range parts() {
		rules = append(rules, p.PartRule)
	}
	return rules
}

// actions lists the actions of the service that this package calls.
func actions() []string {
	list := []string{actionApps}
	for _, p := range parts() {
		if !slices.Contains(list, p.action) {
			list = append(list, p.action)
		}
	}
	return list
}

// Ask makes the calls for a part of an answer.
func (c *Client) Ask(ctx context.Context, ask quality.Ask) (quality.Reply, error) {
	for _, p := range parts() {
		if p.Part == ask.Part {
			return p.ask(c, ctx, ask)
		}
	}
	return quality.Reply{}, fmt.Errorf("no call brings %q", ask.Part)
}

func (c *Client) askRows(ctx context.Context, ask quality.Ask) (reply quality.Reply, err error) {
	reply.Daily, err = c.Distribution(ctx, ask.Query)
	return reply, err
}

func (c *Client) askWhole(ctx context.Context, ask quality.Ask) (reply quality.Reply, err error) {
	reply.Daily, err = c.Overall(ctx, ask.Query.App, ask.Query.Product, ask.Indicators, ask.Query.Range)
	return reply, err
}

func (c *Client) askSubset(ctx context.Context, ask quality.Ask) (reply quality.Reply, err error) {
	reply.Daily, err = c.Subset(ctx, ask.Query.App, ask.Query.Product, ask.Subset, ask.Indicators, ask.Query.Range)
	return reply, err
}

func (c *Client) askLive(ctx context.Context, ask quality.Ask) (reply quality.Reply, err error) {
	reply.Timely, err = c.Live(ctx, ask.Query)
	return reply, err
}

func (c *Client) askLiveWhole(ctx context.Context, ask quality.Ask) (reply quality.Reply, err error) {
	reply.Timely, err = c.LiveOverall(ctx, ask.Query.App, ask.Query.Product, ask.Indicators)
	return reply, err
}

func (c *Client) askCourse(ctx context.Context, ask quality.Ask) (reply quality.Reply, err error) {
	reply.Timely, err = c.Course(ctx, ask.Query.App, ask.Query.Product, ask.Subset, ask.Indicators, ask.Query.Range)
	return reply, err
}

func (c *Client) askUsers(ctx context.Context, ask quality.Ask) (reply quality.Reply, err error) {
	reply.Users, err = c.Users(ctx, ask.Query.App, ask.Query.Dimension, ask.Query.Range)
	return reply, err
}

// A decoding is how the Result of an answer is read: the careful way reads whatever can be read of it, and fast, which
// may be nil, reads the same in one pass or returns false.
type decoding[T any] struct {
	fast    func(*scanner) (T, bool)
	careful func(json.RawMessage) (T, error)
}

// result makes one call and decodes the Result of its answer.
func result[T any](ctx context.Context, c *Client, action string, body any, by decoding[T]) (T, error) {
	var none, read T
	var scan func(*scanner) bool
	if by.fast != nil {
		scan = func(s *scanner) (ok bool) {
			read, ok = by.fast(s)
			return ok
		}
	}
	answer, err := c.call(ctx, action, body, scan)
	if err != nil {
		return none, err
	}
	if answer.scanned {
		return read, nil
	}
	if read, err = by.careful(answer.result); err != nil {
		return none, shapeError(action, answer.requestID, err)
	}
	return read, nil
}

package archive

import (
	"context"

	"rtcscope/quality"
)

// A heldLive is what an archive holds of live figures.
type heldLive struct {
	points []quality.Timed // means of slots, at their starts
	slots  map[int64]bool  // that are held, with values or without, by their starts
}

// load reads what the archive holds, once.
func (a *liveAnswer) load(ctx context.Context) error {
	if a.planned {
		return nil
	}
	if a.query.Live > quality.LiveSpan {
		a.archive = a.reader.open(ctx)
	}
	if ctx.Err() != nil {
		return context.Cause(ctx) // the read was given up: that is no trouble of the file
	}
	a.planned = true
	return nil
}

// cost is what a live survey would take now.
func (a *liveAnswer) cost(ctx context.Context) quality.Cost {
	var cost quality.Cost
	if a.load(ctx) != nil {
		return cost
	}
	cost.Held = len(a.main().held.slots)
	for _, s := range a.sets {
		refused := a.reader.denied.of(a.query, s.part) != nil
		if _, has := a.reader.minute.of(a.reader.liveFlight(a.query, s.part)); !has && !refused {
			cost.Calls++
		}
	}
	return cost
}

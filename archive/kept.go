package archive

import (
	"context"

	"rtcscope/quality"
)

// Kept answers a query by what is held alone, without a call: its days, and what is held of the days before.
func (r *Reader) Kept(ctx context.Context, q quality.Query) (quality.Result, error) {
	if q.OfLive() {
		return newLive(r, q, everyPart).result(), nil
	}
	known := newAnswer(r, q, everyPart)
	known.load(ctx, r.open(ctx))
	known.loadOlder(ctx)
	if ctx.Err() != nil {
		return quality.Result{Query: q}, context.Cause(ctx)
	}
	for _, d := range known.sets {
		if d.rule.OfApp && len(d.points) == 0 {
			known.lack(d.rule.Part, errNotHeld)
		}
	}
	return known.result(), nil
}

// KeptUsers are the users of the app of a query by its dimension, of all ranges that are held.
func (r *Reader) KeptUsers(ctx context.Context, q quality.Query) ([]quality.Weights, error) {
	store := r.open(ctx).store
	if store == nil || !quality.HasUsers(q.Dimension) {
		return nil, context.Cause(ctx)
	}
	key := UsersKey{Endpoint: r.Endpoint, App: q.App, Dimension: q.Dimension}
	windows, err := store.usersWindows(ctx, key)
	if err != nil {
		return nil, explain(store.path, err)
	}
	list := make([]quality.Weights, len(windows))
	for i, days := range windows {
		key.Range = days
		list[i].Range = days
		if list[i].Of, _, err = store.LoadUsers(ctx, key); err != nil {
			return nil, explain(store.path, err)
		}
	}
	return list, nil
}

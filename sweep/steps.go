package sweep

import (
	"context"

	"rtcscope/quality"
)

// A Step asks for the answer to a query up to a stage.
type Step struct {
	Query quality.Query
	UpTo  quality.Stage
	Alone bool // the steps after it begin when it has ended
}

// Whole are the steps that answer one query after the other.
func Whole(queries []quality.Query) []Step { return upTo(quality.StageAll, queries) }

// RowsFirst are the steps that bring the rows of one query after the other, by which it is judged, then what stands
// beside them.
func RowsFirst(queries []quality.Query) []Step {
	app, others := apart(queries)
	return append(append(upTo(quality.StageAll, app), upTo(quality.StageRows, others)...),
		upTo(quality.StageAll, others)...)
}

// NewestFirst are the steps that tell early how all queries stand: the rows of those of the first indicator, which
// matters most, then the newest days of the others, then their compared days, then what stands beside the rows. The
// first rows are asked for alone, so that they are there as early as can be.
func NewestFirst(queries []quality.Query) []Step {
	app, others := apart(queries)
	n := 0
	for n < len(others) && others[n].Indicator == others[0].Indicator {
		n++
	}
	steps := append(upTo(quality.StageAll, app), upTo(quality.StageRows, others[:n])...)
	if len(others) > 0 {
		steps[len(app)].Alone = true
	}
	for stage := quality.StageNewest; stage <= quality.StageRows; stage++ {
		steps = append(steps, upTo(stage, others[n:])...)
	}
	return append(steps, upTo(quality.StageAll, others)...)
}

// apart returns the queries for the app apart from the others.
func apart(queries []quality.Query) (app, others []quality.Query) {
	for _, q := range queries {
		if q.OfApp() {
			app = append(app, q)
		} else {
			others = append(others, q)
		}
	}
	return app, others
}

func upTo(stage quality.Stage, queries []quality.Query) []Step {
	steps := make([]Step, len(queries))
	for at, q := range queries {
		steps[at] = Step{Query: q, UpTo: stage}
	}
	return steps
}

// InOne is the Asking of a source that knows no stages: the first brings all.
func InOne(q quality.Query, survey func(context.Context, quality.Query,
	func(quality.Result, quality.Progress)) (quality.Result, error)) Asking {
	return func(ctx context.Context, _ quality.Stage) (quality.Result, error) { return survey(ctx, q, nil) }
}

package views

import "rtcscope/quality"

// sheets are the returned series of a result, each prepared when it is first shown and then kept: going to the next
// series and back works nothing out twice.
type sheets struct {
	env    *Env
	result quality.Result
	of     []*prepared // by the index of the table; nil for one that was not shown
}

// sheetsOf returns the series of a result. The rows are judged once for all series of the result, unless their
// judgements came with it.
func sheetsOf(env *Env, result quality.Result) *sheets {
	if result.Verdicts == nil && len(result.Tables) > 0 {
		result.Verdicts = quality.Judge([]quality.Result{result}, env.Catalogue)
	}
	return &sheets{env: env, result: result, of: make([]*prepared, len(result.Tables))}
}

// at returns the series at an index of the result's tables.
func (s *sheets) at(table int) *prepared {
	if s.of[table] == nil {
		s.of[table] = prepare(s.env, s.result, table)
	}
	return s.of[table]
}

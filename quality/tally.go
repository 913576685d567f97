package quality

// A Tally is what was found in rows, and how many rows were judged. Each row is counted once in each of its series.
type Tally struct {
	Findings    []Finding // worst first
	Rows        int       // that were judged
	Skipped     int       // with too few past values
	FewUsers    int       // with so few calls that even a fourfold loss would be chance
	NoValues    int       // without values in the range
	NoDirection int       // of series without a direction
	NoApp       int       // that got worse with all others while the app could not be judged
}

// count counts the rows of verdicts.
func (t *Tally) count(v *Verdicts) {
	for _, r := range v.panel.rows {
		for i, j := range v.of[r.value] {
			switch {
			case r.lines[i] == nil:
			case v.panel.series[i].Better == DirectionUnknown:
				t.NoDirection++
			case j.State == StateFewCalls:
				t.FewUsers++
			case j.State == StateNoValues:
				t.NoValues++
			case j.State == StateFewDays:
				t.Skipped++
			case j.alike:
				t.NoApp++
			default:
				t.Rows++
			}
		}
	}
}

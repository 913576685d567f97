package views

import (
	"rtcscope/keys"
	"rtcscope/report"
)

// Act implements View.
func (v *Incident) Act(a keys.Action) (Intent, bool) {
	v.follow()
	if v.endTyping(a) {
		return nil, true
	}
	return incidentActs().act(v, a)
}

// Refusals implements View.
func (v *Incident) Refusals() Refusals { return incidentActs().refusals(v) }

func (v *Incident) move(a keys.Action) Intent {
	shown := v.current().key()
	v.table.Move(scroll(a, v.table.Page(), v.table.Len()))
	return v.resting.moved(shown)
}

// left moves the column cursor to the left or, at the first column, folds the incident.
func (v *Incident) left() Intent {
	if before := v.table.Column(); before != v.columns[0].Field {
		v.table.MoveColumn(-1)
		return nil
	}
	return Leave{}
}

// open shows the row under the cursor on the explore screen, with the places of the incident marked.
func (v *Incident) open() Intent {
	return v.of.openFinding(v.current().Finding, v.marks())
}

// openLive shows the last 60 minutes of the row under the cursor on the explore screen.
func (v *Incident) openLive() Intent {
	return liveRow(v.of.openFinding(v.current().Finding, v.marks()))
}

// mark marks the row under the cursor, or removes its mark, and moves to the next one.
func (v *Incident) mark() {
	key := v.current().key()
	v.marked[key] = !v.marked[key]
	v.table.Move(1)
}

func (v *Incident) nothingMarked() string {
	for _, marked := range v.marked {
		if marked {
			return ""
		}
	}
	return refuseUnmarked
}

func (v *Incident) copy() Intent { return Copy{v.of.markdown(v.incident), v.of.triage.Progress()} }

func (v *Incident) copyRow() Intent {
	return Copy{v.of.finding(v.current().Finding), v.of.triage.Progress()}
}

// copyCommand copies the command that prints the row under the cursor.
func (v *Incident) copyCommand() Intent {
	return Copy{v.of.commands().Finding(v.current().Finding), v.of.triage.Progress()}
}

// sheet returns the rows that show the incident.
func (v *Incident) sheet() report.Sheet {
	list := v.findings()
	return v.of.findingSheet(list, v.incident.ID)
}

// Subject implements HasSubject. It is the row under the cursor, with the places of the incident marked.
func (v *Incident) Subject() Subject {
	v.follow()
	return v.of.subjectOf(v.current().Finding, v.marks())
}

// Title implements Titled.
func (v *Incident) Title() string { return "incident" }

// Click implements MouseTaker. A click on a row moves the cursor there, a second one opens it.
func (v *Incident) Click(x, y int) Intent {
	if v.Capturing() || len(v.rows) == 0 {
		return nil
	}
	before := v.table.Row()
	column, ok := v.table.Click(x, y-v.layout().above())
	return again(v, ok && column == "" && v.table.Row() == before)
}

// Wheel implements MouseTaker.
func (v *Incident) Wheel(notches int) Intent {
	Wheel(v, notches)
	v.resting.key = ""
	return nil
}

// Hints implements View.
func (v *Incident) Hints() []Hint {
	if v.Capturing() {
		return typingHints()
	}
	return v.list.hint(append([]Hint{{keys.Open, "explore"}}, hints(ActionWhy, ActionCompare, ActionHeatmap, keys.Copy,
		keys.Export, keys.Mark, keys.Filter, keys.CopyRow, keys.CopyCommand, keys.Zero, ActionTriage)...))
}

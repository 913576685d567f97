package views

import "rtcscope/quality"

// Concluded implements Recollector. A part of the answers may fold into other incidents than all of them.
func (v *Triage) Concluded() (quality.Triage, bool) {
	return v.triage, !v.running && v.failure == "" && v.triage.Whole()
}

// Recall implements Recollector.
func (v *Triage) Recall(list []quality.Remembered) {
	t := v.triage
	t.Recall(list)
	v.setTriage(t, v.left)
}

// Trust implements Recollector.
func (v *Triage) Trust(b *quality.Backtest) {
	t := v.triage
	t.Trust(b)
	v.setTriage(t, v.left)
}

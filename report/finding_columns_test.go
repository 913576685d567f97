package report_test

import (
	"encoding/json"
	"slices"
	"testing"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// A field has one name, in an export and in the JSON of a triage.
func TestFieldsOfFindingsAreThoseOfTheJSON(t *testing.T) {
	f := quality.Finding{Since: moment(20000), Until: moment(20001)}
	var got struct{ Findings []map[string]any }
	text := triageAs(t, lang.English, report.JSON, looked(quality.Tally{Rows: 9, Findings: []quality.Finding{f}}, 20))
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	for _, c := range report.FindingColumns() {
		if _, ok := got.Findings[0][c.Field]; !ok {
			t.Errorf("the JSON of a triage has no %q: %v", c.Field, got.Findings[0])
		}
	}
}

// Two columns with one place would come in an order that nobody chose.
func TestPlacesOfColumnsOfFindings(t *testing.T) {
	for name, place := range map[string]func(report.FindingColumn) int{
		"screen":        func(c report.FindingColumn) int { return c.Screen },
		"printed table": func(c report.FindingColumn) int { return c.Printed },
	} {
		var places []int
		for _, c := range report.ListedFindingColumns(place) {
			places = append(places, place(c))
		}
		for i, at := range places {
			if at != i+1 {
				t.Errorf("the places in the %s are %v: they must count from 1, without one twice", name, places)
			}
		}
	}
}

// Findings of minutes are counted in minutes.
func TestHeadingsOfFindingsOfMinutes(t *testing.T) {
	axis := shorter(t, quality.StepMinute, 10).Tables[0].Axis
	list := []quality.Finding{{Since: axis.At(4), Until: axis.At(6), Lasts: true, Bad: 3, Held: 10}}
	var headings, cells []string
	for _, c := range report.FindingColumns() {
		headings = append(headings, c.Heading(lang.Printer{}, report.FindingStep(list)))
		cells = append(cells, c.Cell(lang.Printer{}, list[0], "."))
	}
	for _, want := range []string{"bad minutes", "minutes", "evidence"} {
		if !slices.Contains(headings, want) {
			t.Errorf("%q is not among %q", want, headings)
		}
	}
	for _, want := range []string{"09:55", "3/10", "."} {
		if !slices.Contains(cells, want) {
			t.Errorf("%q is not among %q", want, cells)
		}
	}
}

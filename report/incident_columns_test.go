package report_test

import (
	"slices"
	"strings"
	"testing"

	"rtcscope/api"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// incident is an incident of places with two series.
func incident(places ...quality.Place) quality.Incident {
	return quality.Incident{Places: places, Since: moment(20000), Until: moment(20003), Lasts: true, Bad: 4,
		Share: quality.Gap(), Severity: quality.SeverityHigh, Series: []quality.Moved{
			{Series: "500ms_video_stall_rate", Was: 0.94, Now: 3.77, Unit: "%"},
			{Series: "5s_join_room_success_rate", Was: 99.24, Now: 98.64, Unit: "%"}},
		Findings: []quality.Finding{{Since: moment(20000)}}}
}

// Two columns with one place would come in an order that nobody chose.
func TestPlacesOfColumnsOfIncidents(t *testing.T) {
	for i, c := range report.ListedIncidentColumns() {
		if c.Screen != i+1 {
			t.Errorf("%s has place %d, want %d", c.Field, c.Screen, i+1)
		}
	}
}

// The line of an incident says in words what got worse, where, since when, and for whom.
func TestTheLineOfAnIncident(t *testing.T) {
	system, network := quality.Place{Dimension: "OS", Value: "android"}, quality.Place{Dimension: "Access", Value: "4g"}
	counted, over, before := incident(system), incident(system), incident(system)
	counted.HasUsers, counted.Users = true, quality.Users{Count: 9_930_000, Share: 10.74}
	over.Lasts, over.Share = false, 0.58
	before.Before = true
	none, little, few := incident(system), incident(system), incident(system)
	none.Share, little.Share, little.ShareError = 0.001, 0.0003, 0.001
	few.HasUsers, few.Users = true, quality.Users{Count: 3}
	for name, of := range map[string]struct {
		incident quality.Incident
		lang     lang.Language
		want     string
	}{
		"counted users":      {counted, lang.English, "android|video stall +1|10-04|ongoing|+2.83|9.93M 11%"},
		"over, with a share": {over, lang.English, "android|video stall +1|10-04|over 10-07|+2.83|~58%"},
		"too little to say":  {none, lang.English, "android|video stall +1|10-04|ongoing|+2.83|."},
		"little, asked for":  {little, lang.English, "android|video stall +1|10-04|ongoing|+2.83|~<0.1%"},
		"a share of no size": {few, lang.English, "android|video stall +1|10-04|ongoing|+2.83|3 <0.1%"},
		"before these days":  {before, lang.English, "android|video stall +1|(10-04)|ongoing|+2.83|."},
		"two places":         {incident(system, network), lang.English, "android on 4g|video stall +1|10-04|ongoing|+2.83|."},
		"whole app":          {incident(), lang.Chinese, "应用整体|视频卡顿率 +1|10-04|持续中|+2.83|全部"},
		"two, in Chinese":    {incident(system, network), lang.Chinese, "android × 4g|视频卡顿率 +1|10-04|持续中|+2.83|."},
	} {
		var cells []string
		for _, c := range report.ListedIncidentColumns()[:6] {
			cells = append(cells, c.Cell(lang.Printer{Language: of.lang}, api.Catalogue(), of.incident, "."))
		}
		if got := strings.Join(cells, "|"); got != of.want {
			t.Errorf("%s: %q, want %q", name, got, of.want)
		}
	}
}

// An export names all series, and moments in full; programs get the service's names.
func TestAnIncidentIsExportedWhole(t *testing.T) {
	of := incident(quality.Place{Dimension: "OS", Value: "android"})
	of.Also = []quality.Place{{Dimension: "Access", Value: "4g"}}
	var people, programs []string
	for _, c := range report.IncidentColumns() {
		people = append(people, c.Exported(lang.Printer{}, api.Catalogue(), of, "."))
		programs = append(programs, c.Raw(of))
	}
	for _, want := range []string{"video stall, 5 s join", "2024-10-04", "ongoing", "Access:4g", "2.83"} {
		if !slices.Contains(people, want) {
			t.Errorf("people lack %q: %q", want, people)
		}
	}
	for _, want := range []string{"500ms_video_stall_rate 5s_join_room_success_rate", "android", "high", "2.83"} {
		if !slices.Contains(programs, want) {
			t.Errorf("programs lack %q: %q", want, programs)
		}
	}
}

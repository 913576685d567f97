package report

import (
	"rtcscope/lang"
	"rtcscope/quality"
)

// QuestionText says what is asked after the verdict, and how many of the planned calls were made.
func QuestionText(say lang.Printer, q quality.Question, calls quality.Progress) string {
	about := questionAbout(say, q)
	if q.Incident == 0 {
		return say.T("asking: %s, %d of %d calls", about, calls.Done, calls.Total)
	}
	return say.T("asking what explains #%d: %s, %d of %d calls", q.Incident, about, calls.Done, calls.Total)
}

func questionAbout(say lang.Printer, q quality.Question) string {
	switch q.Kind {
	case quality.QuestionWeight:
		if q.Place.Dimension == "OS" {
			return say.T("weights of systems")
		}
		return say.T("weights of networks")
	case quality.QuestionPartner:
		return say.T("%s without %s", placeName(say, q.Place), placeName(say, q.Partner))
	}
	switch q.Place.Dimension {
	case "Province":
		return say.T("older weeks of provinces")
	case "Country":
		return say.T("older weeks of countries")
	case "OS":
		return say.T("older weeks of systems")
	case "Access":
		return say.T("older weeks of networks")
	}
	return say.T("older weeks")
}

package report

import (
	"rtcscope/lang"
	"rtcscope/quality"
)

// IncidentPlace names an incident: the value of a dimension, the part of the calls that lies in several values, such as
// android on 4g, or the whole app.
func IncidentPlace(say lang.Printer, i quality.Incident) string {
	if i.OfApp() {
		return say.T(WholeApp)
	}
	name := shown(say, i.Places[0].Value)
	for _, other := range i.Places[1:] {
		name = say.T("%s on %s", name, shown(say, other.Value))
	}
	return name
}

// PlaceNames lists the values of places for people, each with its dimension.
func PlaceNames(say lang.Printer, places []quality.Place) string {
	names := make([]string, len(places))
	for i, p := range places {
		names[i] = say.T(p.Dimension) + " " + shown(say, p.Value)
	}
	return say.List(names...)
}

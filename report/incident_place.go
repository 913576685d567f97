package report

import (
	"slices"

	"rtcscope/lang"
	"rtcscope/quality"
)

// PlacesText names the places of an incident: the value, the part of the calls that lies in several places, such as
// android on 4g, or the whole app if there is none.
func PlacesText(say lang.Printer, places []quality.Place) string {
	if len(places) == 0 {
		return say.T("the whole app")
	}
	places = slices.Clone(places)
	slices.SortStableFunc(places, func(a, b quality.Place) int {
		return placeRank(a.Dimension) - placeRank(b.Dimension)
	})
	text := placeName(say, places[0])
	for _, p := range places[1:] {
		switch p.Dimension {
		case "Province", "Country":
			text = say.T("%s in %s", text, placeName(say, p))
		default:
			text = say.T("%s on %s", text, placeName(say, p))
		}
	}
	return text
}

// placeRank orders places as they are said: a system on a network in a place.
func placeRank(dimension string) int {
	return slices.Index([]string{"OS", "Access", "Province", "Country"}, dimension)
}

// placeName is the name of a value. Where it says nothing by itself, its dimension stands with it.
func placeName(say lang.Printer, p quality.Place) string {
	name := say.Name(p.Value)
	if p.Value == "" || slices.Contains([]string{"unknown", "other", "others", "未知", "其他", "其它"}, p.Value) {
		name += " (" + say.T(p.Dimension) + ")"
	}
	return name
}

// mostNames is the number of places that a list names.
const mostNames = 5

// placeList names places one by one, the first of them if there are many.
func placeList(say lang.Printer, places []quality.Place) string {
	var names []string
	for _, p := range places[:min(len(places), mostNames)] {
		names = append(names, placeName(say, p))
	}
	if more := len(places) - len(names); more > 0 {
		return say.T("%s and %d more", say.Enumerate(names...), more)
	}
	return say.Enumerate(names...)
}

// IncidentPlace names an incident: the value of a dimension, the part of the calls that lies in several values, such
// as android on 4g, or the whole app.
func IncidentPlace(say lang.Printer, i quality.Incident) string {
	if i.OfApp() {
		return say.T(quality.WholeApp)
	}
	return PlacesText(say, i.Named())
}

// PlaceNames lists the values of places for people, each with its dimension.
func PlaceNames(say lang.Printer, places []quality.Place) string {
	names := make([]string, len(places))
	for i, p := range places {
		names[i] = say.T(p.Dimension) + " " + say.Name(p.Value)
	}
	return say.Enumerate(names...)
}

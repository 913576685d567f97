package report

import (
	"math"
	"slices"
	"strings"

	"rtcscope/quality"
)

// A Verdict is an incident in words. What is not known, or does not apply, is empty.
type Verdict struct {
	Title      string   // Place, What and When in one sentence
	Head       string   // the same without When
	Place      string   // where: 广东, android on 4g, or the whole app
	What       string   // the indicators that got worse: stalls and joins
	When       string   // since Sun 11-22, 4 days, ongoing
	Severity   string   // in capitals: HIGH, or PROVISIONAL
	Figures    []string // of the first series, and how many others there are: video stall 0.94→3.77
	Users      string   // 9.93M users (10.7 %)
	Also       string   // also seen in 4g
	Explains   string   // explains +0.05 of the app's +0.16 (audio stall)
	Folded     string   // folded: 中国, android moved as the app did
	RuledOut   []string // delay and first frames in their band
	Provision  string   // judged by the newest days alone
	Open       []string // 4g worsened the same day: one event or two: the service cannot tell
	Confidence string   // fired 3 times in 60 days, 2 lasted
}

// Verdict says an incident in words. The catalogue gives the nouns of its series.
func (w Writer) Verdict(i quality.Incident) Verdict {
	v := Verdict{Place: PlacesText(w.Say, i.Named()), What: w.and(w.seriesNouns(movedNames(i.Series), nil)),
		When: w.when(i), Severity: w.severity(i), Figures: w.figures(i.Series), Users: w.users(i),
		Explains: w.explains(i.Explains)}
	v.Title = w.Say.Colon(v.Place, w.Say.T("%s worse %s", v.What, v.When))
	v.Head = w.Say.Colon(v.Place, w.Say.T("%s got worse", v.What))
	if i.Provisional {
		v.Provision = w.Say.T("provisional: judged by the newest days alone, without those before")
	}
	if len(i.Also) > 0 {
		v.Also = w.Say.T("also seen in %s", placeList(w.Say, i.Also))
	}
	if len(i.Folded) > 0 {
		v.Folded = w.Say.T("folded: %s moved as the app did", placeList(w.Say, i.Folded))
	}
	for _, r := range i.RuledOut {
		v.RuledOut = append(v.RuledOut, w.ruledOut(i, r))
	}
	for _, o := range i.Open {
		v.Open = append(v.Open, w.open(i, o))
	}
	switch c := i.Confidence; {
	case c.Days > 0 && c.Fired == 0:
		v.Confidence = w.Say.T("never fired in %d days", c.Days)
	case c.Days > 0:
		v.Confidence = w.Say.T("fired %d times in %d days, %d lasted", c.Fired, c.Days, c.Lasted)
	}
	return v
}

// severity is that of an incident. A provisional one has none yet.
func (w Writer) severity(i quality.Incident) string {
	switch {
	case i.Provisional:
		return w.Say.T("PROVISIONAL")
	case i.Severity == quality.SeverityHigh:
		return w.Say.T("HIGH")
	case i.Severity == quality.SeverityMedium:
		return w.Say.T("MEDIUM")
	}
	return w.Say.T("LOW")
}

// when says since when or from when to when an incident was bad, for how long, and whether it is.
func (w Writer) when(i quality.Incident) string {
	step := i.Since.Step()
	long := int(i.Until.Start().Sub(i.Since.Start())/step.Length()) + 1
	days := PerStep(w.Say, step, "%d days", i.Bad)
	if i.Bad < long {
		days = PerStep(w.Say, step, "%d of %d days", i.Bad, long)
	}
	switch {
	case i.Lasts:
		return w.Say.T("since %s, %s, ongoing", w.weekday(i.Since), days)
	case i.Since == i.Until:
		return w.Say.T("on %s, over", w.weekday(i.Since))
	}
	return w.Say.T("from %s to %s, %s, over", w.weekday(i.Since), w.weekday(i.Until), days)
}

// weekday is a day with its weekday, or a shorter moment with its day.
func (w Writer) weekday(m quality.Moment) string {
	if m.Step() != quality.StepDay {
		return m.Day().Short() + " " + m.Short()
	}
	return w.Say.T("%s %s", w.Say.T(m.Weekday()), m.Short())
}

// mostFigures is the number of series whose figures are said, unless all are.
const mostFigures = 4

// figures are those of the series with the most evidence: video stall 0.94→3.77.
func (w Writer) figures(list []quality.Moved) []string {
	arrow := "→"
	if w.ASCII {
		arrow = "->"
	}
	names := movedNames(list)
	var texts []string
	most := len(list)
	if !w.AllSeries {
		most = min(most, mostFigures)
	}
	for _, m := range list[:most] {
		text := w.seriesText(m.Series, names) + " " + figure(m.Was, ".") + arrow + figure(m.Now, ".")
		if m.Unit != "%" && m.Unit != "" {
			text += " " + m.Unit
		}
		texts = append(texts, text)
	}
	if more := len(list) - most; more > 0 {
		texts = append(texts, w.Say.T("+%d series", more))
	}
	return texts
}

// users says how much of the app the first place of an incident is.
func (w Writer) users(i quality.Incident) string {
	text := ""
	switch {
	case i.OfApp():
		return ""
	case i.HasUsers && !quality.IsGap(i.Users.Share):
		text = w.Say.T("%s users (%s %%)", w.Say.Count(i.Users.Count), shareText(i.Users.Share))
	case i.HasUsers:
		text = w.Say.T("%s users", w.Say.Count(i.Users.Count))
	case !quality.IsGap(i.Share) && i.ShareError > 0:
		text = w.Say.T("%s ± %s %% of the calls", Figure(100*i.Share, 1), Figure(100*i.ShareError, 1))
		if w.ASCII {
			text = strings.ReplaceAll(text, "±", "+-")
		}
	case !quality.IsGap(i.Share) && i.Share >= leastWorkedOut:
		text = w.Say.T("about %s %% of the calls", Figure(100*i.Share, 0))
	default:
		return ""
	}
	if len(i.Named()) > 1 { // they are of one of its places
		return w.Say.Colon(placeName(w.Say, i.Places[0]), text)
	}
	return text
}

// shareText is a percentage with a decimal, or with two where it is small.
func shareText(v float64) string {
	if v < 1 {
		return Figure(v, 2)
	}
	return Figure(v, 1)
}

// explains says how much of the app's change an incident makes.
func (w Writer) explains(e quality.Explained) string {
	if !e.Known() {
		return ""
	}
	series := w.seriesText(e.Series, nil)
	part, whole := signed(e.Part, ""), signed(e.Whole, "")
	// What is shown as 0.00, and the part of the app's change below which it is not worth its figures.
	const least, leastPart = 0.005, 0.1
	switch {
	case math.Abs(e.Part) < least || math.Abs(e.Part) < leastPart*math.Abs(e.Whole):
		return w.Say.T("hardly moves the app (%s)", series)
	case math.Abs(e.Whole) < least:
		return w.Say.T("moves the app by %s, which hardly moved (%s)", part, series)
	case e.Part*e.Whole < 0:
		return w.Say.T("moves the app by %s, which moved by %s (%s)", part, whole, series)
	case e.Most():
		return w.Say.T("explains the app's change: %s of %s (%s)", part, whole, series)
	}
	return w.Say.T("explains %s of the app's %s (%s)", part, whole, series)
}

// ruledOut says what did not happen with an incident.
func (w Writer) ruledOut(i quality.Incident, r quality.RuledOut) string {
	switch r.Kind {
	case quality.RuledOutSeries:
		nouns := w.seriesNouns(r.Series, movedNames(i.Series))
		if len(nouns) == 1 && !strings.HasSuffix(nouns[0], "s") { // one thing in English, such as delay
			return w.Say.T("%s in its band", nouns[0])
		}
		return w.Say.T("%s in their band", w.and(nouns))
	case quality.RuledOutUsers:
		return w.Say.T("users did not move")
	case quality.RuledOutApp:
		return w.Say.T("the whole app in its band")
	case quality.RuledOutCell:
		if r.Dimension == "OS" {
			return w.Say.T("one system alone (the others worsened, too)")
		}
		return w.Say.T("one network alone (the others worsened, too)")
	}
	switch n := r.Count; r.Dimension {
	case "Province":
		return w.Say.T("%d other provinces as before", n)
	case "Country":
		return w.Say.T("%d other countries as before", n)
	case "OS":
		return w.Say.T("%d other systems as before", n)
	case "Access":
		return w.Say.T("%d other networks as before", n)
	default:
		return w.Say.T("%d other values of %s as before", n, r.Dimension)
	}
}

// open asks what the figures of the service cannot tell.
func (w Writer) open(i quality.Incident, o quality.OpenQuestion) string {
	switch o.Kind {
	case quality.OpenOneOrTwo:
		named := func(p quality.Place) bool { return slices.Contains(i.Named(), p) }
		others := slices.DeleteFunc(slices.Clone(o.Places), named)
		return PerStep(w.Say, i.Since.Step(), "%s worsened the same day: one event or two: the service cannot tell",
			placeList(w.Say, others))
	case quality.OpenUnweighted:
		places := o.Places
		if len(places) == 0 {
			places = i.Places
		}
		return w.Say.T("what part of the calls %s has is not known", placeList(w.Say, places))
	case quality.OpenNoApp:
		return w.Say.T("the figures of the whole app are not known")
	default:
		return PerStep(w.Say, i.Since.Step(), "judged by just %d past days", i.Leader().Past)
	}
}

package state

import (
	"cmp"
	"context"
	"slices"
	"time"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/xdg"
)

// IncidentsVersion is the version of the format of the incidents' file; see Version.
const IncidentsVersion = 1

// The bounds of what is remembered of incidents: how many, and how long after a triage found them last.
const (
	mostIncidents = 2000
	mostAge       = 400 * 24 * time.Hour
)

// Incidents are those that triages found, the one that was found last first. The zero Incidents are those of a first
// run.
type Incidents struct {
	List []Incident

	more object // the fields that this program does not know
}

// An Incident is one of an app and a product of an endpoint, as far as a later triage needs to know it again.
type Incident struct {
	ID         string    `json:"id"` // unique among those of the same endpoint, app and product
	Endpoint   string    `json:"endpoint"`
	App        string    `json:"app"`
	Product    string    `json:"product"`
	Places     []Place   `json:"places,omitempty"` // that name it; none of the whole app
	Also       []Place   `json:"also,omitempty"`
	Indicators []string  `json:"indicators"`
	Since      string    `json:"since"` // its first day as it was found last, like 2006-01-02
	Found      time.Time `json:"found"` // when a triage found it first
	Seen       time.Time `json:"seen"`  // and last

	more object
}

// A Place is a value of a dimension.
type Place struct {
	Dimension string `json:"dimension"`
	Value     string `json:"value"`
}

// IncidentsPath is the path of the incidents' file: incidents.json, beside that of the state. It is empty if there is
// no home.
func IncidentsPath(getenv func(string) string, home string) string {
	return xdg.File(xdg.State(), getenv, home, "incidents.json")
}

// Found turns the incidents that a triage of an endpoint found into those of the file.
func Found(endpoint string, q quality.Query, list []quality.Remembered, now time.Time) []Incident {
	var out []Incident
	for _, r := range list {
		out = append(out, Incident{ID: r.ID, Endpoint: endpoint, App: q.App, Product: q.Product, Places: placesOf(r.Places),
			Also: placesOf(r.Also), Indicators: r.Indicators, Since: r.Since.String(), Found: now.Round(0), Seen: now.Round(0)})
	}
	return out
}

func placesOf(list []quality.Place) []Place {
	var out []Place
	for _, p := range list {
		out = append(out, Place(p))
	}
	return out
}

// Of are the incidents of the app and the product of a query at an endpoint.
func (s Incidents) Of(endpoint string, q quality.Query) []quality.Remembered {
	var list []quality.Remembered
	for _, i := range s.List {
		if i.Endpoint != endpoint || i.App != q.App || i.Product != q.Product {
			continue
		}
		r := quality.Remembered{ID: i.ID, Indicators: i.Indicators}
		r.Since, _ = quality.ParseDay(i.Since) // it was read when the file was
		for _, p := range i.Places {
			r.Places = append(r.Places, quality.Place(p))
		}
		for _, p := range i.Also {
			r.Also = append(r.Also, quality.Place(p))
		}
		list = append(list, r)
	}
	return list
}

// LoadIncidents reads the incidents' file as Load does that of the state.
func LoadIncidents(ctx context.Context, path string) (Incidents, *lang.Message) {
	if path == "" {
		return Incidents{}, nil
	}
	return load(ctx, path, decodeIncidents)
}

// SaveIncidents adds incidents to those of the file, in one step and under a lock: what other processes wrote
// meanwhile stays. It returns what the file holds then.
func SaveIncidents(ctx context.Context, path string, found []Incident) (Incidents, error) {
	if path == "" {
		return Incidents{List: found},
			&lang.Message{Text: "there is no place to remember anything: set HOME or XDG_STATE_HOME"}
	}
	unlock, err := lock(ctx, path)
	if err != nil {
		return Incidents{List: found}, notSaved(err)
	}
	defer unlock()
	held, _, wrong := readOrPutAside(path, decodeIncidents)
	if wrong != nil {
		return Incidents{List: found}, wrong.message
	}
	held.List = mergeIncidents(held.List, found)
	text, err := encodeIncidents(held)
	if err == nil {
		err = replace(path, text)
	}
	if err != nil {
		return held, notSaved(err)
	}
	return held, nil
}

// mergeIncidents adds incidents to those that are held, and forgets what is too old or too much.
func mergeIncidents(held, found []Incident) []Incident {
	list := slices.Clone(held)
	for _, i := range found {
		at := slices.IndexFunc(list, func(have Incident) bool {
			return have.ID == i.ID && have.Endpoint == i.Endpoint && have.App == i.App && have.Product == i.Product
		})
		if at < 0 {
			list = append(list, i)
			continue
		}
		have := list[at]
		if have.Found.Before(i.Found) {
			i.Found = have.Found
		}
		if have.Seen.After(i.Seen) {
			i = have // another process found it later
		}
		i.more = have.more
		list[at] = i
	}
	slices.SortStableFunc(list, func(a, b Incident) int {
		return cmp.Or(b.Seen.Compare(a.Seen),
			cmp.Compare(a.ID, b.ID))
	})
	if len(list) > 0 {
		oldest := list[0].Seen.Add(-mostAge)
		list = slices.DeleteFunc(list, func(i Incident) bool { return i.Seen.Before(oldest) })
	}
	return list[:min(len(list), mostIncidents)]
}

// incidentsFile is the format of the file.
type incidentsFile struct {
	Version   int        `json:"version"`
	Incidents []Incident `json:"incidents"`
}

// isID reports whether a text looks like the id of an incident: 1 to 64 letters of ASCII, digits, _ and -. Others
// could hide something in a terminal.
func isID(text string) bool {
	for _, r := range text {
		if (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && r != '_' && r != '-' {
			return false
		}
	}
	return text != "" && len(text) <= 64
}

func decodeIncidents(text []byte) (Incidents, error) {
	var f incidentsFile
	more, err := decodeVersion(text, &f, &f.Version, IncidentsVersion)
	if err != nil {
		return Incidents{}, err
	}
	for _, i := range f.Incidents {
		if !isID(i.ID) {
			return Incidents{}, &lang.Message{Text: "%q is no id of an incident", Args: []any{i.ID}}
		}
		if _, err := quality.ParseDay(i.Since); err != nil {
			return Incidents{}, err
		}
	}
	return Incidents{List: f.Incidents, more: more}, nil
}

func encodeIncidents(s Incidents) ([]byte, error) {
	return encodeFile(incidentsFile{Version: IncidentsVersion, Incidents: s.List}, s.more)
}

// UnmarshalJSON implements json.Unmarshaler.
func (i *Incident) UnmarshalJSON(text []byte) (err error) {
	type plain Incident // without this method
	i.more, err = split(text, (*plain)(i))
	return err
}

// MarshalJSON implements json.Marshaler.
func (i Incident) MarshalJSON() ([]byte, error) {
	type plain Incident
	return join(plain(i), i.more)
}

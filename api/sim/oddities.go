package sim

import (
	"encoding/json"
	"io"
	"strings"
	"time"
)

// oddCells makes an otherwise good distribution contain every kind of oddity
// once. The first fourteen cells of the first series become, in this order:
//
//	Value null; Value "NaN"; Value "0.54"; Value ""; no Value; Value 1e400;
//	Value -1; Value 5400; Value true; a numeric Dimension; no Dimension;
//	Timestamp instead of TimeStamp; both, the same; a numeric TimeStamp
//
// Of a shorter answer as many as it has. The fifteenth cell is there twice
// over, once as it is and once with another value; then come an item that is
// null and one that is a string, and after the last series one that is null.
func oddCells(result any) any {
	d, ok := result.(distribution)
	if !ok {
		return result
	}
	type object = map[string]any
	odd := []func(object){
		func(o object) { o["Value"] = nil },
		func(o object) { o["Value"] = "NaN" },
		func(o object) { o["Value"] = "0.54" },
		func(o object) { o["Value"] = "" },
		func(o object) { delete(o, "Value") },
		func(o object) { o["Value"] = json.RawMessage("1e400") },
		func(o object) { o["Value"] = -1 },
		func(o object) { o["Value"] = 5400 },
		func(o object) { o["Value"] = true },
		func(o object) { o["Dimension"] = 44 },
		func(o object) { delete(o, "Dimension") },
		func(o object) { o["Timestamp"] = o["TimeStamp"]; delete(o, "TimeStamp") },
		func(o object) { o["Timestamp"] = o["TimeStamp"] },
		func(o object) {
			at, _ := time.Parse(time.RFC3339, o["TimeStamp"].(string))
			o["TimeStamp"] = at.Unix()
		},
	}
	type oddSeries struct {
		Name string
		Data []any
	}
	var list []any
	for n, s := range d.Indicators {
		out := oddSeries{Name: s.Name, Data: []any{}}
		for i, c := range s.Data {
			o := object{"TimeStamp": c.TimeStamp, "Value": c.Value, "Dimension": c.Dimension}
			if n == 0 && i < len(odd) {
				odd[i](o)
			}
			out.Data = append(out.Data, o)
			if n == 0 && i == len(odd) {
				out.Data = append(out.Data, c, cell{c.TimeStamp, c.Value + 1, c.Dimension})
			}
		}
		if n == 0 {
			out.Data = append(out.Data, nil, "not an item")
		}
		list = append(list, out)
	}
	return struct{ Indicators []any }{append(list, nil)}
}

// HostileTexts lists texts that hurt whoever prints them as they come: escape
// sequences (colour, clipboard, link, title), their one-byte C1 forms, bidi
// overrides, line ends and other control characters, text without width, far
// too wide text, and text that means something in a table's export.
func HostileTexts() []string {
	return []string{
		"\x1b[31mred\x1b[0m",
		"\x1b[2J\x1b[H",
		"\x1b]52;c;b3duZWQ=\x07",
		"\x1b]8;;http://link.invalid\x1b\\link\x1b]8;;\x1b\\",
		"\x1b]0;title\x07",
		"\u009b31mC1\u009b0m",
		"\u009d52;c;b3duZWQ=\u009c",
		"left\u202ethgir\u202c",
		"\u2066isolated\u2069\u200f",
		"上海\n北京",
		"return\rover",
		"tab\tbed",
		"nul\x00bell\x07back\x08del\x7f",
		"line\u2028separated",
		"zero\u200bwidth\u200d\u2060\ufeff",
		strings.Repeat("长", 300),
		"e" + strings.Repeat("\u0301", 40),
		"👨\u200d👩\u200d👧\u200d👦",
		"",
		" ",
		"=1+1|`code`,\"quoted\"",
	}
}

// hostile puts HostileTexts into a good answer: into a distribution as further
// values of each day, into a list of apps as their names.
func hostile(result any) any {
	texts := HostileTexts()
	switch r := result.(type) {
	case distribution:
		for n, s := range r.Indicators {
			var data []cell
			for i, c := range s.Data {
				data = append(data, c)
				if i+1 < len(s.Data) && s.Data[i+1].TimeStamp == c.TimeStamp {
					continue
				}
				for _, text := range texts {
					data = append(data, cell{c.TimeStamp, c.Value, text})
				}
			}
			if data != nil {
				r.Indicators[n].Data = data
			}
		}
		return r
	case appList:
		for i := range r.AppList {
			var name strings.Builder
			name.WriteString(r.AppList[i].AppName)
			for n := i; n < len(texts); n += len(apps) {
				name.WriteString(texts[n])
			}
			r.AppList[i].AppName = name.String()
		}
		return r
	}
	return result
}

// hugeSize is how much HugeBody writes at least.
const hugeSize = 64<<20 + 1

// writeHuge writes a good answer of at least that size, until the client has
// enough.
func writeHuge(w io.Writer, size int) {
	head := `{"ResponseMetadata":{"RequestId":"2022121108000001023400123400000000","Action":"` + actionDistribution +
		`","Version":"` + apiVersion + `","Service":"rtc","Region":"` + defaultRegion + `"},` +
		`"Result":{"Indicators":[{"Name":"` + audioStall + `","Data":[`
	item := `{"TimeStamp":"2022-12-09T00:00:00+08:00","Value":0.54,"Dimension":"中国"},`
	chunk := strings.Repeat(item, 1000)
	if _, err := io.WriteString(w, head); err != nil {
		return
	}
	for n := 0; n < size; n += len(chunk) {
		if _, err := io.WriteString(w, chunk); err != nil {
			return
		}
	}
	_, _ = io.WriteString(w, strings.TrimSuffix(item, ",")+"]}]}}")
}

// SampleBody is the sample answer of the API page, repaired to valid JSON: two
// series, two countries, two days. The days are first, taken in +08:00, and
// the one after it; those of the page are 2022-12-09 and 2022-12-10. It is
// meant for the fault Body.
func SampleBody(first time.Time) []byte {
	var stamps [2]string
	for i := range stamps {
		stamps[i] = (dayOf(first) + day(i)).start().Format(time.RFC3339)
	}
	four := func(name string, cn1, dk1, cn2, dk2 float64) series {
		return series{name, []cell{
			{stamps[0], cn1, "中国"}, {stamps[0], dk1, "丹麦"},
			{stamps[1], cn2, "中国"}, {stamps[1], dk2, "丹麦"},
		}}
	}
	return mustJSON(envelope{
		ResponseMetadata: metadata{
			RequestId: "Your_RequestId", Action: actionDistribution, Version: apiVersion,
			Service: serviceName, Region: defaultRegion,
		},
		Result: distribution{[]series{
			four(audioStall, 0.54, 0.43, 0.52, 0.38),
			four(videoStall, 0.45, 0.47, 0.62, 0.37),
		}},
	})
}

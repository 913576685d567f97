package sim

import (
	"io"
	"strings"
)

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
		strings.Repeat("long", 2500),
		"e" + strings.Repeat("\u0301", 40),
		"\u0301leading",
		"ที่นี่" + strings.Repeat("\u0e48", 40),
		"heart\u2764\ufe0f\u2800",
		"\x1b[38;5;201mour own kind\x1b[0m",
		"-2+3+cmd|' /C calc'!A0",
		"@sum(1)",
		"👨\u200d👩\u200d👧\u200d👦",
		"",
		" ",
		"=1+1|`code`,\"quoted\"",
	}
}

// hostile puts HostileTexts into a good answer: into a distribution as further
// values of each day, into counts of users as further places, into a list of
// apps as their names. An app's overall quality has no names in it.
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
	case counted:
		if n := len(r.Data); n > 0 {
			last := r.Data[n-1]
			for _, text := range texts {
				r.Data = append(r.Data, people{text, last.Value, last.Proportion})
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

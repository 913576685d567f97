package api_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rtcscope/api"
	"rtcscope/api/sim/simtest"
	"rtcscope/quality"
)

// sameAsCarefully reports where reading a body in one pass differs from reading it carefully.
func sameAsCarefully(t *testing.T, body []byte) {
	t.Helper()
	for _, way := range []struct {
		whole  bool
		decode func([]byte, quality.Range) (quality.Daily, error)
	}{{false, api.Decode}, {true, api.DecodeOverall}} {
		got, err := way.decode(body, stalls().Range)
		want, wantErr := api.DecodeCarefully(body, stalls().Range, way.whole)
		if said, wanted := fmt.Sprint(err), fmt.Sprint(wantErr); said != wanted {
			t.Errorf("%.300q: %s, carefully %s", body, said, wanted)
		}
		if got.Listed != want.Listed || !slices.Equal(got.Odd, want.Odd) || !slices.Equal(got.Notes, want.Notes) ||
			len(got.Refused) > 0 || !slices.EqualFunc(got.Points, want.Points, samePoint) {
			t.Errorf("%.300q:\n%+v, carefully\n%+v", body, got, want)
		}
	}
}

// samePoint compares to the bit: gaps are alike, and a zero below zero is not one above it.
func samePoint(a, b quality.Point) bool {
	alike := math.Float64bits(a.V) == math.Float64bits(b.V) || quality.IsGap(a.V) && quality.IsGap(b.V)
	a.V, b.V = 0, 0
	return alike && a == b
}

// oddBodies are answers of every odd shape: each text in the place of each part of a good one.
func oddBodies() [][]byte {
	const day = `"2026-11-20T00:00:00+08:00"`
	entry := func(fields string) string { return `{` + fields + `}` }
	usual := `"TimeStamp":` + day + `,"Value":0.54,"Dimension":"中国"`
	entries := []string{
		entry(usual), entry(``), entry(usual + `,`), entry(usual + `,"Count":3`),
		entry(usual + `,"Count":{"a":[1,{}]}`),
		entry(usual + `,"Value":1`), entry(usual + `,"value":1`), entry(usual + `,"Dimension":"b"`),
		entry(usual + `,"Timestamp":` + day),
		entry(usual + `,"Timestamp":"2026-11-21T00:00:00+08:00"`), entry(usual + `,"timestamp":7`),
		entry(usual + `,"TIMESTAMP":` + day),
		entry(usual + `,"Time\u0053tamp":7`), entry(usual + `,"Time\u0073tamp":7`),
		entry(usual + ",\"Time\u017ftamp\":7"), entry(usual + ",\"\u017f\":7"),
		entry(usual + `,"\ud800":7`), entry(usual + `,"":7`), entry(`"Value":0.54,"Dimension":"中国"`),
		entry(`"TimeStamp":` + day + `,"Value":0.54`),
		entry(`"TimeStamp":` + day + `,"Dimension":"x"`),
		entry("\"TimeStamp\" : " + day + " ,\n\"Value\"\t:\r1 , \"Dimension\" : \"x\" "),
		"null", "44", `"x"`, "[]", "true", "tru", "nul", "nullx", "", "{", "[", "NaN", "-", "{]", `{"a"}`, `{"a":}`,
		`{,}`, `{"a":1,}`, `{1:2}`,
	}
	with := func(field, value string) string {
		fields := map[string]string{"TimeStamp": day, "Value": "0.54", "Dimension": `"中国"`}
		fields[field] = value
		return entry(`"TimeStamp":` + fields["TimeStamp"] + `,"Value":` + fields["Value"] + `,"Dimension":` + fields["Dimension"])
	}
	for _, v := range []string{"0", "-0", "0.0", "1", "100", "100.01", "-1", "1e2", "1E+2", "1e-2", "1.5e1", "1e400",
		"-1e400", "1e-400", "01",
		"-", "+1", ".5", "5.", "1e", "1e+", "0x1", "0.30000000000000004", "1234567890123456789012345678901234567890",
		"5e-324", "1_0", "1 ", " 1",
		"Infinity", "-Infinity", `"0.5"`, `"NaN"`, `""`, `"1e400"`, `"0\u002e5"`, "null", "true", "[0.5]", `{"v":1}`,
		"1,2"} {
		entries = append(entries, with("Value", v))
	}
	for _, v := range []string{`""`, `"NaN"`, `"a\"b"`, `"a\\b"`, `"a\nb"`, `"\u4e2d\u56fd"`, `"\u4E2D国"`,
		`"\ud83d\ude00"`, `"\ud800"`, `"\ud800\u0041"`,
		`"\u0000"`, `"\u00"`, `"\u00zz"`, `"\x"`, `"\`, "\"\x01\"", "\"\x7f\"", "\"\xff\"", "\"\xe4\xb8\"",
		"\"\xed\xa0\x80\"", "\"\u2028\"", "\"a\tb\"", `"unended`,
		`"\/"`, `"a&b<c>"`, "44", "null", "true", "[]", `{"n":"x"}`} {
		entries = append(entries, with("Dimension", v))
	}
	for _, v := range []string{`"2026-11-20T00:00:00Z"`, `"2026-11-19T16:00:00Z"`,
		`"2026-11-20T23:59:59.999999999+08:00"`, `"2026-11-14T23:59:59+08:00"`,
		`"2026-11-22T00:00:00+08:00"`, `"2026-11-20"`, `"2026-11-20T00:00:00"`, `"2026-02-30T00:00:00+08:00"`,
		`"2026-11-20t00:00:00+08:00"`,
		`"2026-11-20T00:00:00+24:00"`, `"2026-11-20T00:00:60+08:00"`, `"2026-11-20T00:00:00,5+08:00"`,
		`"2026\u002d11-20T00:00:00+08:00"`, `""`, `" 2026-11-20T00:00:00+08:00"`,
		`"0000-01-01T00:00:00Z"`, `"9999-12-31T23:59:59Z"`, "1795104000", "null", "[]"} {
		entries = append(entries, with("TimeStamp", v))
	}
	series := func(list ...string) string {
		return `{"Name":"80ms_audio_stall_rate","Data":[` + strings.Join(list, ",") + `]}`
	}
	var all []string // texts of series
	for _, e := range entries {
		all = append(all, series(e), series(entry(usual), e, entry(usual)), series(with("Value", `"0.5"`), e),
			series(e, with("Value", `"0.5"`), e))
	}
	for _, s := range []string{`{}`, `{"Name":"a"}`, `{"Name":"a","Data":null}`, `{"Name":"a","Data":{}}`,
		`{"Name":"","Data":[]}`, `{"Name":null,"Data":[]}`,
		`{"Name":7,"Data":[` + entry(usual) + `]}`, `{"Data":[` + entry(usual) + `],"Name":"a"}`,
		`{"Data":[` + entry(usual) + `]}`,
		`{"Data":[` + entry(usual) + `,NaN],"Name":"a"}`, `{"Data":[null,` + with("Value", `"1"`) + `],"Name":"a"}`,
		`{"Data":null,"Name":"a","Unit":"%"}`,
		`{"name":"a","Data":[` + entry(usual) + `]}`, `{"Name":"a","data":[` + entry(usual) + `]}`,
		`{"Name":"a","Name":"b","Data":[` + entry(usual) + `]}`,
		`{"Name":"a","Data":[` + entry(usual) + `],"Data":[]}`, `{"Name":"a\u202e","Data":[` + entry(usual) + `]}`,
		"{\"Name\":\"\xff\",\"Data\":[" + entry(usual) + `]}`,
		`null`, `"odd"`, `[]`, `7`} {
		all = append(all, s, s+","+series(entry(usual)), series(entry(usual))+","+s)
	}
	all = append(all, series(entry(usual))+","+series(entry(usual)), series(entry(usual), with("Value",
		"0.6"))+","+series(with("Value", "0.7")),
		series(with("Value", `"0.5"`), with("Value", `"0.6"`)), series(with("Value", `"101"`)))
	var bodies []string
	for _, list := range all {
		bodies = append(bodies, `{"Result":{"Indicators":[`+list+`]}}`)
	}
	good := `{"Indicators":[` + series(entry(usual)) + `]}`
	for _, result := range []string{good, `{}`, `null`, `[]`, `""`, `0`, `{"Indicators":null}`, `{"Indicators":{}}`,
		`{"Indicators":"x"}`, `{"Indicators":[],"Indicators":[]}`,
		`{"indicators":[` + series(entry(usual)) + `]}`,
		`{"Total":1,"Indicators":[` + series(entry(usual)) + `],"Overview":[{"a":[null,true,false,1e5,"x\n"]}]}`} {
		bodies = append(bodies, `{"Result":`+result+`}`,
			`{"ResponseMetadata":{"RequestId":"id-1"},"Result":`+result+`}`,
			`{"Result":`+result+`,"ResponseMetadata":{"RequestId":"id-1"}}`,
			`{"Result":`+result+`,"ResponseMetadata":{"Error":{"Code":"AccessDenied"}}}`,
			`{"Result":`+result+`,"Result":`+good+`}`, `{"result":`+result+`}`, `{"Result":`+result+`,"Extra":NaN}`,
			`{"Result":`+result+`,"Extra":[1,{"a":null}]}`,
			`{"Result":`+result+`}garbage`, `{"Result":`+result, `{"Result":`+result+`,`, `{"Result":`+result+`,}`,
			"\ufeff {\"Result\" :\n"+result+" }\t",
			`[{"Result":`+result+`}]`, `{"Result":`+result+`,"ResponseMetadata":"none"}`,
			`{"Result":`+result+`,"ResponseMetadata":null}`)
	}
	for _, deep := range []int{90, 110, 9990, 10010, 100000} {
		nest := strings.Repeat("[", deep) + strings.Repeat("]", deep)
		bodies = append(bodies, `{"Extra":`+nest+`,"Result":`+good+`}`, `{"Result":{"Extra":`+nest+`}}`,
			`{"Result":{"Indicators":[`+series(entry(usual+`,"Extra":`+nest))+`]}}`, `{"Result":`+strings.Repeat("[",
				deep))
	}
	bodies = append(bodies, "", " ", "null", "[]", `"ok"`, "{}", "{", "NaN", "<html>NaN</html>",
		string(simtest.Sample(noon)))
	list := make([][]byte, len(bodies))
	for i, body := range bodies {
		list[i] = []byte(body)
	}
	return list
}

// What is read in one pass is what the careful way reads of the same bytes, to the bit, whatever is odd in them.
func TestOnePassReadsWhatTheCarefulWayReads(t *testing.T) {
	t.Parallel()
	bodies := oddBodies()
	for _, body := range bodies {
		sameAsCarefully(t, body)
	}
	for _, odd := range []int{0, 3, 100} {
		sameAsCarefully(t, sized{34, 7}.body(odd))
	}
	// Bytes that are changed, left out or there twice, at random places of good and odd answers.
	random := rand.New(rand.NewPCG(14, 7))
	base := append(bodies, sized{3, 3}.body(0), sized{3, 3}.body(5))
	for range 1500 {
		body := slices.Clone(base[random.IntN(len(base))])
		if len(body) > 4000 {
			continue
		}
		for range 1 + random.IntN(2) {
			if len(body) == 0 {
				break
			}
			at := random.IntN(len(body))
			switch random.IntN(4) {
			case 0:
				body[at] = byte(random.IntN(256))
			case 1:
				body[at] = `{}[]",:\0-.eEnNtu `[random.IntN(18)]
			case 2:
				body = slices.Delete(body, at, min(len(body), at+1+random.IntN(8)))
			case 3:
				body = slices.Insert(body, at, body[at:min(len(body), at+1+random.IntN(40))]...)
			}
		}
		sameAsCarefully(t, body)
	}
}

func FuzzOnePass(f *testing.F) {
	for i, body := range oddBodies() {
		if i%16 == 0 && len(body) < 2000 { // the test above has them all
			f.Add(body)
		}
	}
	f.Fuzz(sameAsCarefully)
}

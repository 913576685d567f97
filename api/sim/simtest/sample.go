// Package simtest holds answers that tests have the simulated service give, with the fault sim.Body.
package simtest

import (
	"strings"
	"time"
)

// sample is the sample answer of the API page, repaired to valid JSON: two series, two countries, two days.
const sample = `{
	"ResponseMetadata": {
		"RequestId": "Your_RequestId", "Action": "ListQualityDistribution", "Version": "2020-12-01",
		"Service": "rtc", "Region": "cn-north-1"
	},
	"Result": {"Indicators": [
		{"Name": "80ms_audio_stall_rate", "Data": [
			{"TimeStamp": "2022-12-09T00:00:00+08:00", "Value": 0.54, "Dimension": "中国"},
			{"TimeStamp": "2022-12-09T00:00:00+08:00", "Value": 0.43, "Dimension": "丹麦"},
			{"TimeStamp": "2022-12-10T00:00:00+08:00", "Value": 0.52, "Dimension": "中国"},
			{"TimeStamp": "2022-12-10T00:00:00+08:00", "Value": 0.38, "Dimension": "丹麦"}
		]},
		{"Name": "500ms_video_stall_rate", "Data": [
			{"TimeStamp": "2022-12-09T00:00:00+08:00", "Value": 0.45, "Dimension": "中国"},
			{"TimeStamp": "2022-12-09T00:00:00+08:00", "Value": 0.47, "Dimension": "丹麦"},
			{"TimeStamp": "2022-12-10T00:00:00+08:00", "Value": 0.62, "Dimension": "中国"},
			{"TimeStamp": "2022-12-10T00:00:00+08:00", "Value": 0.37, "Dimension": "丹麦"}
		]}
	]}
}`

// Sample is the sample answer of the API page. Its days, 2022-12-09 and 2022-12-10 there, are first, taken in +08:00,
// and the day after it.
func Sample(first time.Time) []byte {
	first = first.In(time.FixedZone("+08:00", 8*60*60))
	return []byte(strings.NewReplacer(
		"2022-12-09", first.Format(time.DateOnly),
		"2022-12-10", first.AddDate(0, 0, 1).Format(time.DateOnly),
	).Replace(sample))
}

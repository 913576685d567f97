package api

import "rtcscope/quality"

// Catalogue is what ListQualityDistribution offers: the five quality indicators, the four dimensions, the two
// products. The indicators and the series they return are from the vendor's page of quality indicators.
//
// Two of its readings are unverified without a live account and can be overridden in the config: stall rates are
// taken as lower-is-better, against the wording of that page ("within 80 ms") but with its sample figures; and
// network_trans_delay is a pass rate in percent, in spite of its name. The thresholds are heuristics: the vendor
// publishes none. A triage asks first for what breaks most likely: stalls and joins before first frames, places before
// systems.
func Catalogue() quality.Catalogue {
	type limits = map[quality.Media]quality.Thresholds
	return quality.Catalogue{
		Indicators: []quality.Indicator{
			{
				Name: "join_room_success_rate", Label: "join success rate", Triage: 2,
				Noun: "join", Nouns: "joins",
				Unit: "%", Better: quality.HigherBetter,
				Thresholds: limits{"": {Good: 99.5, Warn: 99}},
				Series:     []string{"5s_join_room_success_rate"},
			},
			{
				Name: "stall_rate", Label: "stall rate", Triage: 1,
				Noun: "stall", Nouns: "stalls",
				Unit: "%", Better: quality.LowerBetter,
				Thresholds: limits{quality.Audio: {Good: 1, Warn: 3}, quality.Video: {Good: 2, Warn: 5}},
				Series:     []string{"80ms_audio_stall_rate", "500ms_video_stall_rate"},
			},
			{
				Name: "first_frame_send_success_rate", Label: "first frame sent", Triage: 5,
				Noun: "first frame sent", Nouns: "first frames",
				Unit: "%", Better: quality.HigherBetter,
				Thresholds: limits{"": {Good: 99, Warn: 97}},
				Series:     []string{"audio_first_frame_send_success_rate", "video_first_frame_send_success_rate"},
			},
			{
				Name: "first_frame_recv_success_rate", Label: "first frame received", Triage: 4,
				Noun: "first frame received", Nouns: "first frames",
				Unit: "%", Better: quality.HigherBetter,
				Thresholds: limits{"": {Good: 99, Warn: 97}},
				Series:     []string{"audio_first_frame_recv_success_rate", "video_first_frame_recv_success_rate"},
			},
			{
				Name: "network_trans_delay", Label: "delay pass rate", Triage: 3,
				Noun: "delay pass", Nouns: "delay",
				Unit: "%", Better: quality.HigherBetter,
				Thresholds: limits{"": {Good: 95, Warn: 90}},
				Series:     []string{"400ms_network_trans_delay", "audio_network_trans_delay", "video_network_trans_delay"},
			},
		},
		Dimensions: []quality.Choice{
			{Name: "Province", Label: "province", Triage: 1},
			{Name: "Country", Label: "country", Triage: 3},
			{Name: "OS", Label: "operating system", Triage: 4},
			{Name: "Access", Label: "network", Triage: 2},
		},
		Products: []quality.Choice{
			{Name: quality.ProductNative, Label: "native (Android, iOS, desktop)"},
			{Name: quality.ProductWeb, Label: "web"},
		},
		Units: map[string]quality.Bounds{"%": {Low: 0, High: 100}},
		Parts: partRules(),
	}
}

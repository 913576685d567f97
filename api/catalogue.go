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
				Noun: "join", Nouns: "joins", Also: []string{"加入房间", "入会", "login"},
				Unit: "%", Better: quality.HigherBetter,
				Thresholds: limits{"": {Good: 99.5, Warn: 99}},
				Series:     []string{"5s_join_room_success_rate"},
			},
			{
				Name: "stall_rate", Label: "stall rate", Triage: 1,
				Noun: "stall", Nouns: "stalls", Also: []string{"freeze", "stutter", "lag"},
				Unit: "%", Better: quality.LowerBetter,
				Thresholds: limits{quality.Audio: {Good: 1, Warn: 3}, quality.Video: {Good: 2, Warn: 5}},
				Series:     []string{"80ms_audio_stall_rate", "500ms_video_stall_rate"},
			},
			{
				Name: "first_frame_send_success_rate", Label: "first frame sent", Triage: 5,
				Noun: "first frame sent", Nouns: "first frames", Also: []string{"首帧发布", "发流", "publish"},
				Unit: "%", Better: quality.HigherBetter,
				Thresholds: limits{"": {Good: 99, Warn: 97}},
				Series:     []string{"audio_first_frame_send_success_rate", "video_first_frame_send_success_rate"},
			},
			{
				Name: "first_frame_recv_success_rate", Label: "first frame received", Triage: 4,
				Noun: "first frame received", Nouns: "first frames", Also: []string{"首帧订阅", "拉流", "subscribe"},
				Unit: "%", Better: quality.HigherBetter,
				Thresholds: limits{"": {Good: 99, Warn: 97}},
				Series:     []string{"audio_first_frame_recv_success_rate", "video_first_frame_recv_success_rate"},
			},
			{
				Name: "network_trans_delay", Label: "delay pass rate", Triage: 3,
				Noun: "delay pass", Nouns: "delay", Also: []string{"网络延迟", "时延", "latency"},
				Unit: "%", Better: quality.HigherBetter,
				Thresholds: limits{"": {Good: 95, Warn: 90}},
				Series:     []string{"400ms_network_trans_delay", "audio_network_trans_delay", "video_network_trans_delay"},
			},
		},
		Dimensions: []quality.Choice{
			{Name: "Province", Label: "province", Triage: 1, Also: []string{"省份", "省市", "地区", "region"}},
			{Name: "Country", Label: "country", Triage: 3, Also: []string{"国家和地区", "地区", "nation"}},
			{Name: "OS", Label: "operating system", Triage: 4, Also: []string{"操作系统", "系统", "平台", "platform"}},
			{Name: "Access", Label: "network", Triage: 2, Also: []string{"接入网络", "wifi", "4G", "5G"}},
		},
		Products: []quality.Choice{
			{Name: quality.ProductNative, Label: "native (Android, iOS, desktop)", Also: []string{"原生", "客户端"}},
			{Name: quality.ProductWeb, Label: "web", Also: []string{"浏览器", "网页", "browser"}},
		},
		Units: map[string]quality.Bounds{"%": {Low: 0, High: 100}},
		Parts: partRules(),
	}
}

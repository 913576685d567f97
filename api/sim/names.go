package sim

import (
	"slices"
	"strings"

	"rtcscope/api/sim/calls"
)

const (
	productNative = "native"
	productWeb    = "web"

	dimProvince = calls.Province
	dimCountry  = calls.Country
	dimOS       = calls.System
	dimAccess   = calls.Network
)

// The series that the service returns. Each carries the default threshold of
// its indicator in its name.
const (
	joinRate   = "5s_join_room_success_rate"
	audioStall = "80ms_audio_stall_rate"
	videoStall = "500ms_video_stall_rate"
	audioSend  = "audio_first_frame_send_success_rate"
	videoSend  = "video_first_frame_send_success_rate"
	audioRecv  = "audio_first_frame_recv_success_rate"
	videoRecv  = "video_first_frame_recv_success_rate"
	audioDelay = "400ms_audio_network_trans_delay"
	videoDelay = "400ms_video_network_trans_delay"
)

// seriesOf lists the series that the vendor's pages name for an indicator; nil if
// they do not know it.
func seriesOf(indicator string) []string {
	switch indicator {
	case "join_room_success_rate":
		return []string{joinRate}
	case "stall_rate":
		return []string{audioStall, videoStall}
	case "first_frame_send_success_rate":
		return []string{audioSend, videoSend}
	case "first_frame_recv_success_rate":
		return []string{audioRecv, videoRecv}
	case "network_trans_delay":
		return []string{audioDelay, videoDelay}
	}
	return nil
}

// seriesOf lists the series that are returned for an indicator; nil if it is
// unknown.
func (a *account) seriesOf(indicator string) []string {
	if known := seriesOf(indicator); known != nil {
		return known
	}
	for _, in := range a.more {
		if in.Name == indicator {
			return in.Series
		}
	}
	return nil
}

func isVideo(series string) bool { return strings.Contains(series, "video_") }

func knownDimension(name string) bool {
	return slices.Contains([]string{dimProvince, dimCountry, dimOS, dimAccess}, name)
}

// The lists below are read-only.

// coastal are the regions from which an app for abroad is used at home.
var coastal = []string{"北京", "上海", "浙江", "广东", "香港", "台湾"}

// bigCountries have many users of real-time calls, besides 中国.
var bigCountries = []string{
	"美国", "日本", "韩国", "新加坡", "马来西亚", "泰国", "越南", "印度尼西亚", "菲律宾", "印度",
	"巴基斯坦", "俄罗斯", "德国", "法国", "英国", "意大利", "西班牙", "土耳其", "沙特阿拉伯", "阿联酋",
	"埃及", "尼日利亚", "南非", "加拿大", "墨西哥", "巴西", "阿根廷", "澳大利亚",
}

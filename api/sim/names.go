package sim

import (
	"slices"
	"strings"

	"rtcscope/quality"
)

const (
	productNative = "native"
	productWeb    = "web"

	dimProvince = "Province"
	dimCountry  = "Country"
	dimOS       = "OS"
	dimAccess   = "Access"
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
func (a account) seriesOf(indicator string) []string {
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

// added returns the indicator of Options.Indicators that a series belongs to.
func (a account) added(series string) (quality.Indicator, bool) {
	for _, in := range a.more {
		if slices.Contains(in.Series, series) {
			return in, true
		}
	}
	return quality.Indicator{}, false
}

func isVideo(series string) bool { return strings.Contains(series, "video_") }

// lowerIsBetter reports whether a series is better when lower. Of those on the
// pages only the stall rates are: every other, also the delay, is a share of what
// went well.
func (a account) lowerIsBetter(series string) bool {
	if in, ok := a.added(series); ok {
		return in.Better == quality.LowerBetter
	}
	return strings.HasSuffix(series, "stall_rate")
}

func knownDimension(name string) bool {
	return slices.Contains([]string{dimProvince, dimCountry, dimOS, dimAccess}, name)
}

// values lists the dimension values that an app has data for, ordered by value
// as in the sample of the API page.
func (a app) values(dimension string) []string {
	var list []string
	switch dimension {
	case dimProvince:
		list = a.provinces
	case dimCountry:
		list = a.countries
	case dimOS:
		list = osNames
	case dimAccess:
		list = accessNames
	}
	list = slices.Clone(list)
	slices.Sort(list)
	return list
}

// The tables below are read-only.

// provinces are the 34 first-level regions, in the short form of the samples.
var provinces = []string{
	"北京", "天津", "河北", "山西", "内蒙古",
	"辽宁", "吉林", "黑龙江",
	"上海", "江苏", "浙江", "安徽", "福建", "江西", "山东",
	"河南", "湖北", "湖南", "广东", "广西", "海南",
	"重庆", "四川", "贵州", "云南", "西藏",
	"陕西", "甘肃", "青海", "宁夏", "新疆",
	"香港", "澳门", "台湾",
}

// coastal are the regions from which an app for abroad is used at home.
var coastal = []string{"北京", "上海", "浙江", "广东", "香港", "台湾"}

// bigCountries have many users of real-time calls.
var bigCountries = []string{
	"中国", "美国", "日本", "韩国", "新加坡", "马来西亚", "泰国", "越南", "印度尼西亚", "菲律宾", "印度",
	"巴基斯坦", "俄罗斯", "德国", "法国", "英国", "意大利", "西班牙", "土耳其", "沙特阿拉伯", "阿联酋",
	"埃及", "尼日利亚", "南非", "加拿大", "墨西哥", "巴西", "阿根廷", "澳大利亚",
}

// smallCountries make up the rest.
var smallCountries = []string{
	"丹麦", "挪威", "瑞典", "芬兰", "冰岛", "爱尔兰", "荷兰", "比利时", "瑞士", "奥地利", "波兰", "捷克",
	"匈牙利", "罗马尼亚", "希腊", "葡萄牙", "乌克兰", "哈萨克斯坦", "蒙古", "缅甸", "柬埔寨", "老挝",
	"尼泊尔", "孟加拉国", "斯里兰卡", "卡塔尔", "以色列", "摩洛哥", "肯尼亚", "智利", "秘鲁", "新西兰",
}

var allCountries = slices.Concat(bigCountries, smallCountries)

var osNames = []string{"android", "ios", "linux", "mac", "windows"}

// accessNames has one bucket that the API page does not list, for users whose
// network could not be told; sibling calls of the service name it so.
var accessNames = []string{"2g", "3g", "4g", "5g", "unknown", "wifi"}

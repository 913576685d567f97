package lang

// chineseHandout are the words of a finding that is handed on.
var chineseHandout = map[string]string{
	"%s mean %s": "%s 均值 %s", "%s, %s against %s": "%s，较 %[3]s %[2]s",
	"%s, %s against the mean of %s": "%s，较 %[3]s 均值 %[2]s",
	"%s, no change against %s":      "%s，较 %s 无变化", "%s, %s still to come": "%s，%s 的数据待返回",
	"%s, too few values of %s to compare": "%s，%s 的数据过少，无法对比",
	"%s %s on %s":                         "%[3]s %[1]s %[2]s", "mean %s": "均值 %s", "no value on %s": "%s 无数据",
	"latest %s (%s)": "最新 %s（%s）", "%s, not final": "%s，不完整",
	"%d of %d days so far": "目前 %d / %d 天", "%d of %d minutes so far": "目前 %d / %d 分钟",
	"%d of %d steps so far":     "目前 %d / %d 个时段",
	"%d of %d days with values": "%d / %d 天有数据", "%d of %d minutes with values": "%d / %d 分钟有数据",
	"%d of %d steps with values": "%d / %d 个时段有数据",
	"%d of %d worse":             "%[2]d 项中 %[1]d 项恶化", "none of %d is worse": "%d 项均未恶化",
	"and %d more": "另有 %d 项", "Series": "指标项", "Written": "写入时间",
}

package lang

// chineseSteps are the words of the moments of an axis that are shorter than days.
var chineseSteps = map[string]string{
	"%d min": "%d 分钟", "days after %s are not final": "%s 之后的数据尚不完整",

	"worst minute": "最差分钟", "minutes": "分钟数", "minute": "时间", "vs minute before": "较前一分钟",
	"later minute": "后一分钟", "earlier minute": "前一分钟", "first held minute = 100": "以首个有值分钟为 100",
	"with the compared minutes": "叠加对比期", "the query has no compared minutes": "此查询未设置对比期",
	"bad minutes": "异常分钟数", "minutes held": "有数据的分钟数", "few minutes": "分钟少", "no minute before": "无前一分钟数据",
	"%d of %d minutes are not held":             "%d / %d 分钟未留存",
	"against %s (%d of %d minutes)":             "对比 %s（%d / %d 分钟有数据）",
	"against %s (%d of %d steps)":               "对比 %s（%d / %d 个时段有数据）",
	"%d of %d compared minutes are not held":    "对比期 %d / %d 分钟未留存",
	"steps of %s worse than the minute before":  "较前一分钟恶化的档数（每档 %s）",
	"steps of %s off the minute before":         "较前一分钟变化的档数（每档 %s）",
	"no verdict: no values in these minutes":    "无结论：这段时间没有数据",
	"few minutes: %d known before":              "历史太短：此前仅 %d 分钟有数据",
	"already bad in the compared minutes":       "对比期内就已异常",
	"began before these minutes":                "早于所选时间",
	"judged by %d past minutes":                 "依据此前 %d 分钟判断",
	"judged by the older half of these minutes": "以所选时间的前一半为历史",
	"severity %s; evidence of %s ordinary deviations; judged by %d past minutes; bad on %d minutes; %d of %d minutes " +
		"have " +
		"values; %s; a heuristic, " +
		"not a proof": "级别 %[1]s；较此前 %[3]d 分钟中位数偏离 %[2]s 个 MAD 标准差；异常 %[4]d 分钟；%[5]d / %[6]d 分钟有值；%[7]s；经验判断，仅供参考",
	"minutes after %s are not final":                                      "%s 之后的数据尚不完整",
	"change: the latest minute against the mean of the minutes before it": "变化：最新一分钟较此前各分钟均值",

	"worst 5 minutes": "最差 5 分钟", "steps": "时段数", "5 minutes": "时间", "vs 5 minutes before": "较前 5 分钟",
	"later 5 minutes": "后 5 分钟", "earlier 5 minutes": "前 5 分钟", "first held 5 minutes = 100": "以首个有值时段为 100",
	"with the compared steps": "叠加对比期", "the query has no compared steps": "此查询未设置对比期",
	"bad steps": "异常时段数", "steps held": "有数据的时段数", "few steps": "时段少", "no 5 minutes before": "无前 5 分钟数据",
	"%d of %d steps are not held":                 "%d / %d 个时段未留存",
	"%d of %d compared steps are not held":        "对比期 %d / %d 个时段未留存",
	"steps of %s worse than the 5 minutes before": "较前 5 分钟恶化的档数（每档 %s）",
	"steps of %s off the 5 minutes before":        "较前 5 分钟变化的档数（每档 %s）",
	"no verdict: no values in these steps":        "无结论：这段时间没有数据",
	"few steps: %d known before":                  "历史太短：此前仅 %d 个时段有数据",
	"already bad in the compared steps":           "对比期内就已异常",
	"began before these steps":                    "早于所选时间",
	"judged by %d past steps":                     "依据此前 %d 个时段判断",
	"judged by the older half of these steps":     "以所选时间的前一半为历史",
	"severity %s; evidence of %s ordinary deviations; judged by %d past steps; bad on %d steps; %d of %d steps have " +
		"values; %s; a heuristic, " +
		"not a proof": "级别 %[1]s；较此前 %[3]d 个时段中位数偏离 %[2]s 个 MAD 标准差；异常 %[4]d 个时段；%[5]d / %[6]d 个时段有值；%[7]s；经验判断，仅供参考",
	"steps after %s are not final": "%s 之后的数据尚不完整",
	"change: the latest 5 minutes against the mean " +
		"of the steps before it": "变化：最新 5 分钟较此前各时段均值",
}

package lang

// chineseFindings are the words of the triage and of the attribution.
var chineseFindings = map[string]string{
	"Triage": "巡检", "what got worse": "哪里恶化了", "got worse": "恶化项", "explore": "查看", "severity": "级别", "bad days": "异常天数",
	"unit": "单位", "was": "原值", "now": "现值",
	"low": "低", "medium": "中", "high": "高",
	"%d marked, %d of them in other dimensions":                     "%d 行已标记，其中 %d 行属于其他维度",
	"one chart takes %d rows: these are the first that were marked": "一张图最多 %d 行：取最先标记的",
	"a row got worse if it is worse than the median of its own past days by more than 3 robust deviations and by more " +
		"than the least change that counts, and worse than on the same weekday before; bad since is the first such day; " +
		"rows with fewer than 1000 users are left out and counted; !! is a change of at least half the distance from the " +
		"good to the warning limit, ! of at least a fifth; a heuristic, not a proof": "某行比自身历史日中位数差超过 3 " +
		"倍稳健偏差、超过最小有效变化，且差于之前同一星期几，即为恶化；“异常始于”即其中第一天；用户数少于 1000 的行不计入，只计数；!! 为良好到告警距离的一半以上，! 为五分之一以上；仅为经验判断，并非定论",
	"rate: the value itself changed; mix: its share of the users changed; both add up to the change of the weighted " +
		"sum of the rows; the rest of the app's own " +
		"change is unexplained": "指标效应：该值本身变化；结构效应：用户占比变化；两者之和为各行加权和的变化，与应用整体变化之差为未解释部分",
	"the heatmap's shades, from good to worst; the line below the " +
		"heatmap says what they stand for": "热力图的深浅，从正常到最差；其下一行说明各档含义",
	"no verdict: 0 rows": "无法判断：0 行",
	"no verdict: just %d rows could be judged, most could not":                 "无法判断：只有 %d 行可判断，多数行不可判断",
	"nothing got worse in the %d rows that could be judged, which are not all": "可判断的 %d 行中没有恶化，但并非全部行都可判断",
	"%d rows with fewer than %d users left out":                                "%d 行用户数不足 %d，未计入",
	"judged by %d past days":                                                   "依据此前 %d 天判断",
	"judged by %d to %d past days":                                             "依据此前 %d 至 %d 天判断",
	"%d rows have no values in these days":                                     "%d 行在这些日期没有数据",
	"%d rows are of series whose direction is unknown":                         "%d 行所属指标项不知好坏方向，无法判断",
	"; the table's since is %s: out of its own past, a wider rule":             "；表格中的“始于”为 %s：只看是否超出自身历史区间，条件更宽",
	"usual": "基线", "bad": "异常",
	"the top value's share of all changes / an even share":    "变化集中在哪里：最大维度值占全部变动的份额 / 平均份额",
	"%s of the app's own change is not explained by the rows": "应用整体变化的 %s 无法由各行解释",
	"its past: only the days to the left":                     "历史仅为左侧各天",
	"the filter %q does not apply here: all rows are shown":   "筛选 %q 在此不生效：显示全部行",
	"%s → %s, %s of all changes by %s":                        "%s → %s，占按%[4]s划分全部变动的 %[3]s", "stop": "停止",
	"no row passes the filter: mark rows, or clear the filter": "筛选后没有行：请标记行或清除筛选",
	"was %s":                                      "曾于 %s",
	"%d findings in %d rows":                      "%d 项恶化，共检查 %d 行",
	"%d of %d queries":                            "已查询 %d / %d",
	"about %d s left":                             "约剩 %d 秒",
	"all %d queries are answered":                 "%d 个查询均已完成",
	"nothing so far":                              "暂未发现",
	"nothing got worse beyond its own past":       "没有超出自身历史区间的恶化",
	"%d of %d queries were not answered":          "%d / %d 个查询失败",
	"stopped after %d of %d queries":              "已停止：完成 %d / %d 个查询",
	"%d days are not held":                        "%d 天未留存",
	"%d rows have too few past days to be judged": "%d 行历史天数不足，无法判断",
	"something is wrong with the fields":          "表单有误",

	"bad since":                             "异常始于",
	"bad until":                             "异常止于",
	"%s, bad since %s":                      "%s，自 %s 起异常",
	"%s, bad on %s, not since then":         "%s，仅 %s 异常，此后恢复",
	"%s, bad from %s to %s, not since then": "%s，%s 至 %s 异常，此后恢复",
	"users %s":                              "用户数 %s",
	"severity %s; %s robust deviations from the median of %d past days; %d of %d days have values, %d of them bad; %s; " +
		"a heuristic, not a proof": "级别 %s；偏离 %[3]d 个历史日中位数 %[2]s 倍稳健偏差；%[4]d / %[5]d 天有值，其中 %[6]d 天异常；%[7]s；仅为经验判断，并非定论",

	"Why": "归因", "rate": "指标效应", "mix": "结构效应", "total": "合计", "of users": "用户占比", "sum": "总和", "unexplained": "未解释",
	"%s: where the change comes from":                     "%s：变化来自哪里",
	"%s → %s (%s)":                                        "%s → %s（%s）",
	"the app itself hardly moved (%s)":                    "应用整体几乎没有变化（%s）",
	"the rows together hardly moved (%s)":                 "各行合计几乎没有变化（%s）",
	"%s %s moves the row, not the app":                    "%s %s 只影响该行，不影响整体",
	"%s %s with %s of users moves the row, not the app":   "%[1]s %[2]s，但只占 %[3]s 的用户，影响该行而非整体",
	"the rows add up to %s, the app itself changed by %s": "各行合计变化 %s，应用整体变化 %s",
	"%s → %s, %s of the change by %s":                     "%s → %s，占按%[4]s划分变化的 %[3]s",
	"%s against %s":                                       "%s 对比 %s",
	"+%d others":                                          "其他 %d 个",
	"asking the service":                                  "正在查询",
	"no value has figures in both periods":                "没有两个时段都有数据的维度值",
	"the app's own figure is not known":                   "应用整体数据未知",
	"weighted by users of %s, which approximates what the service divides by": "按 %s 的用户数加权，近似服务端的分母",
	"unweighted: shares are of the sum of all absolute changes":               "未加权：占比为变化绝对值之和的份额",
	"%d values left out: they lack figures or users":                          "%d 个维度值因缺数据或用户数而未计入",
	"concentrated": "集中", "somewhat": "较集中", "spread": "分散", "has nearly all users": "占几乎全部用户", "nothing moved": "没有变化",
}

package lang

// chineseJudgement are the words in which judgements of rows are said.
var chineseJudgement = map[string]string{
	"no verdict": "无结论", "few days": "天数少", "few calls": "通话少", "with app": "同整体", "over": "已恢复",
	"since %s":                                               "自 %s 起",
	"as before":                                              "无异常",
	"like the whole app":                                     "与应用整体同步变化",
	"no verdict: no values in these days":                    "无结论：这些天没有数据",
	"few days: %d known before":                              "历史天数太少：此前仅 %d 天有数据",
	"too few calls to tell":                                  "通话量太少，无法判断",
	"for the better":                                         "改善",
	"already bad in the compared days":                       "对比期内就已异常",
	"began before these days":                                "早于所选日期",
	"bad on %s, over":                                        "%s 异常，现已恢复",
	"bad %s to %s, over":                                     "%s 至 %s 异常，现已恢复",
	"usual %s (%s to %s)":                                    "基线 %s（%s 至 %s）",
	"judged by %d past days":                                 "依据此前 %d 天判断",
	"judged by %d to %d past days":                           "依据此前 %d 至 %d 天判断",
	"judged by the older half of these days":                 "以所选日期的前一半为历史",
	"ordinary deviations worse than usual":                   "较基线恶化，以 MAD 标准差计",
	"ordinary deviations off usual":                          "偏离基线，以 MAD 标准差计",
	"z is a heuristic: ordinary deviations worse than usual": "z 为经验值：较基线恶化多少个 MAD 标准差",
	"%d rows have too few calls to be judged":                "%d 行通话量太少，无法判断",
	"%d rows have too few past days to be judged":            "%d 行历史天数太少，无法判断",
	"%d rows have no values in these days":                   "%d 行在这些日期没有数据",
	"%d rows are of series whose direction is unknown":       "%d 行所属指标项不知好坏方向，无法判断",
	"%d rows got worse like all others, and whether the whole app did is not known": "%d 行与其他各行同步恶化，应用整体是否恶化未知",
	"severity %s; evidence of %s ordinary deviations; judged by %d past days; bad on %d days; %d of %d days have " +
		"values; %s; a heuristic, " +
		"not a proof": "级别 %[1]s；较此前 %[3]d 日中位数偏离 %[2]s 个 MAD 标准差；异常 %[4]d 天；%[5]d / %[6]d 天有值；%[7]s；经验判断，仅供参考",
	"the day since which the row lies beyond what is usual for it, in brackets if that is before these days; " +
		"empty if it is as before; over: it was bad within these days and is no longer; with app: it got worse with the " +
		"whole app, no more than the other rows; few days, few calls, no " +
		"verdict: too little is known to " +
		"judge it": "该行自哪一天起超出基线，早于所选日期时加括号，无异常则为空；已恢复：所选日期内曾异常，现已恢复；同整体：随应用整体恶化，不比其他行更差；天数少、通话少、无结论：数据不足，无法判断",
	"it lists incidents: what got worse beyond what is usual and beyond chance, with all places and " +
		"series that show it, the most important first; the severity, high (!!), medium (!) or low, comes from the " +
		"evidence and from the size; a " +
		"heuristic, not a proof": "列出事件：超出基线且非偶然的恶化，连同出现它的所有维度值和指标项，最重要的在前；级别（!! 高、! 中、低）取决于偏离度和幅度；经验判断，仅供参考",
	"the place that an incident is named after; seen in: it shows there, too; folded: it moved as the " +
		"app did, or is the sum of others; " +
		"in doubt: it may be another event": "事件以该维度值命名；同现：也在此出现；并入：随应用整体变化，或为其他值之和；存疑：可能是另一事件",
	"how far the bad days together are from what is usual, in ordinary deviations of a mean of as many " +
		"days; of all series that got worse together": "异常各天合计偏离基线多少个 MAD 标准差（按同样天数的均值计），含同时恶化的所有指标项",
	"the band of what is usual for the row: a single value in it is no news; it moves with the " +
		"week and with all rows; its width comes from all series of the row that are known, of which the overview " +
		"and the triage know more than the table": "该行的基线区间：落在其中的单个数值不算异常；随星期和所有行一起变动；" +
		"区间宽度由该行已知的全部指标项估计，总览和巡检已知的指标项多于数据表，因此略有差异",
	"evidence": "偏离度", "evidence %s": "偏离 %s 个 MAD 标准差",
	"nothing worse than usual":                  "没有超出基线的恶化",
	"nothing worse than usual in %d of %d rows": "可判断的 %d 行（共 %d 行）没有超出基线的恶化",
	"rows got worse like all others":            "各行同步恶化",
	"about %s%% of the calls":                   "约占通话的 %s%%",
	"with it":                                   "同时恶化", "+%d series": "+%d 项",
	"every comparison shows the whole app: mark rows on the table to compare with it": "每个对比都含应用整体：请在数据表中标记要与之对比的行",
}

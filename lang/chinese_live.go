package lang

// chineseLive are the words of live figures.
var chineseLive = map[string]string{
	"live": "实时", "LIVE %s old": "实时 %s 前", "LIVE no data": "实时无数据", "last 60 min": "最近 60 分钟", "last %d h": "最近 %d 小时",
	"the last 60 minutes of what is shown, asked again each minute; again: back to the days": "查看当前内容最近 60 分钟的实时数据，" +
		"每分钟刷新；再按一次返回日期",
	"back to the days":                                                  "返回日期",
	"asking for the last 60 minutes":                                    "正在请求最近 60 分钟的数据",
	"this is about the days %s, not about the live figures":             "以下为 %s 的日数据，并非实时数据",
	"live figures are compared with no days: go back to the days first": "实时数据没有对比期：请先返回日期",
	"%d of %d steps were not kept":                                      "%d / %d 个时段未留存",
	"The service answered, and holds no live values of %s by %s.":       "服务已应答，但没有 %s 按 %s 的实时数据。",
	"Nobody may be in a call now. %s comes back to the days.":           "当前可能无人通话。按 %s 返回日期。",
	"Nobody may be in a call now.":                                      "当前可能无人通话。",
	"Days: type 7d, 2w, 01-02 or 2006-01-02..2006-01-08, or 6h for live figures": "" +
		"日期：可输入 7d、2w、01-02 或 2006-01-02..2006-01-08，或 6h 查看实时数据",
	"%q is no live range: write 1h, 6h, 24h or 72h": "%q 不是有效的实时范围：可写 1h、6h、24h 或 72h",
	"the live figures are not refreshed":            "实时数据刷新失败",
	"no values yet: %d of %d minutes are answered":  "暂无数据：%d / %d 分钟已应答",
	"no values yet: %d of %d steps are answered":    "暂无数据：%d / %d 个时段已应答",
	"no live figures":                                   "没有实时数据",
	"not asked again: refused":                          "已被拒绝，不再请求",
	"asked again at %s":                                 "%s 重新请求",
	"the newest answer was empty":                       "最新应答为空",
	"asked each %d min: few calls are left":             "剩余调用不多：每 %d 分钟请求一次",
	"figures after %s may change":                       "%s 之后的数据可能变化",
	"the row has no live figures: these rows have some": "该行没有实时数据：以下各行有实时数据",

	"live app-wide line": "实时整体曲线", "five-minute figures": "5 分钟数据",

	"%d entries have no readable time or name and are left out": "%d 条数据的时间或名称无法识别，已略去",
	"%d values lie in the future and are left out":              "%d 个数据点的时间在未来，已略去",

	"this machine's clock is %d minutes behind the service's: check `date -u`":   "本机时钟比服务的慢 %d 分钟：请用 `date -u` 核对",
	"this machine's clock is %d seconds behind the service's: check `date -u`":   "本机时钟比服务的慢 %d 秒：请用 `date -u` 核对",
	"this machine's clock is %d minutes ahead of the service's: check `date -u`": "本机时钟比服务的快 %d 分钟：请用 `date -u` 核对",
	"this machine's clock is %d seconds ahead of the service's: check `date -u`": "本机时钟比服务的快 %d 秒：请用 `date -u` 核对",

	"live, the last 60 minutes": "实时，最近 60 分钟", "live, the last %d hours": "实时，最近 %d 小时",
	"the newest live figures are of %s, %s old":                                         "最新实时数据为 %s，距今 %s",
	"the service keeps 60 minutes; older figures are there only if they were kept then": "服务只保留 60 分钟；更早的数据仅在当时已留存时才有",
	"no live figures: the service answered, and holds none for this query":              "没有实时数据：服务已应答，但此查询无数据",
	"--live and --%s exclude each other: live figures are of the time up to now": "" +
		"--live 与 --%s 不能同时使用：实时数据只到当前时刻",
	"live figures in place of days: of the last hour, or of so many `hours`, as far as they were kept": "" +
		"以实时数据代替日期：最近 1 小时，或指定的小时数，须当时已留存",
	"live span":                      "实时时长",
	"nothing got worse in this time": "此期间无恶化",
	"nothing got worse in this time in %d of %d rows": "%[2]d 行中 %[1]d 行在此期间无恶化",
}

package lang

import (
	"maps"
	"sync"
)

// chinese translates every text of the program that a person sees, by the English that stands in the code. Its parts
// are put together with the first text that is said, so that no other language waits for that.
//
// One thing has one word; those of the vendor's pages are as there:
//
//	indicator 指标, series 指标项, dimension 维度, value 维度值, product 设备端, province 一级行政区, system 设备平台,
//	network 网络类型, app 应用, whole app 应用整体, users 用户数, share 占比
//	days 日期, compared days 对比期, against 对比, not final 不完整, held 留存, the service 服务, endpoint 服务地址,
//	credentials 凭证, key 密钥, request 请求, call 调用, answer 应答
//	usual 基线, band 基线区间, bad 异常, worse 恶化, better 改善, as before 无异常, no verdict 无结论, since 自 … 起,
//	evidence 偏离度, ordinary deviations MAD 标准差, heuristic 经验
//	triage 巡检, finding 恶化项, incident 事件, folded 并入, seen in 同现, in doubt 存疑, why 归因, rate 指标效应,
//	mix 结构效应, heatmap 热力图, compare 对比, overview 总览, saved query 已存查询
//	export 导出, refresh 刷新, copy 复制, mark 标记, filter 筛选, sort 排序
//
// Punctuation is full-width and has no space beside it. Between Chinese and Latin letters, digits or verbs of fmt
// there is one space; where a verb brings Chinese, Printer.T takes the space away. Users are counted in 万 and 亿. Other
// numbers are digits, and % follows without a space.
var chinese = sync.OnceValue(func() map[string]string {
	return merged(chineseScreens, chineseKeys, chineseMessages, chineseCopy, chineseSaved, chineseFindings,
		chineseIncidents, chineseIncidentsScreen, chineseLists, chineseQuestions, chineseHeatmap, chineseJudgement,
		chineseLive, chineseCompare, chineseArchive, chineseKept, chineseBacktest, chineseSystem, chineseFilter,
		chineseSteps, chineseOverview, chineseTheme, chineseHandout, chineseHelp, chineseUsage)
})

func merged(parts ...map[string]string) map[string]string {
	size := 0
	for _, part := range parts {
		size += len(part)
	}
	all := make(map[string]string, size)
	for _, part := range parts {
		maps.Copy(all, part)
	}
	return all
}

// chineseScreens are the words of header, form, table and chart.
var chineseScreens = map[string]string{
	": ": "：", ", ": "，", "; ": "；",
	"join success rate": "进房成功率", "stall rate": "卡顿率", "first frame sent": "首帧发送成功率", "first frame received": "首帧接收成功率",
	"delay pass rate": "传输延时达标率",
	"province":        "一级行政区", "country": "国家", "operating system": "设备平台", "network": "网络类型",
	"native (Android, iOS, desktop)": "Native 端（Android、iOS、桌面端）", "web": "Web 端",
	"App": "应用", "Product": "设备端", "Indicator": "指标", "Dimension": "维度", "Days": "日期", "From": "起始", "To": "结束",
	"Province": "一级行政区", "Country": "国家", "OS": "设备平台", "Access": "网络类型",
	"Monday": "周一", "Tuesday": "周二", "Wednesday": "周三", "Thursday": "周四", "Friday": "周五",
	"Saturday": "周六", "Sunday": "周日",
	"Mon": "周一", "Tue": "周二", "Wed": "周三", "Thu": "周四", "Fri": "周五", "Sat": "周六", "Sun": "周日",

	"DEMO":                    "演示",
	"New query":               "新建查询",
	"Cost":                    "预计请求",
	"Shell":                   "命令行",
	"%d days":                 "%d 天",
	"1 request":               "需请求 1 次",
	"%d requests":             "需请求 %d 次",
	"%d requests, about %d s": "需请求 %d 次，约 %d 秒",
	"no request":              "无需请求", "%d of %d days are held": "已留存 %d / %d 天",
	"days before %s come from the archive alone: the service holds 30 days": "%s 之前的数据仅取自本地留存：服务只保留 30 天",
	"Compare": "对比期", "Compare with: choose, or type 01-02..01-08": "对比期：选择，或输入如 01-02..01-08",
	"the days before": "前一时段", "a week before": "上周同期", "four weeks before": "四周前同期", "nothing": "不对比",
	"since": "始于", "users": "用户数", "share": "占比", "whole app": "应用整体", "app-wide line": "应用整体数据",
	"calls of some systems or networks": "部分设备平台或网络类型的通话", "unweighted": "未加权",
	"users of %s":                     "用户数取自 %s",
	"against %s":                      "对比 %s",
	"%d columns wide: no room for %s": "终端宽 %d 列，放不下：%s",
	"against %s (%d of %d days)":      "对比 %s（%d / %d 天有数据）",
	"latest against before":           "最新一天对比此前均值",
	"%s not held":                     "%s 未留存",
	"no values of %s":                 "%s 没有数据",
	"%d of %d days are not held":      "%d / %d 天未留存", "%d of %d compared days are not held": "对比期 %d / %d 天未留存",
	"%s is complete at %s, in %s": "%s 的数据将于 %s 完整（%s 后）", "%d h": "%d 小时",
	"%s: not served since %s, and not kept before": "%s：服务自 %s 起不再提供，此前也未留存",
	"the service has the days since %s":            "服务现有 %s 以来的数据",
	"held are days of %s":                          "本地留存范围为 %s", "no day of this query is held": "本地没有此查询的数据",
	"The service has no values yet of %s by %s: %s.": "服务尚无按 %[2]s 划分的 %[1]s 数据：%[3]s。",
	"reading what is held":                           "正在读取本地留存", "no %s: %s": "缺少 %s：%s",
	"%d of %d calls left in %s":         "%[3]s 内剩余 %[1]d / %[2]d 次调用",
	"no credentials: only what is held": "无凭证：仅显示本地留存", "fetched %s, %s ago": "获取于 %s，%s 前", ", %d s left": "，约剩 %d 秒",
	"by dates":    "按日期指定",
	"none chosen": "未选择",
	"find: ":      "查找：", "as typed": "按输入内容",
	"asking the account for its apps":       "正在获取应用列表",
	"the account has no apps":               "该账号下没有应用",
	"being created":                         "创建中",
	"suspended for arrears":                 "欠费关停",
	"disabled":                              "已停用",
	"nothing matches":                       "无匹配项",
	"Sort by":                               "排序",
	"App: type to filter, or a whole AppId": "应用：输入以筛选，或输入完整 AppId",
	"nothing is sent until the fields above are right":                               "以上字段修正后才会发送请求",
	"days after %s are not final: the service completes a day 8 hours after its end": "%s 之后的数据尚不完整：服务在次日 08:00 后补全",

	"latest": "最新", "before": "此前", "change": "变化", "mean": "均值", "trend": "趋势", "worst day": "最差日", "days": "天数",
	"day": "日期", "value": "维度值", "figure": "数值",
	"(empty)":             "（空）",
	"(not final)":         "（不完整）",
	"latest %s":           "最新 %s",
	"worst change: %s":    "恶化最明显：%s",
	"%d to %d of %d":      "第 %d–%d 行，共 %d 行",
	"%d of %d":            "%d / %d",
	"filter %q: %d of %d": "筛选 %q：%d / %d 行",
	"%d marked":           "已标记 %d 行", "there is no earlier query": "没有更早的查询", "there is no later query": "没有更晚的查询",
	"plain figures, for spreadsheets": "纯数字，供电子表格使用", "plain figures, for programs": "纯数字，供程序读取",
	"as shown, for chats and reports":                          "与界面一致，供聊天和报告使用",
	"Export as: choose, or type a path, such as ~/ or ~/a.csv": "导出格式：选择，或输入路径，如 ~/ 或 ~/a.csv",
	"%d rows are in %s":                                        "已将 %d 行写入 %s",
	"higher is better":                                         "越高越好",
	"lower is better":                                          "越低越好",
	"direction unknown":                                        "好坏方向未知",
	"axis from zero":                                           "纵轴从 0 开始",
	"axis not from zero":                                       "纵轴不从 0 开始",
	"data complete to %s":                                      "数据完整至 %s",
	"requests %d":                                              "已请求 %d 次",
	"key from %s":                                              "密钥来自 %s",
	"endpoint: %s":                                             "服务地址：%s",
	"loading":                                                  "加载中",
	"loading %s %s":                                            "正在加载 %s %s",
	"%s stops":                                                 "按 %s 停止",

	"nothing matches the filter":           "没有符合筛选的行",
	"asking the service: request %d of %d": "正在请求服务：第 %d / %d 次",
	"stopped before the first answer":      "在首个结果返回前已停止",
	"nothing was answered":                 "没有结果", "not sent": "未发送",
	"no values yet: %d of %d days are answered": "暂无数据：已返回 %d / %d 天",
	"stopped: %d of %d days are here":           "已停止：已取得 %d / %d 天",
	"for %s %s %s; the rows are those " +
		"of the query above": "%s %s %s 查询失败；表中仍是上方查询的数据",
	"needs %dx%d, here %dx%d": "需要 %dx%d，当前 %dx%d",
	"Change the app, the indicator, the " +
		"dimension or the days.": "请更换应用、指标、维度或日期。",
	"no values: the service answered, and " +
		"holds none for this query": "没有数据：服务已应答，但没有此查询的数据",
	"The service answered, and holds no values of " +
		"%s by %s from %s to %s.": "服务已应答，但 %[3]s 至 %[4]s 没有按 %[2]s 划分的 %[1]s 数据。",
	"For the web product the service may hold nothing by OS or by Access: " +
		"change the dimension or the product.": "Web 端可能没有按设备平台或网络类型的数据：请更换维度或设备端。",
}

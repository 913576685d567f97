package lang

// chineseKeys are the words of the footer and of the help screen.
var chineseKeys = map[string]string{
	"app": "应用", "product": "设备端", "indicator": "指标", "dimension": "维度", "refresh": "刷新", "chart": "图表", "zero": "零起点",
	"dates": "日期", "adjust": "更改", "sort": "排序", "sort by": "选列排序", "filter": "筛选", "series": "指标项", "help": "帮助",
	"quit": "退出", "back": "返回",
	"open": "打开", "run": "查询", "run it": "执行", "choose": "选择", "keep": "确定", "undo": "撤销", "next": "下一项",
	"previous": "上一项",

	"heatmap": "热力图", "why": "归因", "triage": "巡检", "mode": "模式", "against": "对比期",
	"compare the marked rows, one mark and the row under the cursor, two to six that pass the filter, or the row, with " +
		"the whole app": "对比已标记的行、唯一标记的行与光标所在行、筛选出的 2 至 6 行，或光标所在行；均含应用整体",
	"every value of every day at a glance":                                          "热力图：逐日查看每个维度值",
	"which dimension, and which values of it, explain the change":                   "归因：变化来自哪个维度、哪些维度值",
	"find what got worse, in all indicators and dimensions of the app":              "巡检：找出应用在所有指标和维度上的恶化",
	"on the heatmap: what the cells mean; on a comparison: how the lines are drawn": "热力图：切换单元格含义；对比：切换画法",
	"Answer": "定位问题", "Look": "查看", "Change the query": "更改查询", "Hand on": "导出分享", "Move": "移动",
	"redraw": "重绘", "erase": "删除", "suspend": "挂起",
	"copy row": "复制行", "copy cell": "复制单元格", "copy for a sheet": "复制到表格",
	"Keys":  "按键",
	"Marks": "标记",
	"State": "状态",

	"move down": "下移",
	"move up":   "上移",
	"go to the first row; on a comparison: the first day": "到第一行；在对比界面为第一天",
	"go to the last row; on a comparison: the last day":   "到最后一行；在对比界面为最后一天",
	"move down half a page":                               "下翻半页",
	"move up half a page":                                 "上翻半页",
	"move down a page":                                    "下翻一页",
	"move up a page":                                      "上翻一页",
	"previous column, choice or dimension; " +
		"earlier day; at an incident's first column: fold it": "上一列、上一项或上一维度；前一天；在事件的第一列为收起事件",
	"next column, choice or dimension; " +
		"later day; on the triage: unfold the incident": "下一列、下一项或下一维度；后一天；在巡检界面为展开事件",
	"next column of a table": "表的下一列", "previous column of a table": "表的上一列",
	"every incident of the list is folded":             "列表中的事件均已收起",
	"rows have details: the whole app is in the chart": "数据行才有明细：应用整体见图",
	"run the query, open the row, unfold the incident, take the " +
		"choice; on a row's details: back": "执行查询、打开该行、展开事件、确认选择；在明细界面为返回",
	"back: dismiss, stop loading, clear the filter, leave the screen":                "返回：关闭提示、停止加载、清除筛选、离开界面",
	"next series; on the form: next field":                                           "下一指标项；在表单为下一字段",
	"previous series; on the form: previous field":                                   "上一指标项；在表单为上一字段",
	"sort by the column under the cursor; again: reverse; elsewhere: the next order": "按光标所在列排序，再按则反序；在其他界面为下一种排序",
	"choose the column to sort by; elsewhere: the order":                             "选择按哪一列排序；在其他界面为选择排序方式",
	"filter the rows or the incidents: a part of the name, in English or pinyin, a code such as dk, or " +
		"/expression/; ! before it shows all others": "筛选行或事件：中英文名或拼音的一部分、代码（如 dk）或 /正则/；前加 ! 取反",
	"unmark all": "清除标记",
	"clear all marks, those of other dimensions, too; on a comparison: show all lines": "清除全部标记，包括其他维度的；在对比界面为显示全部曲线",
	"mark or unmark the row or the incident; on a comparison: show or hide the line":   "标记该行或事件，或取消标记；在对比界面为显示或隐藏曲线",
	"go back to the previous query, as it was left":                                    "回到上一个查询，保持离开时的状态",
	"go forward to the next query":                                                     "前往下一个查询",
	"%s is no key of this program: %s lists those that are":                            "%s 不是本程序的按键：按 %s 查看全部按键",
	"worst":         "最差",
	"vs day before": "较前一日", "%dd": "%d 天", "%dh": "%d 小时", "%dm": "%d 分钟", "%ds": "%d 秒", "fetched %s ago": "%s 前获取",
	"mark": "标记", "earlier": "后退", "later": "前进",
	"change the app and run; on the form: only change it":       "更换应用并查询；在表单上只更换",
	"change the product and run; on the form: only change it":   "更换设备端并查询；在表单上只更换",
	"change the indicator and run; on the form: only change it": "更换指标并查询；在表单上只更换",
	"change the dimension and run; on the form: only change it": "更换维度并查询；在表单上只更换",
	"change the days and run; on the form: only change it":      "更换日期并查询；在表单上只更换",
	"show or hide the chart":                                    "显示或隐藏图表",
	"start the chart's axis at zero, or just below the values":  "图表纵轴从 0 开始，或贴近数值",
	"erase the last character of a day on the form":             "删除表单中日期的最后一个字符",
	"find a command by a part of its name, and run it":          "按名称查找命令并执行", "commands": "命令", "Commands": "命令",
	"there is nothing to go back to: %s quits": "已是第一个界面：按 %s 退出", "the list of apps is under way": "正在获取应用列表",
	"there is nothing under the cursor": "光标处没有内容",
	"%s does nothing here: %s":          "当前界面不支持 %s：%s", "it works on %s": "可用于 %s",
	"%s (%s on %s)": "%[1]s（在 %[3]s 按 %[2]s）",
	"Keys on %s":    "按键：%s", "On other screens": "用于其他界面",
	"on the triage: provisional, judged by the newest days alone until the days before them have come; it has no " +
		"severity yet": "在巡检界面：暂定，此前的数据到齐前仅按最近几天判断，尚无级别",
	"dismiss": "关闭", "ask again": "重新请求",
	"the table": "数据表", "the form": "查询表单", "a row's details": "明细", "the comparison": "对比", "the heatmap": "热力图",
	"the attribution": "归因", "the triage": "巡检", "the help": "帮助", "the saved queries": "已存查询",
	"the list of columns": "列设置", "this is %s already": "当前已是 %s",
	"no value has figures in this series": "该指标项没有维度值的数据",
	"there are no rows yet":               "还没有数据行",
	"there is no other series":            "没有其他指标项", "that only erases typed days": "此键仅删除输入的日期",
	"turn the mouse on or off: wheel, click a row, again to open it, a heading to sort, a series, an item of a " +
		"list": "开关鼠标：滚轮、点击行、再次点击打开、点击列标题排序、点击指标项或列表项", "mouse": "鼠标",
	"mouse on":                    "鼠标已开",
	"show, hide and move columns": "显示、隐藏和移动列", "columns": "列", "Columns": "列", "show or hide": "显示/隐藏",
	"a column for each day": "每日各一列",
	"copy the finding for a chat, in at most 12 lines: a sentence, the figures of what is marked or else under the " +
		"cursor, and " +
		"the command": "复制结论供聊天使用，最多 12 行：一句话、已标记项（未标记则为光标所在项）的数据、复现命令",
	"copy the whole table as shown, as Markdown": "以 Markdown 复制所示整表", "copy table": "复制整表",
	"copy the row as Markdown": "以 Markdown 复制该行", "copy the cell under the cursor": "复制光标所在单元格",
	"copy the marked rows, or the table as shown, for a spreadsheet: " +
		"plain figures with tabs between": "复制标记的行或当前所见的表，供电子表格使用：纯数字，以制表符分隔",
	"copy the command that prints what is shown": "复制可重现当前数据的命令",
	"write the table as shown, or the marked rows of why or the overview, to a new file, csv, json or md, " +
		"where you say": "" +
		"将当前所见的表（归因和总览界面为已标记的行）写入新文件（csv、json 或 md），可指定路径",
	"copy": "复制", "command": "复制命令", "export": "导出",
	"this help": "本帮助",
	"go back; on the form, and on the result opened from it, quit": "返回；在表单及由其打开的结果界面为退出",
	"suspend; fg in the shell resumes":                             "挂起；在 shell 中用 fg 恢复",
	"draw the screen anew":                                         "重绘屏幕",

	"a change for the worse: the mean of these days against the mean of the compared days or, without those, the " +
		"latest day against the mean of the days before it; coloured if it exceeds the least change that counts: a " +
		"twentieth of the distance from the good to the warning limit, or an " +
		"eighth of what usually " +
		"goes wrong": "恶化：所选日期均值较对比期均值的变化（无对比期时，为最新一天较此前各天均值的变化）；超过最小有效变化时着色，即良好阈值到告警阈值距离的二十分之一，或基线未达标部分的八分之一",
	"not held: the day is older than the service keeps, and was not kept here": "未留存：该日已超出服务的保留期，本地也未留存",
	"the service's own figure for the app, " +
		"never a mean of the rows": "服务给出的应用整体数据，并非各行的平均",
	"users of the newest days, at most 7, each counted once; the " +
		"service counts none by system or network": "最近（至多 7 天）的用户数，按用户去重；服务不按设备平台和网络类型统计",
	"change the compared days and run; on the form: only change it": "更换对比期并查询；在表单上只更换",
	"compare":                 "对比",
	"a change for the better": "改善",
	"no value: the service returned " +
		"none for that day": "无数据：服务未返回该日数值",
	"the day was not asked for yet": "该日尚未请求",
	"beyond the good limit, beyond the warning limit (heuristics of " +
		"this program, not the vendor's)": "超过良好阈值、超过告警阈值（本程序的经验值，非厂商规定）",
	"the day is not final: the service completes " +
		"it 8 hours after its end": "该日数据尚不完整：服务在次日 08:00 后补全",
	"the service is simulated in this process; " +
		"its figures are invented": "服务由本进程模拟；数据为虚构",
	"the service permits %s for the whole account, 7 days a call, 30 days back, " +
		"and completes a day 8 hours after its end": "服务限制：整个账号 %s，单次最多 7 天，最远 30 天，数据延迟 8 小时",
	"%d calls in %s":            "%[2]s 内 %[1]d 次调用",
	"days begin at 00:00+08:00": "每天从 00:00+08:00 开始",
}

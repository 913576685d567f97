package lang

// chineseCompare are the words of the screen that compares values.
var chineseCompare = map[string]string{
	"Comparison": "对比", "overlaid": "叠加显示", "small charts, one axis": "分图（同一纵轴）", "first held day = 100": "以首个有值日为 100",
	"minus the whole app": "与应用整体之差", "with the compared days": "叠加对比期",
	"%d of %d values are here, the rest is loading":                "已有 %d / %d 个维度值，其余正在加载",
	"no values in this series":                                     "该指标项下没有数据",
	"nothing is drawn: the figures of the whole app are not known": "无法绘制：没有应用整体数据",
	"the query has no compared days":                               "此查询未设置对比期",
	"without the line of the whole app":                            "未绘制应用整体的曲线",
	"charts %d to %d of %d":                                        "第 %d–%d 张图，共 %d 张",
	"%s begins with 0: no index":                                   "%s 的首个值为 0，无法以其为 100",
	"vs app":                                                       "较整体", "vs past": "较对比期", "vs %s": "较 %s",
	"later day": "后一天", "earlier day": "前一天",
	"chart hidden: %s shows it": "图表已隐藏：按 %s 显示", "chart hidden": "图表已隐藏", "%s: chart": "%s：图表", "no chart": "无图表",
	"no room for the chart": "窗口太矮，不显示图表", "the screen is too low for the chart": "窗口太矮，无法显示图表",
	"this range": "本期", "compared": "对比期",
	"days held": "有数据的天数",
}

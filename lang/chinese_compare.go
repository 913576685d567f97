package lang

// chineseCompare are the words of the screen that compares values.
var chineseCompare = map[string]string{
	"Comparison": "对比", "overlaid": "叠加", "small charts, one axis": "分图，同一纵轴", "first held day = 100": "首个有值日 = 100",
	"minus the whole app": "减去应用整体", "with the compared days": "与对比期叠加",
	"%d of %d values are here, the rest is loading":                "已有 %d / %d 个维度值，其余正在加载",
	"no values in this series":                                     "该指标项下没有数据",
	"nothing is drawn: the figures of the whole app are not known": "无法绘制：没有应用整体数据",
	"the query has no compared days":                               "此查询未设置对比期",
	"without the line of the whole app":                            "没有应用整体的曲线",
	"charts %d to %d of %d":                                        "第 %d 至 %d 张图，共 %d",
	"%s begins with 0: no index":                                   "%s 首个值为 0，无法折算",
	"vs app":                                                       "较整体", "vs past": "较此前", "vs %s": "较 %s",
	"later day": "后一天", "earlier day": "前一天",
	"this range": "本期", "compared": "对比期",
	"%s against the whole app": "较应用整体 %s", "days held": "有数据的天数",
}

package lang

// chineseHeatmap are the words of the heatmap.
var chineseHeatmap = map[string]string{
	"Heatmap":  "热力图",
	"no value": "无数据", "still to come": "待返回", "no day before": "无前一日数据",
	"value, by its limits": "数值，按阈值分档", "value, by quintiles": "数值，按五分位分档",
	"steps of %s worse than the day before": "比前一日恶化的档数（每档 %s）",
	"deviations worse than its own past":    "比自身历史恶化的偏差数",
	"steps of %s off the day before":        "与前一日相差的档数（每档 %s）", "deviations off its own past": "与自身历史相差的偏差数",
	"(against its own past)":       "（对比自身历史）",
	"rank %d of %d":                "第 %d / %d 位",
	"rank %d of %d from the worst": "最差排名 %d / %d",
	"own median %s":                "自身中位数 %s",
	"deviation %s":                 "偏差 %s",
	"%d of %d days before":         "此前 %d / %d 天有数据",
	"z is a heuristic: robust deviations worse than the row's own past": "z 为经验指标：比自身历史恶化的稳健偏差数",
}

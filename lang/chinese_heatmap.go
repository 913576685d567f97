package lang

// chineseHeatmap are the words of the heatmap.
var chineseHeatmap = map[string]string{
	"Heatmap":  "热力图",
	"no value": "无数据", "still to come": "待返回", "no day before": "无前一日数据",
	"value, by its limits": "数值（按阈值分档）", "value, by quintiles": "数值（按五分位分档）",
	"steps of %s worse than the day before": "较前一日恶化的档数（每档 %s）",
	"steps of %s off the day before":        "较前一日变化的档数（每档 %s）",
	"rank %d of %d":                         "排名 %d / %d",
	"rank %d of %d from the worst":          "最差排名 %d / %d",
}

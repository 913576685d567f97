package lang

// chineseOverview are the words of the overview of an app.
var chineseOverview = map[string]string{
	"Overview":                "总览",
	"overview":                "总览",
	"the overview":            "总览",
	"how the app is":          "应用总览",
	"verdict":                 "结论",
	"usual from":              "基线下限",
	"usual to":                "基线上限",
	"%d of %d series worse":   "%[2]d 项中 %[1]d 项恶化",
	"%d series as before":     "%d 项无异常",
	"all %d series as before": "%d 项均无异常",
	"%d better":               "%d 项改善",
	"%d moved":                "%d 项有变化",
	"%d worse and over":       "%d 项曾恶化、已恢复",
	"%d without a verdict":    "%d 项无结论",
	"%d worse":                "%d 项恶化",
	"%s worse":                "%s 起恶化",
	"%s better":               "%s 起改善",
	"%s moved":                "%s 起变化",
	"worse":                   "恶化",
	"better":                  "改善",
	"moved":                   "有变化",
	"the service refuses %s for the whole app":                               "服务拒绝提供应用整体的 %s",
	"the catalogue has no indicator of this series":                          "指标目录中没有该指标项所属的指标",
	"how the whole app is in all indicators: as before, or worse since when": "总览：应用整体各项指标有无异常、自何时起恶化",
}

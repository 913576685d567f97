package lang

// chineseQuestions are the words for what is asked after the verdict of a triage, and for weights.
var chineseQuestions = map[string]string{
	"asking: %s, %d of %d calls":                   "正在查询：%s，已调用 %d / %d 次",
	"asking what explains #%d: %s, %d of %d calls": "正在查询 #%d 的原因：%s，已调用 %d / %d 次",
	"weights of systems":                           "各设备平台的权重",
	"weights of networks":                          "各网络类型的权重",
	"%s without %s":                                "%s（不含 %s）",
	"older weeks of provinces":                     "各一级行政区更早几周的数据",
	"older weeks of countries":                     "各国家更早几周的数据",
	"older weeks of systems":                       "各设备平台更早几周的数据",
	"older weeks of networks":                      "各网络类型更早几周的数据",
	"older weeks":                                  "更早几周的数据",

	"explain":         "查原因",
	"ask for weights": "查询权重",
	"the app's own figures could not be had: its countries, weighted by users, stand for it": "未取得应用整体数据，以按用户数加权的各国家代替",
	"the app's own figures could not be had: its provinces, " +
		"weighted by users, stand for it": "未取得应用整体数据，以按用户数加权的各一级行政区代替",
	"%s ± %s %% of the calls":      "占通话的 %s ± %s%%",
	"of calls":                     "通话占比",
	"there is nothing more to ask": "没有更多可查询的内容",
	"users weigh this dimension":   "该维度按用户数加权",
	"on the triage: ask what explains it, by 30 calls; on why: ask what " +
		"part of the calls each value has": "巡检：查询恶化的原因，最多 30 次调用；归因：查询每个维度值的通话占比",
	"weighted by parts of the calls of %s, from figures without each value":     "按 %s 的通话占比加权，由去掉各维度值后的数据推算",
	"weights can be asked for, by %d calls at most":                             "可查询权重，最多调用 %d 次",
	"the service does not add up lists of values, so that there are no weights": "服务不合并多个维度值，因此没有权重",
	"the service answers a list of values with nothing":                         "服务对多个维度值不返回数据",
	"weights could not be had":                                                  "无法取得权重",
}

package lang

// chineseQuestions are the words for what is asked after the verdict of a triage.
var chineseQuestions = map[string]string{
	"asking: %s, %d of %d calls":                   "正在查询：%s，已调用 %d / %d 次",
	"asking what explains #%d: %s, %d of %d calls": "正在查询 #%d 的原因：%s，已调用 %d / %d 次",
	"weights of systems":                           "各系统的权重",
	"weights of networks":                          "各网络的权重",
	"%s without %s":                                "%s（不含 %s）",
	"older weeks of provinces":                     "各一级行政区更早的数周",
	"older weeks of countries":                     "各国家更早的数周",
	"older weeks of systems":                       "各系统更早的数周",
	"older weeks of networks":                      "各网络更早的数周",
	"older weeks":                                  "更早的数周",
}

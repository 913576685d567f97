package lang

// chineseBacktest are the words of a backtest.
var chineseBacktest = map[string]string{
	"as of each day of %s": "截至 %s 的每一天",
	"%d days each":         "每次 %d 天",
	"rule":                 "规则", "of": "对象", "fired": "触发", "lasted": "持续", "last fired": "最近触发",
	"place":                         "维度值",
	"%d of %d days could be judged": "%d / %d 天可判断",
	"%d are not held":               "%d 天未留存",
	"of %d too little was known":    "其中 %d 天数据不足",
	"fired: an incident was reported that was not on the day before; " +
		"lasted: two days later it was still under way": "触发：报告了前一天没有的事件；持续：两天后该事件仍未恢复",
	"of %d it is not known whether they lasted: " +
		"no day late enough was judged": "其中 %d 次是否持续未知：其后没有可判断的日期",
}

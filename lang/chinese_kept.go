package lang

// chineseKept are what the commands print that look after the archive and the configuration, and that fill the
// archive.
var chineseKept = map[string]string{
	"archive": "留存文件", "size": "大小", "values": "数值", "fetched": "获取时间",
	"%d of %s":            "%d 个，共 %s",
	"%.1f MB, version %d": "%.1f MB，版本 %d",
	"%d values":           "%d 个数值", "%d values of %d days": "%[2]d 天的 %[1]d 个数值",
	"%d days with %d values": "%d 天，%d 个数值", "%d windows of users": "%d 段用户数",

	"the archive %s is sound: %s":                      "留存文件 %s 完好：%s",
	"the file is damaged: %s":                          "文件已损坏：%s",
	"the file has version %d, and should have %d":      "文件版本为 %d，应为 %d",
	"values on days that are not held: %d":             "所属日期未留存的数值：%d 个",
	"rows of %s that refer to a missing row of %s: %d": "%s 中引用了 %s 里不存在的行：%d 行",
	"values that are not finite numbers: %d":           "不是有限数的数值：%d 个",
	"numbers of users that are not finite numbers: %d": "不是有限数的用户数：%d 个",
	"windows of users that end before they begin: %d":  "结束早于开始的用户数时段：%d 段",
	"nothing before %s is held":                        "%s 之前没有留存",
	"from %s, all before %s:":                          "将从 %s 中删除 %s 之前的全部数据：",
	"that is %s, %s, with %s":                          "合计 %s，%s，%s",
	"The service holds 30 days: what is older, before %s, cannot be had again.": "服务只保留 30 天：" +
		"%s 之前的数据无法再次获取。",
	"nothing was deleted: this was a dry run": "未删除任何数据：这是试运行",
	"Delete it? y or n:":                      "确认删除？y 或 n：",
	"deleted %s before %s":                    "已删除 %[2]s 之前的 %[1]s",
	"%s, and %s":                              "%s，以及 %s",
	"another rtcscope is using the file: it shrinks " +
		"later, with the next prune at the latest": "另一个 rtcscope 正在使用该文件：稍后才会缩小，最迟到下一次 prune",

	"there is no configuration %s: everything is as usual": "没有配置文件 %s：一切按默认设置",
	"the configuration %s is right":                        "配置文件 %s 无误",

	"stored": "已留存", "held": "此前已留存", "not final yet": "尚不完整", "not ready yet": "尚未就绪",
	"%d values changed": "%d 个数值有变化",
	"%d days stay as held: the service told less of them": "%d 天保持原有留存：服务返回的数据更少",
	"about %s left":          "约剩 %s",
	"call %d of %d, %d made": "第 %d / %d 次调用，共已调用 %d 次",
}

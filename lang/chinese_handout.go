package lang

// chineseHandout are the words of a finding that is handed on.
var chineseHandout = map[string]string{
	"%s mean %s": "%s 均值 %s", "%s, %s against %s": "%s，较 %[3]s %[2]s",
	"%s, %s against the mean of %s": "%s，较 %[3]s 均值 %[2]s",
	"%s, no change against %s":      "%s，较 %s 无变化", "%s, %s still to come": "%s，%s 的数据待返回",
	"%s, too few values of %s to compare": "%s，%s 的数据过少，无法对比",
	"%s %s on %s":                         "%[3]s %[1]s %[2]s", "mean %s": "均值 %s", "no value on %s": "%s 无数据",
	"latest %s (%s)": "最新 %s（%s）", "%s, not final": "%s，不完整",
	"%d of %d days so far": "目前 %d / %d 天", "%d of %d minutes so far": "目前 %d / %d 分钟",
	"%d of %d steps so far":     "目前 %d / %d 个时段",
	"%d of %d days with values": "%d / %d 天有数据", "%d of %d minutes with values": "%d / %d 分钟有数据",
	"%d of %d steps with values": "%d / %d 个时段有数据",
	"%d of %d worse":             "%[2]d 项中 %[1]d 项恶化", "none of %d is worse": "%d 项均未恶化",
	"and %d more": "另有 %d 项", "a new file in %s": "写入 %s 中的新文件", "the new file %s": "写入新文件 %s",
	"the new file %s, or one in that folder":                                       "写入新文件 %s，若为目录则写入其中",
	"%s exists already, and stays as it is":                                        "%s 已存在，保持不变",
	"there is no folder %s: make it first, or take another path":                   "没有目录 %s：请先创建，或换一个路径",
	"%s has characters that cannot be seen: take another name":                     "%s 含有不可见字符：请换一个名称",
	"%s: only ~/, your own home folder, is known here: write the path from / on":   "%s：此处只支持自己的主目录 ~/：请写以 / 开头的完整路径",
	"%s: there is no home folder, since HOME is not set: write the path from / on": "%s：未设置 HOME，没有主目录：请写以 / 开头的完整路径",
	"Series": "指标项", "Written": "写入时间",
}

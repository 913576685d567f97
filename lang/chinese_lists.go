package lang

// chineseLists are the words of orders of lists, and of their marks.
var chineseLists = map[string]string{
	"worst first": "最差在前", "worst on %s first": "%s 最差在前", "by name": "按名称",
	"by indicator": "按指标", "worse first": "恶化在前",
	"largest first": "贡献大的在前", "by calls": "按通话占比",
}

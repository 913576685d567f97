package lang

// chineseIncidentsScreen are the words of the list of incidents and of an unfolded one.
var chineseIncidentsScreen = map[string]string{
	"incident": "事件", "ongoing": "持续中", "over %s": "止于 %s", "all": "全部", "state": "状态",
	"share of calls": "通话占比", "also seen in": "同时见于", "folded": "并入",
	"by importance": "按重要性", "newest first": "最新在前", "by change": "按变化", "by users": "按用户数",
	"part of it": "角色", "names it": "主体", "seen in": "同现", "in doubt": "存疑",
	"not found any more: as it was": "已不再出现：以下为此前结果",
	"a heuristic, not a proof":      "经验判断，仅供参考",
	"unfold":                        "展开", "an incident": "事件",
	"audio %s": "音频 %s", "video %s": "视频 %s", "%s on %s": "%s × %s",
}

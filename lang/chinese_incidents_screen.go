package lang

// chineseIncidentsScreen are the words of the list of incidents and of an unfolded one.
var chineseIncidentsScreen = map[string]string{
	"incident": "事件", "ongoing": "持续中", "over %s": "止于 %s", "all": "全部", "state": "状态",
	"share of calls": "占通话", "also seen in": "亦见于", "folded": "并入",
	"audio %s": "音频%s", "video %s": "视频%s", "%s on %s": "%s × %s",
}

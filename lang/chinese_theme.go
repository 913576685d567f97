package lang

// chineseTheme has the texts about themes.
var chineseTheme = map[string]string{
	"Colours: the theme under the cursor is tried on":            "配色：光标所在的主题即时生效",
	"by the terminal's background, which is dark":                "跟随终端背景，当前为深色",
	"by the terminal's background, which is light":               "跟随终端背景，当前为浅色",
	"by the terminal's background, which it does not tell":       "跟随终端背景，终端未告知背景色",
	"colours are off: NO_COLOR is set, or the terminal has none": "颜色已关闭：设置了 NO_COLOR，或终端不支持颜色",
	"for a dark background":                                      "用于深色背景",
	"for a light background":                                     "用于浅色背景",
	"no colours":                                                 "无颜色",
	"the terminal's own sixteen colours":                         "终端自身的 16 色",
	"theme":                                                      "配色",
	"to keep it: theme = %q in the " +
		"configuration, whose place rtcscope config path tells": "如需保留：在配置文件中写 theme = %q，文件位置见 rtcscope config path",
	"try the themes, and choose one":  "试用并选择配色主题",
	"worse is orange, better is blue": "恶化为橙色，改善为蓝色",
}

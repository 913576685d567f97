package lang

// chineseHelp are the texts of help: what commands and flags do.
var chineseHelp = map[string]string{
	"[flags]": "[参数]", "[command]": "[命令]",
	" (default: %s)": "（默认：%s）",
	"%s [command] --help prints the help of a command.": "用 %s [命令] --help 查看某个命令的帮助。",
	"AppId of the app": "应用的 AppId",
	"AppIds, separated by commas (default: all running apps)": "AppId，以逗号分隔（默认：全部运行中的应用）",
	"Check the configuration: exit 0 if it is right":          "检查配置文件：无误时退出码为 0",
	"Commands:": "命令：",
	"Delete the days before a day, and free their space": "删除某日之前的数据并释放空间",
	"Explore the call quality of Volcengine " +
		"RTC: which region, system or network made it worse": "查看火山引擎 RTC 的通话质量：哪个地区、设备平台或网络类型导致恶化",
	"Fetch the daily values that the service still holds into the archive": "把服务仍保留的每日数据获取到本地留存",
	"Fetch the daily values that the service still holds into the archive, and nothing that is " +
		"there already. It is made for cron: it is quiet unless something fails or a day is not " +
		"ready yet, continues where it stopped, and leaves calls of the account to people. A later " +
		"run asks again for a day that is not ready; that is no failure.": "把服务仍保留的每日数据获取到本地留存，已有的不再获取。适合放入 " +
		"cron：除非出错或某日数据尚未就绪，否则不输出；中断后从断点继续，并为人工操作留出账号的调用余量。尚未就绪的日期由之后的运行再次请求，不算失败。",
	"Find what got worse, in all indicators and dimensions of an app": "巡检：找出应用在所有指标和维度上的恶化",
	"Flags of every command:":           "所有命令通用的参数：",
	"Flags:":                            "参数：",
	"Look after the configuration file": "管理配置文件",
	"Look after the daily values that are kept on disk":                    "管理磁盘上留存的每日数据",
	"Look for damage in the archive":                                       "检查留存文件是否损坏",
	"Print a configuration with every setting, each commented out":         "输出含全部设置的配置示例，均已注释",
	"Print a script by which a shell completes commands, flags and values": "输出 shell 补全脚本，可补全命令、参数和参数值",
	"Print every daily value that is kept, one a line":                     "输出留存的全部每日数据，每行一个",
	"Print the account's apps: ID and name, one a line":                    "输出账号下的应用：每行一个 ID 和名称",
	"Print the values of one indicator by one dimension: daily or live":    "按一个维度输出一个指标的数据：每日或实时",
	"Print the help of a command":                                          "输出命令的帮助",
	"Print the script for PowerShell: rtcscope " +
		"completion powershell | Out-String | iex": "输出 PowerShell 脚本：rtcscope completion powershell | Out-String | iex",
	"Print the script for bash: source " +
		"<(rtcscope completion bash)": "输出 bash 脚本：source <(rtcscope completion bash)",
	"Print the script for fish: rtcscope " +
		"completion fish | source": "输出 fish 脚本：rtcscope completion fish | source",
	"Print the script for zsh: source " +
		"<(rtcscope completion zsh)": "输出 zsh 脚本：source <(rtcscope completion zsh)",
	"Print what is kept: which apps, indicators, dimensions and days":                  "输出留存内容：哪些应用、指标、维度和日期",
	"Print where the archive is":                                                       "输出留存文件的位置",
	"Print where the configuration is":                                                 "输出配置文件的位置",
	"Run the triage as of each held day, and say how often each rule fired and lasted": "以每个留存日为最新日做巡检回测，统计各规则触发和持续的次数",
	"Say how the whole app is in all indicators: as before, or worse since when":       "总览应用整体的各项指标：无异常，或自何时起恶化",
	"Usage:": "用法：",
	"address of the service, such as https://rtc.volcengineapi.com": "服务地址，如 https://rtc.volcengineapi.com",
	"also ask what explains the verdict, by 30 `calls` or so many: what part of the app " +
		"systems and networks are, whether " +
		"it is one of each, and older weeks": "得出结论后继续查询原因，用 30 次或所给次数的调用：各设备平台和网络类型的通话占比、是否集中于其中之一，以及更早几周的数据",
	"ask again for the days DAY..DAY, or for one DAY, whatever is held of them": "重新请求 DAY..DAY 或单个 DAY 的数据，不论是否已留存",
	"calls a second at most; less than the account is permitted":                "每秒最多调用次数，须小于账号限额",
	"characters of the explorer":                                                "界面所用字符集",
	"colours of the explorer (NO_COLOR turns them off)":                         "界面配色（NO_COLOR 关闭颜色）",
	"configuration file (default: " +
		"$XDG_CONFIG_HOME/rtcscope/config.toml)": "配置文件（默认：$XDG_CONFIG_HOME/rtcscope/config.toml）",
	"days or weeks before the range to judge by, like 28d or 4w: asks for those that the " +
		"service still has (default: what " +
		"is held, and the compared days)": "判断所依据的此前天数或周数，如 28d 或 4w：会请求服务仍保留的日期（默认：已留存的数据和对比期）",
	"days or weeks that each triage looks at, like 7d or 2w (default: 7d)":      "每次巡检查看的天数或周数，如 7d 或 2w（默认：7d）",
	"days or weeks up to the newest complete day, like 14d or 2w (default: 7d)": "截至最近完整日的天数或周数，如 14d 或 2w（默认：7d）",
	"days to compare with: previous, week, 4weeks, off, or days like 2006-01-02..2006-01-08 " +
		"(default: previous; for query as csv or " +
		"json: off)": "对比期：previous、week、4weeks、off，或 2006-01-02..2006-01-08 这样的日期（默认：previous；query 输出 csv 或 json 时为 off）",
	"delete without asking":           "不询问，直接删除",
	"dimensions, separated by commas": "维度，以逗号分隔",
	"exit with 4 if an incident of this severity or a higher one was found":     "发现该级别或更高级别的事件时，退出码为 4",
	"file to append the log of libraries to (default: no log)":                  "追加写入依赖库日志的文件（默认：不记日志）",
	"first ask for the days that the service still has (default: make no call)": "先获取服务仍保留的日期（默认：不调用服务）",
	"first day to keep, like 2006-01-02, in the data's zone":                    "保留的第一天，如 2006-01-02，按数据所在时区",
	"first day, like 2006-01-02, in the data's zone":                            "起始日期，如 2006-01-02，按数据所在时区",
	"format":                    "格式",
	"format here":               "输出格式",
	"format of a backtest":      "回测输出格式",
	"format of a triage":        "巡检输出格式",
	"format of what is printed": "输出格式",
	"how many days back; the service holds 30": "向前获取多少天；服务保留 30 天",
	"indicators, separated by commas":          "指标，以逗号分隔",
	"judge with what was known then: " +
		"the newest day that is looked at, like 2006-01-02": "按当时已知的数据判断：查看的最新日期，如 2006-01-02",
	"keep no daily values on disk, and use none that were kept": "不在磁盘上留存每日数据，也不使用已有留存",
	"language of rtcscope":                        "语言",
	"language, in place of the locale's":          "语言，代替系统区域设置",
	"last day":                                    "结束日期",
	"last day (default: the newest complete day)": "结束日期（默认：最近完整日）",
	"number of days to run it as of":              "回测的天数",
	"only rows whose name, its pinyin, or another name of the place contains this text, or whose name matches " +
		"/expression/; with ! before it, all others": "只显示名称、拼音或地名别称包含该文本，或名称匹配 /表达式/ 的行；前加 ! 则显示其余各行",
	"only this AppId":     "仅该 AppId",
	"only this dimension": "仅该维度",
	"only this indicator": "仅该指标",
	"only this one of the returned " +
		"series, such as 80ms_audio_stall_rate": "仅返回指标项中的这一个，如 80ms_audio_stall_rate",
	"order of the rows, with :up or " +
		":down after it for the direction": "行的排序，其后可加 :up 或 :down 指定方向",
	"print for each set of values what was stored, what was held, and what is not ready yet": "输出每组数据中新存入、已留存和尚未就绪的部分",
	"print so many incidents, the most " +
		"important ones (default: all); json has all": "只输出最重要的若干个事件（默认：全部）；json 始终为全部",
	"print the findings of each incident, too":      "同时输出每个事件的各恶化项",
	"print the version":                             "输出版本号",
	"print this help":                               "输出本帮助",
	"region in the signature, such as cn-north-1":   "签名所用的地域，如 cn-north-1",
	"say what would be deleted, and delete nothing": "只说明将删除什么，不实际删除",
	"set of glyphs":                                 "字符集",
	"take what no flag gives from the query that was saved under this name":        "其余参数取自以此名称保存的查询",
	"the newest of these days, like 2006-01-02 (default: the newest complete day)": "其中最新的一天，如 2006-01-02（默认：最近完整日）",
	"time for one attempt of one call (default: 10s)":                              "单次调用每次尝试的时限（默认：10s）",
	"use a simulated service in this process; needs no account":                    "使用本进程内的模拟服务，无需账号",
}

package lang

// chineseUsage say what is wrong with a command line, a configuration or its keys.
var chineseUsage = map[string]string{
	"%d earlier days left to look at": "还有 %d 天历史待查看",
	"%d of %d answers read":           "已读取 %d / %d 份数据",
	"%d of %d days judged":            "已判断 %d / %d 天",
	"%d of %d queries, incidents: %d": "已完成 %d / %d 项查询，发现 %d 个事件",
	"%q is no %s: %s":                 "%q 不是有效的 %s：%s",
	"%q is no flag: a flag is written --name, or --name=value; %s":      "%q 不是参数：写作 --name 或 --name=value；%s",
	"%q is no format of a backtest: take table or json":                 "%q 不是回测的输出格式：可用 table 或 json",
	"%q is no format of a triage: take table, json or md":               "%q 不是巡检的输出格式：可用 table、json 或 md",
	"%q is no language of rtcscope: take %s":                            "rtcscope 不支持语言 %q：可用 %s",
	"%q is no limit of calls: its time is more than 0s and at most 48h": "%q 不是有效的调用限额：时间须大于 0s 且不超过 48h",
	"%q is no limit of calls: its time is written like 1s, 1m or 24h":   "%q 不是有效的调用限额：时间写作 1s、1m 或 24h",
	"%q is no limit of calls: write it like 2/1s or 60/24h":             "%q 不是有效的调用限额：写作 2/1s 或 60/24h",
	"%q is no time: write it like 10s":                                  "%q 不是时间：写作 10s",
	"%q is not an endpoint: write it " +
		"like https://rtc.volcengineapi.com": "%q 不是服务地址：写作 https://rtc.volcengineapi.com",
	"%q is the key of %s and of %s: " +
		"it always quits, so take another one for %s": "%q 同时是 %s 和 %s 的按键：它始终用于退出，请为 %s 换一个键",
	"%q is the key of %s and of %s: take another one, or give %s other keys, too": "%q 同时是 %s 和 %s 的按键：请换一个键，或者给 %s 也换键",
	"%q is there twice: leave one out":                                            "%q 重复出现：请去掉一个",
	"%q permits no call: a limit permits at least 1, like 1/1s":                   "%q 不允许任何调用：限额至少为 1，如 1/1s",
	"%s --help lists the flags":                                                   "可用参数见 %s --help",
	"%s always quits: name it among the keys":                                     "%s 始终用于退出：请把它列在按键中",
	"%s failed: %s": "%s 失败：%s",
	"%s is no key: %q is no modifier, take %s":                      "%s 不是按键：%q 不是修饰键，可用 %s",
	"%s is no key: %s":                                              "%s 不是按键：%s",
	"%s is no key: %s is there twice":                               "%s 不是按键：%s 重复出现",
	"%s is no key: the space bar is written space":                  "%s 不是按键：空格键写作 space",
	"%s is no key: write it without spaces, and two keys as a list": "%s 不是按键：请不要带空格，两个键写成列表",
	"%s is not how this key is called: write %q":                    "%s 不是这个键的写法：请写 %q",
	"%s or %s": "%s 或 %s",
	"%s%s holds the character %U, which no key has: copy the key again": "%s%s 含有字符 %U，密钥中不会出现：请重新复制密钥",
	"%s, line %d: %s": "%s，第 %d 行：%s",
	"%s, with :up or :down after it for the direction": "%s，其后可加 :up 或 :down 指定方向",
	"%s: %s":                                "%s：%s",
	"%s; did you mean %q?":                  "%s；是否想用 %q？",
	"%v is no text: write it like \"2/1s\"": "%v 不是字符串：写作 \"2/1s\"",
	"--%s %s":                               "--%s %s",
	"--%s %s: write --%s=%s":                "--%s %s：请写作 --%s=%s",
	"--%s is empty: name at least one, or leave it out for all": "--%s 为空：请至少写一个，不写则为全部",
	"--%s needs a value after it: %s":                           "--%s 后面需要跟一个值：%s",
	"--%s: %q cannot be read: %s":                               "--%s：无法识别 %q：%s",
	"--as-of %s is too old: the service holds %d days, today included, back to %s, and older " +
		"days are in the archive alone, which is not used here": "--as-of %s 太早：服务只保留 %d 天（含今天），最早到 %s；更早的数据仅在本地留存中，此处未使用",
	"--as-of %s lies in the future: the newest day that can be asked for is %s": "--as-of %s 在未来：最晚可用的日期是 %s",
	"--as-of: %s": "--as-of：%s",
	"--before %s lies in the future: today, %s, is the latest that can be given": "--before %s 在未来：最晚为今天 %s",
	"--days %d is no number of days: give 1 or more":                             "--days %d 不是有效天数：请取 1 或更大",
	"--days %d: the service holds %d " +
		"days, today included, so days back to %s are fetched": "--days %d：服务只保留 %d 天（含今天），因此最早获取到 %s",
	"--days %s reaches too far: take %d at most": "--days %s 过长：最多 %d",
	"--days: %s, or 8w for weeks":                "--days：%s；按周写作 8w",
	"--demo and --endpoint exclude " +
		"each other: the demo is a service of its own": "--demo 与 --endpoint 不能同时使用：演示自带服务",
	"--explain=%d: take from 1 to %d calls": "--explain=%d：请取 1 到 %d 次调用",
	"--from %s lies after --as-of %s: " +
		"take a day up to it": "--from %s 晚于 --as-of %s：请取不晚于它的日期",
	"--from %s lies after --to %s: " +
		"exchange the two days": "--from %s 晚于 --to %s：请对调两个日期",
	"--last %s begins on %s, which is too old: the service holds %d days, today included, back " +
		"to %s; --last %dd is the most " +
		"up to the newest complete day": "--last %s 从 %s 开始，太早：服务只保留 %d 天（含今天），最早到 %s；到最近完整日为止最多 --last %dd",
	"--last and --from/--to exclude each other: give one of them": "--last 与 --from/--to 不能同时使用：请只用其一",
	"--last: %s, or 2w for weeks":                                 "--last：%s；按周写作 2w",
	"--log %s is no regular file: name one, or a new file":        "--log %s 不是普通文件：请指定一个普通文件或新文件",
	"--no-archive and archive exclude " +
		"each other: leave --no-archive out": "--no-archive 与 archive 命令不能同时使用：请去掉 --no-archive",
	"--no-archive leaves no days to look at: leave it out, or give --fetch, which asks for " +
		"those that the service still has": "--no-archive 之下没有可查看的日期：请去掉它，或加 --fetch 获取服务仍保留的日期",
	"--past %s reaches too far: a triage " +
		"judges by %d days at most": "--past %s 过长：巡检最多依据 %d 天判断",
	"--past: %s, or 4w for weeks": "--past：%s；按周写作 4w",
	"--rate %g is no pace: give calls " +
		"a second, such as 1 or 0.5, and at least %.3f": "--rate %g 不是有效速率：写每秒调用次数，如 1 或 0.5，至少 %.3f",
	"--rate %g leaves nobody else a " +
		"call: the account is permitted %d in %s, give less": "--rate %g 不给他人留余量：账号限额为 %[3]s 内 %[2]d 次，请调低",
	"--refetch and --days exclude each " +
		"other: --refetch names the days itself": "--refetch 与 --days 不能同时使用：--refetch 本身指定日期",
	"--refetch is empty: give days " +
		"like 2006-01-02..2006-01-08, or one": "--refetch 为空：请写 2006-01-02..2006-01-08 或单个日期",
	"--saved %s: no query is saved " +
		"yet; the explorer saves the shown one": "--saved %s：还没有保存过查询；可在界面中保存当前查询",
	"--saved and --demo exclude each " +
		"other: a demo remembers nothing": "--saved 与 --demo 不能同时使用：演示不保存任何内容",
	"--series: %q is no series " +
		"of %s: %s": "--series：%q 不是 %s 的指标项：%s",
	"--saved: %s": "--saved：%s",
	"--timeout %s is no time to wait: " +
		"give one like 10s": "--timeout %s 不是有效的等待时间：写作 10s",
	"--to %s lies after --as-of %s: " +
		"take a day up to it": "--to %s 晚于 --as-of %s：请取不晚于它的日期",
	"--to needs --from: give both days, " +
		"or --last": "--to 需要 --from：请同时给出两个日期，或用 --last",
	"--top %d is no number of incidents: " +
		"take 1 or more, or leave it out for all": "--top %d 不是有效的事件数：请取 1 或更大，不写则为全部",
	"--vs %s ends after --as-of %s: " +
		"take days up to it": "--vs %s 的结束日期晚于 --as-of %s：请取不晚于它的日期",
	"--vs off leaves nothing to compare " +
		"with: a triage takes previous, week, 4weeks, or days": "--vs off 没有对比期：巡检可用 previous、week、4weeks 或日期",
	"--yes and --dry-run exclude each " +
		"other: give one of them": "--yes 与 --dry-run 不能同时使用：请只用其一",
	"a demo keeps no days to look at: " +
		"give --fetch, which asks for those that its service has": "演示没有留存可查看：请加 --fetch 获取其服务保留的日期",
	"a key is a text in quotes: write " +
		"[\"1\", \"x\"], not [1, \"x\"]": "按键是带引号的字符串：请写 [\"1\", \"x\"]，而不是 [1, \"x\"]",
	"action": "操作",
	"an empty text is no key: write one like x, ctrl+x or f5": "空字符串不是按键：写作 x、ctrl+x 或 f5",
	"archive alone does nothing: give " +
		"one of info, export, prune, check and path after it": "archive 不能单独使用：其后请加 info、export、prune、check 或 path",
	"column": "列",
	"completion alone does nothing: " +
		"give one of bash, zsh, fish and powershell after it": "completion 不能单独使用：其后请加 bash、zsh、fish 或 powershell",
	"config alone does nothing: give " +
		"one of path, example and check after it": "config 不能单独使用：其后请加 path、example 或 check",
	"did you mean %q? There are %s":                          "是否想用 %q？可用：%s",
	"did you mean %q? There is only %s":                      "是否想用 %q？只有 %s 可用",
	"endpoint and region: %s":                                "endpoint 和 region：%s",
	"found %d incidents, the worst of severity %s":           "发现 %d 个事件，最高级别为 %s",
	"indicator.%s.better: %q is neither higher nor lower":    "indicator.%s.better：%q 既不是 higher 也不是 lower",
	"indicator.%s: %s":                                       "indicator.%s：%s",
	"indicator.%s: a limit must be a number, not nan or inf": "indicator.%s：阈值必须是数字，不能是 nan 或 inf",
	"indicator.%s: the limits good " +
		"%v and warn %v are the wrong way round, for %s is better": "indicator.%s：阈值 good %v 与 warn %v 方向相反，因为 %s 更好",
	"is empty: name at least one, or leave it out for all":    "为空：请至少写一个，不写则为全部",
	"it holds the character %U, which no key types":           "含有字符 %U，没有按键能输入它",
	"it needs a key: leave the line out for the usual ones":   "需要一个按键：删去该行则使用默认按键",
	"it takes flags alone":                                    "该命令只接受参数",
	"key from %s: blanks or line ends around %s are left out": "密钥来自 %s：已去除 %s 首尾的空白或换行",
	"keys.%s: %s":                        "keys.%s：%s",
	"making an archive for the demo: %s": "无法为演示创建留存：%s",
	"name at least one key, or leave the action out for its usual ones": "请至少写一个按键，删去该操作则使用默认按键",
	"name at least one, or leave the key out for the usual ones":        "请至少写一个，删去该项则使用默认值",
	"no %s is given: %s": "未给出 %s：%s",
	"no address is known for region " +
		"%q: take one of %s, or give --endpoint as well": "地域 %q 没有已知的服务地址：可用 %s，或同时给出 --endpoint",
	"no app is chosen: give its AppId " +
		"with --app; rtcscope apps lists the apps of the account": "未选择应用：请用 --app 给出 AppId；rtcscope apps 列出账号下的应用",
	"no credentials were found": "未找到凭证",
	"no credentials were found.\nSet VOLC_ACCESSKEY and VOLC_SECRETKEY (or " +
		"VOLCENGINE_ACCESS_KEY and VOLCENGINE_SECRET_KEY, ~/.volc/config, " +
		"~/.volcengine/config.json).\nOr look around " +
		"on simulated data: rtcscope --demo": "未找到访问凭证。\n请设置 VOLC_ACCESSKEY 和 VOLC_SECRETKEY（或 VOLCENGINE_ACCESS_KEY 和 " +
		"VOLCENGINE_SECRET_KEY、~/.volc/config、~/.volcengine/config.json）。\n也可以先用模拟数据体验：rtcscope " +
		"--demo",
	"no day of %s is held, nor any of the days before: rtcscope sync keeps them, and --fetch " +
		"asks for those that the service still has": "%s 及此前的日期均未留存：rtcscope sync 可留存数据，--fetch 可获取服务仍保留的日期",
	"no day of %s is held: the service holds 30 days, back to %s, and none of these were kept " +
		"before": "%s 均未留存：服务只保留 30 天，最早到 %s，这些日期此前也没有留存",
	"no row matches --filter %q":  "没有符合 --filter %q 的行",
	"no setting is called %q: %s": "没有名为 %q 的设置：%s",
	"no value in the archive matches; " +
		"rtcscope archive info lists what is kept": "本地留存中没有符合条件的数据；rtcscope archive info 列出留存内容",
	"not all could be fetched": "部分数据获取失败",
	"not held: %s; the service holds " +
		"%d days, back to %s, and these were not kept before": "未留存：%s；服务只保留 %d 天，最早到 %s，这些日期此前也没有留存",
	"not ready yet: %s, in %d of %d sets of values: they came empty, odd or short, and a run " +
		"an hour later or more asks again": "数据尚未就绪：%s，涉及 %d / %d 组数据：返回为空、可疑或明显偏少，一小时后的运行会再次请求",
	"nothing was deleted":               "没有删除任何数据",
	"opening the terminal for keys: %s": "无法打开终端读取按键：%s",
	"order":                             "排序方式",
	"prune deletes for good, and there is no terminal to ask in: give --yes to delete, or " +
		"--dry-run to see what would go": "prune 会永久删除，而当前没有可供确认的终端：加 --yes 删除，或加 --dry-run 只查看",
	"prune needs --before, the first day to keep, like 2006-01-02": "prune 需要 --before，即保留的第一天，如 2006-01-02",
	"reading credentials: %s":                                      "读取凭证：%s",
	"reading credentials: %s is not the JSON file that the vendor's tools write: mend it or " +
		"move it away": "读取凭证：%s 不是厂商工具所写的 JSON 文件：请修复或移走",
	"reading the configuration: %s":            "读取配置文件：%s",
	"rtcscope cannot read settings of type %T": "rtcscope 无法读取类型为 %T 的设置",
	"saved query":                        "已存查询",
	"starting the simulated service: %s": "无法启动模拟服务：%s",
	"stopped before the end":             "已中止，未全部完成",
	"sync fills the archive: --no-archive leaves it nothing to do": "sync 用于写入本地留存：加了 --no-archive 便无事可做",
	"terminals send it as %s: take that, or another key":           "终端会把它当作 %s 发送：请改用它或换一个键",
	"the archive is not sound: save what can still be read with rtcscope archive export, then " +
		"move it away; the next query begins a new one": "本地留存已损坏：请用 rtcscope archive export 保存尚可读取的数据，再将其移走；下一次查询会新建留存",
	"the disk of %s is full: the days to keep are safe in %s until they are back in place": "%s 所在磁盘已满：要保留的数据暂存于 %s，稍后移回",
	"the endpoint %q is not https: signed requests go over TLS, and plain http is accepted for " +
		"loopback addresses alone": "服务地址 %q 不是 https：签名请求须经 TLS，http 仅限本机回环地址",
	"there are %s":                         "可用：%s",
	"there is no key %q, did you mean %q?": "没有名为 %q 的键，是否想用 %q？",
	"there is no key %q: take one character, or a key like enter, tab, esc, space, up, pgdown " +
		"or f5": "没有名为 %q 的键：请用单个字符，或 enter、tab、esc、space、up、pgdown、f5 这样的键",
	"there is no place for a configuration: " +
		"set HOME or XDG_CONFIG_HOME, or give --config": "没有存放配置文件的位置：请设置 HOME 或 XDG_CONFIG_HOME，或给出 --config",
	"there is no place for an archive: " +
		"set HOME or XDG_DATA_HOME": "没有存放本地留存的位置：请设置 HOME 或 XDG_DATA_HOME",
	"there is no place for it: set " +
		"HOME or XDG_STATE_HOME": "没有存放它的位置：请设置 HOME 或 XDG_STATE_HOME",
	"there is no such action":              "没有这个操作",
	"there is only %s":                     "只有 %s 可用",
	"this is no table: write one, like %s": "这不是表：写作 %s",
	"this terminal (TERM=dumb) cannot " +
		"show the explorer: print the values with rtcscope query": "该终端（TERM=dumb）无法显示界面：请用 rtcscope query 输出数据",
	"this value is of the wrong type: " +
		"write a list of texts, like [\"latest\", \"change\"]": "值的类型不对：请写字符串列表，如 [\"latest\", \"change\"]",
	"this value is of the wrong type: write a number, without quotes": "值的类型不对：请写数字，不加引号",
	"this value is of the wrong type: write a text in quotes":         "值的类型不对：请写带引号的字符串",
	"this value is of the wrong type: " +
		"write true or false, without quotes": "值的类型不对：请写 true 或 false，不加引号",
	"unknown command %q for %q: %s":             "未知命令 %q（在 %q 之后）：%s",
	"unknown flag: -%s in -%s: %s":              "未知参数：-%s（在 -%s 中）：%s",
	"unknown flag: --%s: %s":                    "未知参数：--%s：%s",
	"unknown flag: --%s: did you mean --%s? %s": "未知参数：--%s：是否想用 --%s？%s",
	"way to turn an order round":                "排序方向",
	"where text is typed, %q would be text, too: name a key beside it that types none, such as " +
		"%q": "在输入文本处，%q 也会成为文本：请同时指定一个不输入字符的键，如 %q",
	"write a key, like \"x\", or a " +
		"list of keys, like [\"x\", \"ctrl+x\"]": "请写一个按键，如 \"x\"，或按键列表，如 [\"x\", \"ctrl+x\"]",
	"write a list, like [\"2/1s\"]": "请写列表，如 [\"2/1s\"]",
	"write a number, like 0.5":      "请写数字，如 0.5",
	"write a time like 10s":         "请写时间，如 10s",
	"write a whole number, like 7":  "请写整数，如 7",
	"write at least one, like [\"2/1s\"], " +
		"or leave the key out for the endpoint's own": "请至少写一个，如 [\"2/1s\"]，删去该项则使用服务自身的限额",
	"write the character that shift and the key type together, like ? or A": "请写 shift 与该键一起输入的字符，如 ? 或 A",
	"write the flag alone, or =false after it":                              "请单独写该参数，或在其后加 =false",
	"writing the answer as %s: %s":                                          "以 %s 格式输出数据：%s",
	"writing the answer: %s":                                                "输出数据：%s",
	"writing the backtest as json: %s":                                      "以 json 输出回测：%s",
	"writing the backtest: %s":                                              "输出回测：%s",
	"writing the export: %s":                                                "输出导出数据：%s",
	"writing the overview as %s: %s":                                        "以 %s 格式输出总览：%s",
	"writing the overview: %s":                                              "输出总览：%s",
	"writing the triage as json: %s":                                        "以 json 输出巡检：%s",
	"writing the triage: %s":                                                "输出巡检：%s",
	"writing what is kept as json: %s":                                      "以 json 输出留存内容：%s",
}

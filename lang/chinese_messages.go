package lang

// chineseMessages are problems with a query, warnings, and what to do about failures.
var chineseMessages = map[string]string{
	"no values yet: %d of %d days are not ready": "暂无数据：%d / %d 天尚未就绪",
	"The answers for these days were empty, odd or short: they are " +
		"asked for again, at most once an hour.": "这些日期返回为空、可疑或明显偏少：会再次请求，最多每小时一次。",
	"it is being asked for already":                                   "正在请求中",
	"asked again: %d days":                                            "已重新请求 %d 天",
	"asked again: %d days, no value changed":                          "已重新请求 %d 天，数据无变化",
	"asked again: %d days, %d values changed":                         "已重新请求 %d 天，%d 个数据有变化",
	"for %d days the service answered less than is held, which stays": "其中 %d 天返回的数据少于已留存的，保留原数据",
	"%d days are too old to be asked for":                             "%d 天过早，服务不再提供",
	"not asked again: the service no longer has these days":           "未重新请求：服务已不再提供这些日期",
	"ask the service again, even for what is held":                    "重新请求服务，已留存的也重新获取",
	"not ready yet: %s":                                               "数据尚未就绪：%s",
	"not ready yet, asked for again in an hour: the answers for %s were empty, odd or short": "数据尚未就绪，一小时后会重新请求：%s " +
		"返回为空、可疑或明显偏少",
	"change: the latest day against the mean of the days before it":    "变化：最新一天较此前各天均值",
	"the compared days %s overlap the days asked for, %s: take others": "对比期 %s 与所选日期 %s 重叠：请另选",
	"%q is no order: take one of %s, with :up or :down after it for the direction": "%q 不是排序方式：可用 %s，其后可加 " +
		":up 或 :down",
	"the answer has no series %q: it has %s": "返回结果中没有指标项 %q：有 %s",
	"no app is chosen: give the AppId": "未选择应用：请输入 " +
		"AppId",
	"no product is chosen: take one of %s":               "未选择设备端：可选 %s",
	"no indicator is chosen: take one of %s":             "未选择指标：可选 %s",
	"no dimension is chosen: take one of %s":             "未选择维度：可选 %s",
	"live figures reach back 1h, 6h, 24h or 72h, not %s": "实时数据可回看 1h、6h、24h 或 72h，不支持 %s",
	"%q is no product: take one of %s":                   "%q 不是有效的设备端：可选 %s",
	"%q is no indicator: take one of %s":                 "%q 不是有效的指标：可选 %s",
	"%q is no dimension: take one of %s":                 "%q 不是有效的维度：可选 %s",
	"%q is no number of days: write it like 7d":          "%q 不是有效的天数：格式如 7d",
	"%d days are too many: take %d at most": "%d 天过多：最多 " +
		"%d 天",
	"%d days are too many to compare with: take %d at most": "对比期 %d 天过多：最多 %d 天",
	"%q is no comparison: take previous, week, 4weeks, off, or days like 2006-01-02..2006-01-08": "%q 不是有效的对比：可用 " +
		"previous、week、4weeks、off，或 2006-01-02..2006-01-08",
	"the compared days start on %s, after their end %s: exchange the two": "对比期的起始日 " +
		"%s 晚于结束日 %s：请对调",
	"%s lies in the future: the newest day that can be compared with is %s": "%s 是未来的日期：最晚可对比 %s",
	"Without credentials the service cannot be asked, and only what is held is shown: set VOLC_ACCESSKEY and " +
		"VOLC_SECRETKEY.": "没有凭证无法请求服务，只能显示已留存的数据：请设置 VOLC_ACCESSKEY 和 VOLC_SECRETKEY。",
	"%q is not a day of the calendar: write " +
		"it like 2006-01-02": "%q 不是有效的日期：格式如 2006-01-02",
	"%q is not written like 2006-01-02: use two " +
		"digits for month and day": "%q 的格式不对：月和日须为两位，如 2006-01-02",
	"%q is not an AppId: it holds spaces or " +
		"control characters": "%q 不是有效的 AppId：含有空格或控制字符",
	"%s lies in the future: the newest day that " +
		"can be asked for is %s": "%s 是未来的日期：最晚可查询 %s",
	"the range starts on %s, after its end %s: " +
		"exchange the two days": "起始日 %s 晚于结束日 %s：请对调",
	"the service holds 30 days, today among them: %s is too old, the " +
		"oldest day that can be asked for is %s": "服务仅保留 30 天：%s 太早，最早可查询 %s",

	"%d values are not numbers and are shown as gaps": "%d 个值不是数字，显示为空缺",
	"%d entries have no readable day or " +
		"name and are left out": "%d 条数据的日期或名称无法识别，已略去",
	"%d entries have no readable number of " +
		"users and are left out": "%d 条数据的用户数无法识别，已略去",
	"%d series cannot be read and are left out": "%d 个指标项无法识别，已略去",
	"%d values were returned twice with different " +
		"figures; the later is shown": "%d 个值重复且不一致，显示后者",
	"%d values are impossible in their unit (a percentage lies between " +
		"0 and 100) and are shown as gaps": "%d 个值超出单位的范围（百分比应在 0 到 100 之间），显示为空缺",
	"no success rate is above 1 in %d series: they look like fractions, " +
		"not percentages; nothing is scaled": "%d 个成功率指标项的值都不大于 1，看起来是小数而不是百分比；未作换算",
	"the service writes its numbers in quotes: all %d are read as numbers": "服务返回的数字带引号，%d 个已全部按数字读取",
	"the list of apps cannot be read (%s): type an AppId":                  "无法获取应用列表（%s）：请输入 AppId",

	"No answer came in time: try again, or allow " +
		"more time with --timeout.": "请求超时：请重试，或用 --timeout 延长等待。",
	"The answer is too large to be the " +
		"service's: check --endpoint.": "该服务不会返回这么大的应答：请检查 --endpoint。",
	"Nothing listens at the endpoint: check --endpoint, " +
		"the proxy and the network.": "无法连接服务地址（端口未监听）：请检查 --endpoint、代理和网络。",
	"Recording is not enabled for this app: enable it in the " +
		"console, or choose another app.": "该应用未开通录制：请在控制台开通，或选择其他应用。",
	"The access key has expired: create a new " +
		"one in the console.": "访问密钥已过期：请在控制台新建。",
	"The access key is unknown or disabled: check which key is used and " +
		"that it is enabled in the console.": "访问密钥不存在或已禁用：请确认所用密钥并在控制台检查其状态。",
	"The list of apps is incomplete: give the app's AppId.": "应用列表不完整：请直接输入 " +
		"AppId。",
	"No request was sent: wait until that time. Days that were " +
		"fetched before can still be explored.": "未向服务发出请求：请等到该时刻。已获取的日期仍可查看。",
	"The account makes more calls than the service permits, and all that uses the account shares them: wait a moment, " +
		"then try again.": "账号调用过于频繁（次数由账号的所有使用者共享）：请稍后重试。",
	"The account runs too many tasks: waiting does not help, " +
		"look at the account's quota.": "账号的任务数超限：等待无效，请检查账号配额。",
	"The account's rules forbid the request: ask the " +
		"account's administrator.": "账号规则禁止此请求：请联系账号管理员。",
	"The answer does not have the service's format: check --endpoint; if it is " +
		"right, report this with the RequestId.": "应答格式与该服务不符：请检查 --endpoint；若无误，请附 RequestId 反馈。",
	"The answer is cut off: try again; if it happens " +
		"again, a proxy may be the cause.": "应答不完整：请重试；若反复出现，可能被代理截断。",
	"The answer was empty: try again; if it happens again, " +
		"check --endpoint and the proxy.": "应答为空：请重试；若反复出现，请检查 --endpoint 和代理。",
	"The app belongs to another account: use " +
		"that account's key.": "该应用属于其他账号：请使用对应账号的密钥。",
	"The connection was cut: check the " +
		"network and try again.": "连接中断：请检查网络并重试。",
	"The endpoint does not serve this call: check " +
		"--endpoint and --region.": "该服务地址不提供此接口：请检查 --endpoint 和 --region。",
	"The endpoint redirects, which is not followed because it would pass " +
		"the signature on: check --endpoint.": "服务地址要求跳转；为避免泄露签名未跟随：请检查 --endpoint。",
	"The endpoint's certificate is not trusted: a proxy may be in the way, or the machine's clock or certificates are " +
		"out of date.": "服务地址的证书不受信任：可能经过代理，或本机时钟、证书过期。",
	"%s, trimmed": "%s（已去除首尾空白）",
	"The proxy requires a user and a password, or refuses those given: write HTTPS_PROXY like " +
		"http://user:password@proxy:3128, or name the service's host in NO_PROXY.": "代理要求用户名和密码，或拒绝了所给的：请按 " +
		"http://user:password@proxy:3128 设置 HTTPS_PROXY，或把服务主机写入 NO_PROXY。",
	"The proxy refuses this call: ask its administrator to permit the service's host, or add the host to NO_PROXY if " +
		"there is a direct connection.": "代理不放行此请求：请联系代理管理员放行服务主机；若可直连，把该主机写入 NO_PROXY。",
	"The proxy cannot reach the service: try again; if it happens " +
		"again, ask the proxy's administrator.": "代理无法连到服务：请重试；若反复出现，请联系代理管理员。",
	"The proxy cannot be reached: check HTTPS_PROXY, or add the service's host to NO_PROXY if there is a direct " +
		"connection.": "无法连接代理：请检查 HTTPS_PROXY；若可直连，把服务主机写入 NO_PROXY。",
	"Write it like http://proxy.example.com:3128, with %40 for an @ in the " +
		"user or the password, or unset it.": "格式如 http://proxy.example.com:3128，用户名或密码中的 @ 写作 %40；或取消此变量。",
	"The endpoint's name cannot be resolved: check " +
		"--endpoint, DNS and the network.": "无法解析服务地址：请检查 --endpoint、DNS 和网络。",
	"The first day lies after the " +
		"last: exchange them.": "起始日晚于结束日：请对调。",
	"The key may not read this app's project: give its user " +
		"a policy for that project.": "该密钥无权访问应用所属项目：请为其用户授予该项目的权限。",
	"The key may not read this app: choose another app, or give its user the " +
		"policy RTCMonitorQualityAccess for it.": "该密钥无权读取此应用：请选择其他应用，或为其用户授予 RTCMonitorQualityAccess 权限。",
	"The key may not read this: give its user the policy " +
		"RTCMonitorQualityAccess or RTCReadOnlyAccess.": "该密钥无权读取：请为其用户授予 RTCMonitorQualityAccess 或 RTCReadOnlyAccess 权限。",
	"The network failed: check it and try again.":                                      "网络故障：请检查网络并重试。",
	"The query is too large: choose fewer days.":                                       "查询过大：请减少天数。",
	"The request came without a signature: a proxy on the way may have removed it.":    "请求缺少签名：可能被途中的代理移除。",
	"The request names no account: check that the key belongs to an account with RTC.": "请求没有账号信息：请确认密钥所属账号已开通 RTC。",
	"The secret key does not belong to the access key, or --region is not the endpoint's: check both.": "密钥不匹配，或 " +
		"--region 与服务地址不符：请检查两者。",
	"The service answers for 30 days back and 7 days a call: choose newer days.": "服务最远可查 30 " +
		"天，单次最多 7 天：请选择更近的日期。",
	"The service does not know this AppId for this account: choose one from the list of apps.": "该账号下没有此 " +
		"AppId：请从应用列表中选择。",
	"The service, or a proxy before it, failed without " +
		"giving a reason: try again.": "服务或其前端代理故障，未说明原因：请重试。",
	"The service failed: try again; if it happens again, give the " +
		"RequestId to the vendor's support.": "服务故障：请重试；若反复出现，请将 RequestId 提供给厂商支持。",
	"The service is not enabled for this app, or the app is disabled: " +
		"look at its state in the console.": "该应用未开通服务或已停用：请在控制台查看其状态。",
	"The service refuses a value of this query: check app, " +
		"indicator, dimension and days.": "服务拒绝了查询中的某个值：请检查应用、指标、维度和日期。",
	"The service refuses the request with a code that is not in its documentation: look it up, or give the RequestId " +
		"to the vendor's support.": "服务以文档之外的错误码拒绝了请求：请查询该错误码，或将 RequestId 提供给厂商支持。",
	"The session token is wrong or has expired: get " +
		"new temporary credentials.": "会话令牌错误或已过期：请重新获取临时凭证。",
	"The signature is not understood: check " +
		"--endpoint and --region.": "签名无法识别：请检查 --endpoint 和 --region。",
	"The signature names a wrong key, region or service: " +
		"check the key and --region.": "签名中的密钥、地域或服务有误：请检查密钥和 --region。",
	"The signature's time is too far from the service's: set this machine's " +
		"clock right (compare with date -u).": "签名时间与服务的时间相差过大：请校准本机时钟（可用 date -u 核对）。",
	"This is a fault of rtcscope or of the endpoint: please " +
		"report it with the RequestId.": "rtcscope 或服务地址存在故障：请附 RequestId 反馈。",
	"The answer is not the service's: a proxy or a sign-in page may be in the " +
		"way. Check the network and --endpoint.": "应答者不是该服务：可能经过代理或登录页面。请检查网络和 --endpoint。",
}

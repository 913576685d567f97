package lang

// chineseArchive are the words of trouble with the file of daily values.
var chineseArchive = map[string]string{
	"nothing is kept: %s": "数据不会留存：%s",
	"the archive %s is left where it is: move it away, and the next query " +
		"begins a new one, or use --no-archive (%s)": "留存文件 %s 保持原样：请将其移走，下次查询会新建；或使用 --no-archive（%s）",
	"the archive %s has no room: its disk or its quota is full; free some room there, or delete old days with rtcscope " +
		"archive prune (%s)": "留存文件 %s 空间不足：磁盘或配额已满；请清理空间，或用 rtcscope archive prune 删除旧数据（%s）",
	"the archive %s is held by another program, which did not release it in " +
		"time: wait until that has ended (%s)": "留存文件 %s 被其他程序占用，等待超时：请待其结束后再试（%s）",
	"the archive %s is damaged: look with rtcscope archive check, then move it away with its -wal and -shm, and the " +
		"next query begins a new one (%s)": "留存文件 %s 已损坏：请先用 rtcscope archive check 检查，再将其连同 -wal、-shm 一起移走，下次查询会新建（%s）",
	"the archive %s cannot be written: make its file and its folder " +
		"writable, or use --no-archive (%s)": "留存文件 %s 无法写入：请确保该文件及其目录可写，或使用 --no-archive（%s）",
	"the archive %s is not a plain file: move it away, and " +
		"the next query begins a new one": "留存文件 %s 不是普通文件：请将其移走，下次查询会新建",
	"the archive %s is damaged; it stays where it is: %s":          "留存文件 %s 已损坏，保持原样：%s",
	"the archive %s cannot be used (%s) and cannot be renamed: %s": "留存文件 %s 无法使用（%s），也无法移开：%s",
	"the archive %s could not be used (%s): it was renamed to %s, and a new one begun": "留存文件 %s 无法使用（%s）：已改名为 " +
		"%s，并新建了一个",
	"others can read %s (mode %s), and that cannot be changed: %s": "其他用户可以读取 " +
		"%s（权限 %s），且无法更改：%s",
	"it is another program's database":            "这是其他程序的数据库",
	"it does not begin like a database":           "文件开头不是数据库格式",
	"it is empty, and the log beside it is not":   "文件为空，而其日志不为空",
	"another rtcscope is opening or replacing it": "另一个 rtcscope 正在打开或替换它",
	"the reader is closed":                        "读取已结束", "not held": "未留存",
	"another rtcscope is filling it at this moment: wait until that one has ended": "另一个 rtcscope 正在补充数据：请待其结束后再试",
	"unlocking the archive": "解锁留存文件",
	"opening the archive":   "打开留存文件", "reading the archive": "读取留存文件", "writing the archive": "写入留存文件",
	"closing the archive":         "关闭留存文件",
	"making the archive's folder": "新建留存目录", "locking the archive": "锁定留存文件", "preparing the archive": "准备留存文件",
	"preparing SQLite":              "准备 SQLite",
	"reading the archive's version": "读取留存文件的版本", "marking the archive's version": "写入留存文件的版本",
	"renaming it": "改名", "there are a thousand damaged ones beside it already": "旁边已有一千个损坏的文件",
	"noting a call in the archive": "在留存文件中记录调用", "reading the calls in the archive": "读取留存文件中的调用记录",
	"%s. %s": "%s；%s",
	"the archive %s has version %d, made by a newer rtcscope; this one knows versions up to %d: use the newer one, or " +
		"--no-archive": "留存文件 %s 的版本为 %d，由更新的 rtcscope 创建；本程序支持到版本 %d：请使用新版本，或使用 --no-archive",

	"all %d calls that are permitted in %s are made; " +
		"the next is permitted at %s": "%[2]s 内允许的 %[1]d 次调用已用完；%[3]s 起可再次调用",
	"the service takes the next call at %s":             "服务在 %s 之后才接受下一次调用",
	"refused %d times, and no call came through for %s": "已被拒绝 %d 次，%s 内没有一次调用成功",
	"this machine's clock is %s behind the service's":   "本机时钟比服务的慢 %s",
	"this machine's clock is %s ahead of the service's": "本机时钟比服务的快 %s",
	"%d hours": "%d 小时", "%d minutes": "%d 分钟", "%d seconds": "%d 秒", "%s (%s)": "%s（%s）",

	"calls of other runs are not counted: %s":           "未计入其他进程的调用：%s",
	"other runs do not count the calls of this one: %s": "本进程的调用未能记录给其他进程：%s",
}

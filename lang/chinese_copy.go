package lang

// chineseCopy is what is said after copying.
var chineseCopy = map[string]string{
	"%s; tried: %s": "%s；已尝试：%s", "not copied: %s": "未能复制：%s", "not exported: %s": "未能导出：%s",
	"incomplete: %d of %d answers": "不完整：%d / %d 个结果", "no %s": "缺少 %s",
	"no key": "无凭证", "%s old": "%s 前获取", "incomplete %d/%d": "不完整 %d/%d",
	"copied %d line":  "已复制 %d 行",
	"copied %d lines": "已复制 %d 行",
	"copied %d line to tmux's buffer " +
		"(paste with prefix ])": "已复制 %d 行到 tmux 缓冲区（前缀键 ] 粘贴）",
	"copied %d lines to tmux's buffer " +
		"(paste with prefix ])": "已复制 %d 行到 tmux 缓冲区（前缀键 ] 粘贴）",
	"copied %d line to tmux's buffer (paste with prefix ]) and, if tmux " +
		"may, to the terminal's clipboard": "已复制 %d 行到 tmux 缓冲区（前缀键 ] 粘贴）；若 tmux 允许，也已送往终端剪贴板",
	"copied %d lines to tmux's buffer (paste with prefix ]) and, if " +
		"tmux may, to the terminal's clipboard": "已复制 %d 行到 tmux 缓冲区（前缀键 ] 粘贴）；若 tmux 允许，也已送往终端剪贴板",
	"sent %d line to the terminal's clipboard; it does not confirm":  "已发送 %d 行到终端剪贴板；终端不作确认",
	"sent %d lines to the terminal's clipboard; it does not confirm": "已发送 %d 行到终端剪贴板；终端不作确认",
	"sent %d line to the terminal's clipboard; tmux drops it unless its set-clipboard is on": "已发送 %d 行到终端剪贴板；除非 " +
		"set-clipboard 为 on，否则会被 tmux 丢弃",
	"sent %d lines to the terminal's clipboard; tmux drops them unless its set-clipboard is on": "已发送 %d 行到终端剪贴板；除非 " +
		"set-clipboard 为 on，否则会被 tmux 丢弃",
	"removing %s, after exporting to %s: %s": "已导出到 %[2]s，但无法删除临时文件 " +
		"%[1]s：%[3]s",
	"making a file in the folder %s: %s": "无法在目录 %s 中新建文件：%s",
	"writing %d bytes to a file in the folder %s: %s": "无法在目录 %[2]s 中写入 " +
		"%[1]d 字节：%[3]s",
	"naming the new file %s: %s": "无法命名新文件 " +
		"%s：%s",
	"naming a new file in the folder %s: %d files are already called like %s": "无法在目录 %s 中命名新文件：已有 " +
		"%d 个与 %s 同名的文件",
	"%q is no format of a file: take csv, json or md": "%q 不是文件格式：可选 " +
		"csv、json、md",
	"there is nothing to copy": "没有可复制的内容",
	"%d bytes are too many for the terminal's clipboard, which takes %d: export them to a file": "%d 字节超过终端剪贴板的上限 %d " +
		"字节：请导出到文件",
	"GNU screen does not pass text on to the terminal's clipboard: export it to a file": "GNU screen 不会把文本转给终端剪贴板：请导出到文件",
	"this terminal has no clipboard: export to a file":                                  "此终端没有剪贴板：请导出到文件",
}

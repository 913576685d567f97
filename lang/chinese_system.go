package lang

// chineseSystem are the reasons for which the operating system refuses what is done with a file.
var chineseSystem = map[string]string{
	"permission denied":                 "权限不足",
	"operation not permitted":           "不允许此操作",
	"read-only file system":             "文件系统只读",
	"no space left on device":           "磁盘空间不足",
	"disk quota exceeded":               "超出磁盘配额",
	"file too large":                    "文件过大",
	"input/output error":                "读写错误",
	"too many open files":               "打开的文件过多",
	"too many open files in system":     "系统打开的文件过多",
	"no such file or directory":         "文件或目录不存在",
	"file exists":                       "文件已存在",
	"is a directory":                    "是目录",
	"not a directory":                   "不是目录",
	"file name too long":                "文件名过长",
	"too many levels of symbolic links": "符号链接层数过多",
	"device or resource busy":           "设备或资源忙",
	"invalid argument":                  "参数无效",
	"stale file handle":                 "文件句柄已失效",
}

// chineseFilter are the mistakes in a regular expression.
var chineseFilter = map[string]string{
	"the expression cannot be read: %s":                                            "正则无法识别：%s",
	"the expression cannot be read: invalid character class: `%s`":                 "正则无法识别：字符类无效：`%s`",
	"the expression cannot be read: invalid character class range: `%s`":           "正则无法识别：字符范围无效：`%s`",
	"the expression cannot be read: invalid escape sequence: `%s`":                 "正则无法识别：转义无效：`%s`",
	"the expression cannot be read: invalid named capture: `%s`":                   "正则无法识别：命名分组无效：`%s`",
	"the expression cannot be read: invalid or unsupported Perl syntax: `%s`":      "正则无法识别：Perl 语法无效或不支持：`%s`",
	"the expression cannot be read: invalid nested repetition operator: `%s`":      "正则无法识别：重复符号连用无效：`%s`",
	"the expression cannot be read: invalid repeat count: `%s`":                    "正则无法识别：重复次数无效：`%s`",
	"the expression cannot be read: invalid UTF-8: `%s`":                           "正则无法识别：不是 UTF-8：`%s`",
	"the expression cannot be read: missing closing ]: `%s`":                       "正则无法识别：缺少 ]：`%s`",
	"the expression cannot be read: missing closing ): `%s`":                       "正则无法识别：缺少 )：`%s`",
	"the expression cannot be read: missing argument to repetition operator: `%s`": "正则无法识别：重复符号前缺少内容：`%s`",
	"the expression cannot be read: trailing backslash at end of expression: `%s`": "正则无法识别：末尾多余的反斜杠：`%s`",
	"the expression cannot be read: unexpected ): `%s`":                            "正则无法识别：多余的 )：`%s`",
	"the expression cannot be read: expression nests too deeply: `%s`":             "正则无法识别：嵌套过深：`%s`",
	"the expression cannot be read: expression too large: `%s`":                    "正则无法识别：正则过大：`%s`",
}

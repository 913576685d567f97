package main

import (
	"slices"

	"rtcscope/keys"
	"rtcscope/views"
)

// keymap is the one table of keys: the footer, the help screen, the palette and the README's table are made from it,
// and nothing else in the program names a key. A key stands for one action on every screen. The help says what it does
// where that is not the same everywhere; where it does nothing, the screen says so. The rows of a group are in the
// order of their use: the footer, the help and the palette keep it.
func keymap() []keys.Binding {
	return slices.Concat(answerKeys(), lookKeys(), changeKeys(), handOnKeys(), moveKeys())
}

func answerKeys() []keys.Binding {
	return []keys.Binding{
		{Action: views.ActionWhy, Keys: []string{"w"}, Group: keys.ToAnswer, Short: "why",
			Help: "which dimension, and which values of it, explain the change",
			Also: []string{"attribution", "cause", "reason", "原因", "为什么"}},
		{Action: views.ActionTriage, Keys: []string{"T"}, Group: keys.ToAnswer, Short: "triage",
			Help: "find what got worse, in all indicators and dimensions of the app",
			Also: []string{"worse", "incidents", "findings", "regressions", "恶化", "事件"}},
		{Action: views.ActionCompare, Keys: []string{"c"}, Group: keys.ToAnswer, Short: "compare",
			Help: "compare the marked rows, one mark and the row under the cursor, two to six that pass the filter, or " +
				"the row, with the whole app",
			Also: []string{"comparison", "curves", "比较", "曲线"}},
		{Action: views.ActionHeatmap, Keys: []string{"H"}, Group: keys.ToAnswer, Short: "heatmap",
			Help: "every value of every day at a glance", Also: []string{"heat", "grid", "热图", "逐日"}},
		{Action: views.ActionOverview, Keys: []string{"O"}, Group: keys.ToAnswer, Short: "overview",
			Help: "how the whole app is in all indicators: as before, or worse since when",
			Also: []string{"indicators", "summary", "whole app", "概览", "整体"}},
		{Action: views.ActionLive, Keys: []string{"L"}, Group: keys.ToAnswer, Short: "live",
			Help: "the last 60 minutes of what is shown, asked again each minute; again: back to the days",
			Also: []string{"realtime", "now", "实时", "现在"}},
		{Action: views.ActionExplain, Keys: []string{"u"}, Group: keys.ToAnswer, Short: "explain",
			Help: "on the triage: ask what explains it, by 30 calls; on why: ask what part of the calls each value has",
			Also: []string{"weights", "questions", "权重", "追问"}},
	}
}

func lookKeys() []keys.Binding {
	return []keys.Binding{
		{Action: keys.Open, Keys: []string{"enter"}, Group: keys.ToLook, Short: "open",
			Help: "run the query, open the row, unfold the incident, take the choice; on a row's details: back",
			Also: []string{"details", "run", "明细", "查询"}, Typing: true},
		{Action: keys.Filter, Keys: []string{"/"}, Group: keys.ToLook, Short: "filter",
			Help: "filter the rows or the incidents: a part of the name, in English or pinyin, a code such as dk, or " +
				"/expression/; ! before it shows all others",
			Also: []string{"find", "search", "grep", "查找", "搜索"}},
		{Action: keys.Mark, Keys: []string{"space"}, Group: keys.ToLook, Short: "mark",
			Help: "mark or unmark the row or the incident; on a comparison: show or hide the line",
			Also: []string{"select", "选择"}},
		{Action: keys.Unmark, Keys: []string{"U"}, Group: keys.ToLook, Short: "unmark all",
			Help: "clear all marks, those of other dimensions, too; on a comparison: show all lines",
			Also: []string{"unmark", "clear", "取消标记", "清除"}},
		{Action: keys.NextSeries, Keys: []string{"tab"}, Group: keys.ToLook, Short: "series",
			Help: "next series; on the form: next field",
			Also: []string{"tab", "next series", "指标项"}, Typing: true},
		{Action: keys.Sort, Keys: []string{"s"}, Group: keys.ToLook, Short: "sort",
			Help: "sort by the column under the cursor; again: reverse; elsewhere: the next order",
			Also: []string{"reverse", "order"}},
		{Action: keys.SortBy, Keys: []string{"S"}, Group: keys.ToLook, Short: "sort by",
			Help: "choose the column to sort by; elsewhere: the order", Also: []string{"order by"}},
		{Action: keys.Mode, Keys: []string{"m"}, Group: keys.ToLook, Short: "mode",
			Help: "on the heatmap: what the cells mean; on a comparison: how the lines are drawn"},
		{Action: keys.Columns, Keys: []string{"C"}, Group: keys.ToLook, Short: "columns",
			Help: "show, hide and move columns", Also: []string{"列设置"}},
		{Action: keys.Chart, Keys: []string{"v"}, Group: keys.ToLook, Short: "chart", Help: "show or hide the chart",
			Also: []string{"plot", "graph", "曲线图"}},
		{Action: keys.Zero, Keys: []string{"z"}, Group: keys.ToLook, Short: "zero",
			Help: "start the chart's axis at zero, or just below the values", Also: []string{"axis", "纵轴"}},
		{Action: views.ActionTheme, Group: keys.ToLook, Short: "theme", Help: "try the themes, and choose one",
			Also: []string{"colours", "colors", "dark", "light", "colourblind", "配色", "颜色", "主题", "深色", "浅色"}},
		{Action: keys.Palette, Keys: []string{":"}, Group: keys.ToLook, Short: "commands",
			Help: "find a command by a part of its name, and run it", Also: []string{"palette"}},
		{Action: keys.Help, Keys: []string{"?", "f1"}, Group: keys.ToLook, Short: "help", Help: "this help",
			Also: []string{"keys", "marks", "按键", "标记说明"}},
		{Action: keys.Mouse, Keys: []string{"M"}, Group: keys.ToLook, Short: "mouse",
			Help: "turn the mouse on or off: wheel, click a row, again to open it, a heading to sort, a series, an " +
				"item of a list"},
		{Action: keys.Redraw, Keys: []string{"ctrl+l"}, Group: keys.ToLook, Short: "redraw", Help: "draw the screen anew",
			Also: []string{"repaint"}, Typing: true},
	}
}

func changeKeys() []keys.Binding {
	return []keys.Binding{
		{Action: keys.Dimension, Keys: []string{"d"}, Group: keys.ToChange, Short: "dimension",
			Help: "change the dimension and run; on the form: only change it",
			Also: []string{"province", "country", "os", "network", "access", "省份", "国家", "系统", "网络"}},
		{Action: keys.Range, Keys: []string{"t"}, Group: keys.ToChange, Short: "dates",
			Help: "change the days and run; on the form: only change it",
			Also: []string{"days", "range", "last", "from", "时间", "范围"}},
		{Action: keys.Indicator, Keys: []string{"i"}, Group: keys.ToChange, Short: "indicator",
			Help: "change the indicator and run; on the form: only change it", Also: []string{"metric"}},
		{Action: keys.Comparison, Keys: []string{"b"}, Group: keys.ToChange, Short: "against",
			Help: "change the compared days and run; on the form: only change it",
			Also: []string{"compared days", "versus", "vs", "before", "baseline", "环比", "同比"}},
		{Action: keys.App, Keys: []string{"a"}, Group: keys.ToChange, Short: "app",
			Help: "change the app and run; on the form: only change it", Also: []string{"appid"}},
		{Action: keys.Product, Keys: []string{"p"}, Group: keys.ToChange, Short: "product",
			Help: "change the product and run; on the form: only change it", Also: []string{"native", "web"}},
		{Action: keys.Refresh, Keys: []string{"r"}, Group: keys.ToChange, Short: "refresh",
			Help: "ask the service again, even for what is held", Also: []string{"fetch", "reload", "again", "重新获取"}},
		{Action: keys.HistoryBack, Keys: []string{"["}, Group: keys.ToChange, Short: "earlier",
			Help: "go back to the previous query, as it was left", Also: []string{"history", "previous query", "历史"}},
		{Action: keys.HistoryForward, Keys: []string{"]"}, Group: keys.ToChange, Short: "later",
			Help: "go forward to the next query", Also: []string{"forward", "next query"}},
		{Action: keys.Saved, Keys: []string{"o"}, Group: keys.ToChange, Short: "saved",
			Help: "open or forget a saved query", Also: []string{"queries", "bookmarks", "收藏"}},
		{Action: keys.Save, Keys: []string{"n", "ctrl+s"}, Group: keys.ToChange, Short: "save",
			Help: "save the query under a name", Also: []string{"name", "bookmark"}},
		{Action: keys.Forget, Keys: []string{"ctrl+r"}, Group: keys.ToChange, Short: "forget",
			Help: "forget the saved query under the cursor; press it twice", Also: []string{"delete", "删除"}, Typing: true},
		{Action: keys.Erase, Keys: []string{"backspace"}, Group: keys.ToChange, Short: "erase",
			Help: "erase the last character of a day on the form"},
	}
}

func handOnKeys() []keys.Binding {
	return []keys.Binding{
		{Action: keys.Copy, Keys: []string{"y"}, Group: keys.ToHandOn, Short: "copy",
			Help: "copy the finding for a chat, in at most 12 lines: a sentence, the figures of what is marked or else " +
				"under the cursor, and the command",
			Also: []string{"yank", "chat", "clipboard", "markdown", "剪贴板"}},
		{Action: keys.CopyCommand, Keys: []string{"Y"}, Group: keys.ToHandOn, Short: "command",
			Help: "copy the command that prints what is shown", Also: []string{"shell", "命令"}},
		{Action: keys.Export, Keys: []string{"e"}, Group: keys.ToHandOn, Short: "export",
			Help: "write the table as shown, or the marked rows of why or the overview, to a new file, csv, json or md, " +
				"where you say",
			Also: []string{"csv", "json", "md", "markdown", "file", "write", "文件", "表格"}},
		{Action: keys.CopyTable, Keys: []string{"ctrl+g"}, Group: keys.ToHandOn, Short: "copy table",
			Help: "copy the whole table as shown, as Markdown", Also: []string{"markdown"}},
		{Action: keys.CopyRow, Keys: []string{"ctrl+y"}, Group: keys.ToHandOn, Short: "copy row",
			Help: "copy the row as Markdown"},
		{Action: keys.CopyCell, Keys: []string{"ctrl+x"}, Group: keys.ToHandOn, Short: "copy cell",
			Help: "copy the cell under the cursor"},
		{Action: keys.CopyTabs, Keys: []string{"ctrl+t"}, Group: keys.ToHandOn, Short: "copy for a sheet",
			Help: "copy the marked rows, or the table as shown, for a spreadsheet: plain figures with tabs between",
			Also: []string{"spreadsheet", "excel", "tsv", "tabs"}},
	}
}

func moveKeys() []keys.Binding {
	return []keys.Binding{
		{Action: keys.Back, Keys: []string{"esc"}, Group: keys.ToMove, Short: "back",
			Help: "back: dismiss, stop loading, clear the filter, leave the screen",
			Also: []string{"stop", "dismiss", "close", "停止", "关闭"}, Typing: true},
		{Action: keys.Quit, Keys: []string{"q"}, Group: keys.ToMove, Short: "quit",
			Help: "go back; on the form, and on the result opened from it, quit"},
		{Action: keys.End, Keys: []string{"ctrl+c"}, Group: keys.ToMove, Short: "quit", Help: "quit",
			Also: []string{"exit", "q", "q!", "wq"}, Typing: true},
		{Action: keys.Suspend, Keys: []string{"ctrl+z"}, Group: keys.ToMove, Short: "suspend",
			Help: "suspend; fg in the shell resumes", Also: []string{"shell", "background"}, Typing: true},
		{Action: keys.Down, Keys: []string{"j", "down", "ctrl+n"}, Group: keys.ToMove, Short: "next",
			Help: "move down", Typing: true},
		{Action: keys.Up, Keys: []string{"k", "up", "ctrl+p"}, Group: keys.ToMove, Short: "previous",
			Help: "move up", Typing: true},
		{Action: keys.Right, Keys: []string{"l", "right"}, Group: keys.ToMove,
			Help: "next column, choice or dimension; later day; on the triage: unfold the incident"},
		{Action: keys.Left, Keys: []string{"h", "left"}, Group: keys.ToMove,
			Help: "previous column, choice or dimension; earlier day; at an incident's first column: fold it"},
		{Action: keys.NextColumn, Keys: []string{">"}, Group: keys.ToMove, Help: "next column of a table"},
		{Action: keys.PrevColumn, Keys: []string{"<"}, Group: keys.ToMove, Help: "previous column of a table"},
		{Action: keys.PrevSeries, Keys: []string{"shift+tab"}, Group: keys.ToMove,
			Help: "previous series; on the form: previous field", Typing: true},
		{Action: keys.Top, Keys: []string{"g", "home"}, Group: keys.ToMove,
			Help: "go to the first row; on a comparison: the first day"},
		{Action: keys.Bottom, Keys: []string{"G", "end"}, Group: keys.ToMove,
			Help: "go to the last row; on a comparison: the last day"},
		{Action: keys.HalfDown, Keys: []string{"ctrl+d"}, Group: keys.ToMove, Help: "move down half a page"},
		{Action: keys.HalfUp, Keys: []string{"ctrl+u"}, Group: keys.ToMove, Help: "move up half a page"},
		{Action: keys.PageDown, Keys: []string{"pgdown", "ctrl+f"}, Group: keys.ToMove, Help: "move down a page",
			Typing: true},
		{Action: keys.PageUp, Keys: []string{"pgup", "ctrl+b"}, Group: keys.ToMove, Help: "move up a page", Typing: true},
	}
}

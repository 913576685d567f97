package main

import "rtcscope/views"

// keymap is the one table of keys: the footer, the help screen and the README's table are made from it, and nothing
// else in the program names a key. A key means the same on every screen.
func keymap() []views.Binding {
	return []views.Binding{
		{Action: views.ActionDown, Name: "move-down", Keys: []string{"j", "down", "ctrl+n"}, Short: "next", Help: "move down", Typing: true},
		{Action: views.ActionUp, Name: "move-up", Keys: []string{"k", "up", "ctrl+p"}, Short: "previous", Help: "move up", Typing: true},
		{Action: views.ActionTop, Name: "first-row", Keys: []string{"g", "home"}, Help: "go to the first row"},
		{Action: views.ActionBottom, Name: "last-row", Keys: []string{"G", "end"}, Help: "go to the last row"},
		{Action: views.ActionHalfDown, Name: "half-page-down", Keys: []string{"ctrl+d"}, Help: "move down half a page"},
		{Action: views.ActionHalfUp, Name: "half-page-up", Keys: []string{"ctrl+u"}, Help: "move up half a page"},
		{Action: views.ActionPageDown, Name: "page-down", Keys: []string{"pgdown", "ctrl+f"}, Help: "move down a page", Typing: true},
		{Action: views.ActionPageUp, Name: "page-up", Keys: []string{"pgup", "ctrl+b"}, Help: "move up a page", Typing: true},
		{Action: views.ActionLeft, Name: "move-left", Keys: []string{"h", "left"}, Help: "previous column, choice or day"},
		{Action: views.ActionRight, Name: "move-right", Keys: []string{"l", "right"}, Short: "adjust", Help: "next column, choice or day"},
		{Action: views.ActionOpen, Name: "open", Keys: []string{"enter"}, Short: "open", Help: "run the query, open the row, take the choice", Typing: true},
		{Action: views.ActionBack, Name: "back", Keys: []string{"esc"}, Short: "back", Help: "back: dismiss, stop loading, clear the filter, leave the screen", Typing: true},
		{Action: views.ActionNextSeries, Name: "next-series", Keys: []string{"tab"}, Short: "series", Help: "next series; on the form: next field", Typing: true},
		{Action: views.ActionPrevSeries, Name: "previous-series", Keys: []string{"shift+tab"}, Help: "previous series; on the form: previous field", Typing: true},
		{Action: views.ActionSort, Name: "sort", Keys: []string{"s"}, Short: "sort", Help: "sort by the column under the cursor; again: reverse"},
		{Action: views.ActionSortBy, Name: "sort-by", Keys: []string{"S"}, Short: "sort by", Help: "choose the column to sort by"},
		{Action: views.ActionColumns, Name: "columns", Keys: []string{"C"}, Short: "columns", Help: "show, hide and move columns"},
		{Action: views.ActionFilter, Name: "filter", Keys: []string{"/"}, Short: "filter", Help: "filter the rows: part of a name, /expression/, ! before it for all others"},
		{Action: views.ActionMark, Name: "mark", Keys: []string{"space"}, Short: "mark", Help: "mark the row, or take its mark away"},
		{Action: views.ActionHistoryBack, Name: "history-back", Keys: []string{"["}, Short: "earlier", Help: "back to the query before, as it was left"},
		{Action: views.ActionHistoryForward, Name: "history-forward", Keys: []string{"]"}, Short: "later", Help: "forward again"},
		{Action: views.ActionApp, Name: "change-app", Keys: []string{"a"}, Short: "app", Help: "change the app and run"},
		{Action: views.ActionProduct, Name: "change-product", Keys: []string{"p"}, Short: "product", Help: "change the product and run"},
		{Action: views.ActionIndicator, Name: "change-indicator", Keys: []string{"i"}, Short: "indicator", Help: "change the indicator and run"},
		{Action: views.ActionDimension, Name: "change-dimension", Keys: []string{"d"}, Short: "dimension", Help: "change the dimension and run"},
		{Action: views.ActionRange, Name: "change-days", Keys: []string{"t"}, Short: "dates", Help: "change the days and run"},
		{Action: views.ActionComparison, Name: "compare-with", Keys: []string{"b"}, Short: "compare", Help: "change the days that are compared with and run"},
		{Action: views.ActionCopy, Name: "copy", Keys: []string{"y"}, Short: "copy", Help: "copy the marked rows, or the table as it is seen, as Markdown"},
		{Action: views.ActionCopyRow, Name: "copy-row", Keys: []string{"ctrl+y"}, Help: "copy the row as Markdown"},
		{Action: views.ActionCopyCell, Name: "copy-cell", Keys: []string{"ctrl+x"}, Help: "copy the cell under the cursor"},
		{Action: views.ActionCopyTabs, Name: "copy-tabs", Keys: []string{"ctrl+t"}, Help: "copy the marked rows, or the table as it is seen, with tabs between"},
		{Action: views.ActionCopyCommand, Name: "copy-command", Keys: []string{"Y"}, Short: "command", Help: "copy the command that prints what is shown"},
		{Action: views.ActionExport, Name: "export", Keys: []string{"e"}, Short: "export", Help: "write the table as it is seen to a new file: csv, json or md"},
		{Action: views.ActionRefresh, Name: "fetch-again", Keys: []string{"r"}, Short: "fetch", Help: "fetch again"},
		{Action: views.ActionChart, Name: "toggle-chart", Keys: []string{"v"}, Short: "chart", Help: "show or hide the chart"},
		{Action: views.ActionZero, Name: "toggle-zero", Keys: []string{"z"}, Short: "zero", Help: "start the chart's axis at zero, or just below the values"},
		{Action: views.ActionErase, Name: "erase", Keys: []string{"backspace"}, Help: "erase the last character of a day on the form"},
		{Action: views.ActionPalette, Name: "palette", Keys: []string{":"}, Short: "commands", Help: "find a command by a part of its name, and run it"},
		{Action: views.ActionMouse, Name: "mouse", Keys: []string{"M"}, Short: "mouse", Help: "turn the mouse on or off: wheel, click a row, click a heading to sort"},
		{Action: views.ActionHelp, Name: "help", Keys: []string{"?", "f1"}, Short: "help", Help: "this help"},
		{Action: views.ActionQuit, Name: "quit", Keys: []string{"q"}, Short: "quit", Help: "back from details and help; on the result and on the form: quit"},
		{Action: views.ActionEnd, Name: "end", Keys: []string{"ctrl+c"}, Help: "quit", Typing: true},
		{Action: views.ActionSuspend, Name: "suspend", Keys: []string{"ctrl+z"}, Help: "suspend; fg in the shell comes back", Typing: true},
	}
}

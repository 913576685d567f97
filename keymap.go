package main

import (
	"rtcscope/keys"
	"rtcscope/views"
)

// keymap is the one table of keys: the footer, the help screen and the README's table are made from it, and nothing
// else in the program names a key. A key stands for one action on every screen. The help says what it does where that is
// not the same everywhere; where it does nothing, the screen says so.
func keymap() []keys.Binding {
	return []keys.Binding{
		{Action: keys.Down, Keys: []string{"j", "down", "ctrl+n"}, Short: "next", Help: "move down", Typing: true},
		{Action: keys.Up, Keys: []string{"k", "up", "ctrl+p"}, Short: "previous", Help: "move up", Typing: true},
		{Action: keys.Top, Keys: []string{"g", "home"}, Help: "go to the first row; on a comparison: the first day"},
		{Action: keys.Bottom, Keys: []string{"G", "end"}, Help: "go to the last row; on a comparison: the last day"},
		{Action: keys.HalfDown, Keys: []string{"ctrl+d"}, Help: "move down half a page"},
		{Action: keys.HalfUp, Keys: []string{"ctrl+u"}, Help: "move up half a page"},
		{Action: keys.PageDown, Keys: []string{"pgdown", "ctrl+f"}, Help: "move down a page", Typing: true},
		{Action: keys.PageUp, Keys: []string{"pgup", "ctrl+b"}, Help: "move up a page", Typing: true},
		{Action: keys.Left, Keys: []string{"h", "left"}, Help: "previous column, choice or dimension; earlier day"},
		{Action: keys.Right, Keys: []string{"l", "right"}, Short: "adjust", Help: "next column, choice or dimension; later day"},
		{Action: keys.Open, Keys: []string{"enter"}, Short: "open", Help: "run the query, open the row, take the choice; on a row's details: back", Typing: true},
		{Action: keys.Back, Keys: []string{"esc"}, Short: "back", Help: "back: dismiss, stop loading, clear the filter, leave the screen", Typing: true},
		{Action: keys.NextSeries, Keys: []string{"tab"}, Short: "series", Help: "next series; on the form: next field", Typing: true},
		{Action: keys.PrevSeries, Keys: []string{"shift+tab"}, Help: "previous series; on the form: previous field", Typing: true},
		{Action: keys.Sort, Keys: []string{"s"}, Short: "sort", Help: "sort by the column under the cursor; again: reverse"},
		{Action: keys.SortBy, Keys: []string{"S"}, Short: "sort by", Help: "choose the column to sort by"},
		{Action: keys.Columns, Keys: []string{"C"}, Short: "columns", Help: "show, hide and move columns"},
		{Action: keys.Filter, Keys: []string{"/"}, Short: "filter", Help: "filter the rows: a part of the name or of its pinyin, or /expression/; ! before it shows all others"},
		{Action: keys.Mark, Keys: []string{"space"}, Short: "mark", Help: "mark or unmark the row; on a comparison: show or hide the line"},
		{Action: keys.HistoryBack, Keys: []string{"["}, Short: "earlier", Help: "go back to the previous query, as it was left"},
		{Action: keys.HistoryForward, Keys: []string{"]"}, Short: "later", Help: "go forward to the next query"},
		{Action: keys.App, Keys: []string{"a"}, Short: "app", Help: "change the app and run; on the form: only change it"},
		{Action: keys.Product, Keys: []string{"p"}, Short: "product", Help: "change the product and run; on the form: only change it"},
		{Action: keys.Indicator, Keys: []string{"i"}, Short: "indicator", Help: "change the indicator and run; on the form: only change it"},
		{Action: keys.Dimension, Keys: []string{"d"}, Short: "dimension", Help: "change the dimension and run; on the form: only change it"},
		{Action: keys.Range, Keys: []string{"t"}, Short: "dates", Help: "change the days and run; on the form: only change it"},
		{Action: keys.Comparison, Keys: []string{"b"}, Short: "against", Help: "change the compared days and run; on the form: only change it"},
		{Action: views.ActionCompare, Keys: []string{"c"}, Short: "compare", Help: "compare the marked rows, or the row with the whole app, in one chart"},
		{Action: views.ActionHeatmap, Keys: []string{"H"}, Short: "heatmap", Help: "every value of every day at a glance"},
		{Action: views.ActionWhy, Keys: []string{"w"}, Short: "why", Help: "which dimension, and which values of it, explain the change"},
		{Action: views.ActionTriage, Keys: []string{"T"}, Short: "triage", Help: "find what got worse, in all indicators and dimensions of the app"},
		{Action: keys.Mode, Keys: []string{"m"}, Short: "mode", Help: "on the heatmap: what the cells mean; on a comparison: how the lines are drawn"},
		{Action: keys.Save, Keys: []string{"n", "ctrl+s"}, Short: "save", Help: "save the query under a name"},
		{Action: keys.Saved, Keys: []string{"o"}, Short: "saved", Help: "open or forget a saved query"},
		{Action: keys.Forget, Keys: []string{"ctrl+r"}, Short: "forget", Help: "forget the saved query under the cursor; press it twice", Typing: true},
		{Action: keys.Copy, Keys: []string{"y"}, Short: "copy", Help: "copy the marked rows, or the table as shown, as Markdown; on other screens: three lines for a chat"},
		{Action: keys.CopyRow, Keys: []string{"ctrl+y"}, Help: "copy the row as Markdown"},
		{Action: keys.CopyCell, Keys: []string{"ctrl+x"}, Help: "copy the cell under the cursor"},
		{Action: keys.CopyTabs, Keys: []string{"ctrl+t"}, Help: "copy the marked rows, or the table as shown, for a spreadsheet: plain figures with tabs between"},
		{Action: keys.CopyCommand, Keys: []string{"Y"}, Short: "command", Help: "copy the command that prints what is shown"},
		{Action: keys.Export, Keys: []string{"e"}, Short: "export", Help: "write the table as shown to a new file: csv, json or md"},
		{Action: keys.Refresh, Keys: []string{"r"}, Short: "fetch", Help: "ask the service again, even for what is held"},
		{Action: keys.Chart, Keys: []string{"v"}, Short: "chart", Help: "show or hide the chart"},
		{Action: keys.Zero, Keys: []string{"z"}, Short: "zero", Help: "start the chart's axis at zero, or just below the values"},
		{Action: keys.Erase, Keys: []string{"backspace"}, Help: "erase the last character of a day on the form"},
		{Action: keys.Palette, Keys: []string{":"}, Short: "commands", Help: "find a command by a part of its name, and run it"},
		{Action: keys.Mouse, Keys: []string{"M"}, Short: "mouse", Help: "turn the mouse on or off: wheel, click a row, click a heading to sort"},
		{Action: keys.Help, Keys: []string{"?", "f1"}, Short: "help", Help: "this help"},
		{Action: keys.Quit, Keys: []string{"q"}, Short: "quit", Help: "go back; on the form, and on the result opened from it, quit"},
		{Action: keys.End, Keys: []string{"ctrl+c"}, Help: "quit", Typing: true},
		{Action: keys.Suspend, Keys: []string{"ctrl+z"}, Help: "suspend; fg in the shell resumes", Typing: true},
	}
}

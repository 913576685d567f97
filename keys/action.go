// Package keys holds what a person can do by a key: the actions, the bindings of keys to them, and how a configuration
// gives them other keys. It names no key itself: the table of bindings is the program's.
package keys

// An Action is something a person can do, under the name that the configuration has for it, in kebab case. Which keys
// do it is written in one table. The actions that open a screen are declared with their screens.
type Action string

// None is no action.
const None Action = ""

// The actions that several screens have in common, or that are the shell's own.
const (
	Up             Action = "move-up"
	Down           Action = "move-down"
	Top            Action = "first-row"
	Bottom         Action = "last-row"
	HalfUp         Action = "half-page-up"
	HalfDown       Action = "half-page-down"
	PageUp         Action = "page-up"
	PageDown       Action = "page-down"
	Left           Action = "move-left"
	Right          Action = "move-right"
	PrevColumn     Action = "previous-column"
	NextColumn     Action = "next-column"
	Open           Action = "open"
	Back           Action = "back"
	NextSeries     Action = "next-series"
	PrevSeries     Action = "previous-series"
	Sort           Action = "sort"
	SortBy         Action = "sort-by"
	Columns        Action = "columns"
	Filter         Action = "filter"
	Mark           Action = "mark"
	Unmark         Action = "unmark"
	HistoryBack    Action = "history-back"
	HistoryForward Action = "history-forward"
	App            Action = "change-app"
	Product        Action = "change-product"
	Indicator      Action = "change-indicator"
	Dimension      Action = "change-dimension"
	Range          Action = "change-days"
	Comparison     Action = "compare-with"
	Mode           Action = "mode"
	Save           Action = "save-query"
	Saved          Action = "saved-queries"
	Forget         Action = "forget-saved"
	Refresh        Action = "fetch-again"
	Copy           Action = "copy"
	CopyTable      Action = "copy-table"
	CopyRow        Action = "copy-row"
	CopyCell       Action = "copy-cell"
	CopyTabs       Action = "copy-tabs"
	CopyCommand    Action = "copy-command"
	Export         Action = "export"
	Chart          Action = "toggle-chart"
	Zero           Action = "toggle-zero"
	Erase          Action = "erase"
	Help           Action = "help"
	Palette        Action = "palette"
	Mouse          Action = "mouse"
	Quit           Action = "quit"
	End            Action = "end"
	Suspend        Action = "suspend"
	Redraw         Action = "redraw"
)

// A Binding says which keys do an action, what it is for, and what to call it.
type Binding struct {
	Action Action
	Keys   []string // as Bubble Tea names them; empty if only the palette runs the action
	Group  Group
	Short  string   // one or two words for the footer and the palette, English
	Help   string   // one line for the help screen, English
	Also   []string // further words by which a person looks for it, in any language
	Typing bool     // its keys without a printable character do it while text is typed, too
}

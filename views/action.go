package views

// An Action is something a person can do. Which keys do it is written in one table, which the shell is given.
type Action int

// The actions.
const (
	ActionNone Action = iota
	ActionUp
	ActionDown
	ActionTop
	ActionBottom
	ActionHalfUp
	ActionHalfDown
	ActionPageUp
	ActionPageDown
	ActionLeft
	ActionRight
	ActionOpen
	ActionBack
	ActionNextSeries
	ActionPrevSeries
	ActionSort
	ActionSortBy
	ActionColumns
	ActionFilter
	ActionMark
	ActionHistoryBack
	ActionHistoryForward
	ActionApp
	ActionProduct
	ActionIndicator
	ActionDimension
	ActionRange
	ActionComparison
	ActionCompare
	ActionHeatmap
	ActionWhy
	ActionTriage
	ActionMode
	ActionSave
	ActionSaved
	ActionForget
	ActionRefresh
	ActionCopy
	ActionCopyRow
	ActionCopyCell
	ActionCopyTabs
	ActionCopyCommand
	ActionExport
	ActionChart
	ActionZero
	ActionErase
	ActionHelp
	ActionPalette
	ActionMouse
	ActionQuit
	ActionEnd
	ActionSuspend
)

// A Binding says which keys do an action, and what to call it.
type Binding struct {
	Action Action
	Name   string   // in the configuration, in kebab case
	Keys   []string // as Bubble Tea names them
	Short  string   // one or two words for the footer, English
	Help   string   // one line for the help screen, English
	Typing bool     // its keys without a printable character do it while text is typed, too
}

// fieldOf is the query field that an action changes.
func fieldOf(a Action) (field Choose, ok bool) {
	for _, f := range fieldActions {
		if f.action == a {
			return Choose{f.field}, true
		}
	}
	return Choose{}, false
}

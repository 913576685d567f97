package views

import (
	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/report"
)

// An Intent is a request of a view to the shell. No other package can define one, since the shell must know all of
// them.
type Intent interface{ intent() }

// Intents about queries and their answers.
type (
	// Load shows the answer to a query on the explore screen.
	Load struct{ Query quality.Query }
	// Reload asks the service again for the answer on the explore screen, even if it is held.
	Reload struct{}
	// Ask asks the service again for the queries of the view, which implements Asker, whatever is held of them.
	Ask struct{ Queries []quality.Query }
	// AskHeld asks the queries of the view, which implements Asker; what is held of them suffices.
	AskHeld struct{ Queries []quality.Query }
	// TurnLive shows the live answer on the explore screen in place of the days of its query, or the days again. The
	// screens above it that show its answer follow.
	TurnLive struct{}
	// Stop cancels the queries of the view that are under way. The shell calls Ended then.
	Stop struct{}
	// ListApps asks for the account's apps again.
	ListApps struct{}
	// OpenRow shows a row of the answer to a query on the explore screen.
	OpenRow struct {
		Query  quality.Query
		Series string
		Value  string
		Whole  bool // the row is the app-wide one
		// Marks are the rows to be marked; nil leaves the marks of the explore screen.
		Marks []Mark
	}
	// OpenDetail opens the details of a row of the view's result.
	OpenDetail struct {
		Series string
		Value  string
	}
)

// Intents about views.
type (
	// Open opens a view and asks its queries. Note is shown in the footer, translated.
	Open struct {
		View View
		Ask  []quality.Query
		Note string
	}
	// Leave closes the view.
	Leave struct{}
	// Then carries out two intents in order.
	Then [2]Intent
	// Refuse says in English why the action is impossible now.
	Refuse struct{ Why string }
	// Say shows a translated note in the footer.
	Say struct{ Words string }
	// Run closes the view and performs an action on the one below.
	Run struct{ Action keys.Action }
	// Choose opens the chooser of a field of the query.
	Choose struct{ Field quality.Field }
	// Chosen closes the chooser and shows the changed query.
	Chosen struct{ Query quality.Query }
	// Recolour draws all views in the theme of a name.
	Recolour struct{ Theme string }
	// Arrange changes the layout of the explore screen's columns.
	Arrange struct{ Layout Layout }
	// Toggle marks a value on the explore screen, or removes its mark.
	Toggle struct{ Value string }
	// Unmark clears the marks of the explore screen.
	Unmark struct{}
	// Rest asks for a call of Rested with Generation after a moment.
	Rest struct{ Generation int }
)

// Intents that save, copy and export.
type (
	// Keep saves a query under a name. It replaces a query that has the name.
	Keep struct {
		Name  string
		Query quality.Query
	}
	// Forget removes the saved query with a name.
	Forget struct{ Name string }
	// OpenSaved shows the answer to a saved query.
	OpenSaved struct{ Query quality.Query }
	// Copy copies a text. Partial says how complete the answers are on which it rests.
	Copy struct {
		Text    string
		Partial quality.Progress
	}
	// CopyShown copies a table, as Markdown or separated by tabs.
	CopyShown struct {
		Shown report.Sheet
		Tabs  bool
	}
	// Export opens the list of file formats for a table.
	Export struct{ Shown report.Sheet }
	// ExportAs writes a table to a new file.
	ExportAs struct {
		Shown  report.Sheet
		Format string // csv, json or md
		Path   string // of the file or of a folder, as typed; empty for the folder that the program was started in
	}
)

func (Load) intent()       {}
func (Reload) intent()     {}
func (Ask) intent()        {}
func (AskHeld) intent()    {}
func (TurnLive) intent()   {}
func (Stop) intent()       {}
func (ListApps) intent()   {}
func (OpenRow) intent()    {}
func (OpenDetail) intent() {}
func (Open) intent()       {}
func (Leave) intent()      {}
func (Then) intent()       {}
func (Refuse) intent()     {}
func (Say) intent()        {}
func (Run) intent()        {}
func (Choose) intent()     {}
func (Chosen) intent()     {}
func (Recolour) intent()   {}
func (Arrange) intent()    {}
func (Toggle) intent()     {}
func (Unmark) intent()     {}
func (Rest) intent()       {}
func (Keep) intent()       {}
func (Forget) intent()     {}
func (OpenSaved) intent()  {}
func (Copy) intent()       {}
func (CopyShown) intent()  {}
func (Export) intent()     {}
func (ExportAs) intent()   {}

package views

import (
	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/report"
)

// An Intent is what a view wants of the shell. The shell knows every one of them: no other package can add one.
type Intent interface{ intent() }

// Intents about queries and their answers.
type (
	// Load shows the answer to a query on the explore screen.
	Load struct{ Query quality.Query }
	// Reload asks the service again for what the explore screen shows, whatever is held of it.
	Reload struct{}
	// Ask has queries answered for the view, which is Asking. Again says that the service is to be asked whatever is held.
	Ask struct {
		Queries []quality.Query
		Again   bool
	}
	// Stop ends the queries of the view that are under way. It is told so by Ended.
	Stop struct{}
	// ListApps asks for the account's apps again.
	ListApps struct{}
	// OpenRow shows one row of the answer to a query on the explore screen.
	OpenRow struct {
		Query  quality.Query
		Series string
		Value  string
	}
	// OpenDetail shows one row of one series of the view's result in full.
	OpenDetail struct {
		Series string
		Value  string
	}
)

// Intents about views.
type (
	// Open puts a view on top and has its queries answered. Note is what there is to say about it, in words.
	Open struct {
		View View
		Ask  []quality.Query
		Note string
	}
	// Leave ends the view: the one below it comes back.
	Leave struct{}
	// Then carries out one intent after the other.
	Then [2]Intent
	// Refuse says why the view does not do now what it was asked for, in English.
	Refuse struct{ Why string }
	// Say tells the person something, in words.
	Say struct{ Words string }
	// Run carries an action out on the view below.
	Run struct{ Action keys.Action }
	// Choose opens the chooser of one field of the query.
	Choose struct{ Field quality.Field }
	// Chosen ends a chooser with a changed query.
	Chosen struct{ Query quality.Query }
	// Arrange changes the columns of the explore screen.
	Arrange struct{ Layout Layout }
	// Toggle marks a value of the explore screen, or takes its mark away.
	Toggle struct{ Value string }
	// Rest asks for Rested(Generation) once the cursor has stood still for a moment.
	Rest struct{ Generation int }
)

// Intents that keep and hand on.
type (
	// Keep saves a query under a name, in the place of the one that had it.
	Keep struct {
		Name  string
		Query quality.Query
	}
	// Forget removes the saved query of a name.
	Forget struct{ Name string }
	// OpenSaved shows the answer to a saved query.
	OpenSaved struct{ Query quality.Query }
	// Copy puts a text where it can be pasted. Partial says how many answers it rests on, of how many.
	Copy struct {
		Text    string
		Partial quality.Progress
	}
	// CopyShown puts a table where it can be pasted, as Markdown or with tabs.
	CopyShown struct {
		Shown report.Sheet
		Tabs  bool
	}
	// Export asks for the format to write a table to a file in.
	Export struct{ Shown report.Sheet }
	// ExportAs writes a table to a file.
	ExportAs struct {
		Shown  report.Sheet
		Format string // csv, json or md
	}
)

func (Load) intent()       {}
func (Reload) intent()     {}
func (Ask) intent()        {}
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
func (Arrange) intent()    {}
func (Toggle) intent()     {}
func (Rest) intent()       {}
func (Keep) intent()       {}
func (Forget) intent()     {}
func (OpenSaved) intent()  {}
func (Copy) intent()       {}
func (CopyShown) intent()  {}
func (Export) intent()     {}
func (ExportAs) intent()   {}

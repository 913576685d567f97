package theme

import "strings"

// Glyphs are the drawn characters of a screen. Every string is one cell wide; sparks run from low to high.
type Glyphs struct {
	Name      string
	Cursor    string // before the selected row
	Mark      string // before a marked row
	WorseUp   string // a rise that makes things worse; filled, where the better ones are hollow
	WorseDown string
	BetterUp  string
	BetterDn  string
	Ascending string // sort order in a heading
	Descend   string
	Gap       string // a missing value
	Pending   string // a value still on its way
	NotHeld   string // a value that neither the service nor the archive holds
	Left      string // more columns to the left
	Right     string
	Above     string // rows before the first that is drawn
	HLine     string
	VLine     string
	Corner    string
	Tick      string
	Chosen    string // the chosen one of some options
	Open      string // the others
	Ellipsis  string
	Dash      string // between two days of a range
	Sparks    []string
	Shades    []string // of a heatmap's cells, from as it should be to the worst; drawn twice, as Lighter is
	Lighter   string   // a cell of a heatmap that is better
	NoValue   string   // a cell of a heatmap without a value; drawn once, as Unjudged, Pending and NotHeld are
	Unjudged  string   // a cell of a heatmap whose value has too little to be measured against
	Braille   bool     // lines of charts may use braille patterns
}

// Unicode is the full set, for terminals of today.
func Unicode() Glyphs {
	return Glyphs{
		Name: "unicode", Cursor: ">", Mark: "*", WorseUp: "▲", WorseDown: "▼", BetterUp: "△", BetterDn: "▽", Ascending: "↑", Descend: "↓", Gap: "·", Pending: "…", NotHeld: "-",
		Left: "‹", Right: "›", Above: "↑", HLine: "─", VLine: "│", Corner: "└", Tick: "┬", Chosen: "●", Open: "○", Ellipsis: "…", Dash: "–",
		Sparks: []string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}, Braille: true,
		Shades: []string{"·", "░", "▒", "▓", "█"}, Lighter: "-", NoValue: "?", Unjudged: "○",
	}
}

// Block is for fonts that have block elements but neither braille nor hollow triangles. Beside the sparks there is
// nothing that is not among the characters of WGL4, which fonts of terminals cover. What gets better has the same
// hollow mark up and down: its sign tells which.
func Block() Glyphs {
	g := Unicode()
	g.Name, g.Braille = "block", false
	g.BetterUp, g.BetterDn = "◦", "◦"
	return g
}

// ASCII is for terminals or locales that show nothing else. Names of regions stay as the service writes them.
func ASCII() Glyphs {
	return Glyphs{
		Name: "ascii", Cursor: ">", Mark: "*", WorseUp: "^", WorseDown: "v", BetterUp: " ", BetterDn: " ", Ascending: "/", Descend: "\\", Gap: ".", Pending: "~", NotHeld: "-",
		Left: "<", Right: ">", Above: "^", HLine: "-", VLine: "|", Corner: "+", Tick: "+", Chosen: "*", Open: "o", Ellipsis: "~", Dash: "..", // "-" stands in the days themselves
		Sparks: []string{"_", ":", "-", "=", "+", "*", "%", "#"}, // not ".", which is a gap
		Shades: []string{".", ":", "x", "%", "#"}, Lighter: "-", NoValue: "?", Unjudged: "o",
	}
}

// Auto picks the set for an environment: ASCII where the locale's codeset is not UTF-8 or the terminal is the
// kernel's console or a dumb one.
func Auto(getenv func(string) string) Glyphs {
	if term := getenv("TERM"); term == "linux" || term == "dumb" {
		return ASCII()
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := getenv(name); locale != "" {
			codeset := strings.ToLower(strings.ReplaceAll(locale, "-", ""))
			if strings.Contains(codeset, "utf8") {
				return Unicode()
			}
			return ASCII()
		}
	}
	return ASCII()
}

// Colourless says whether the environment asks for no colours: NO_COLOR with any value that is not empty
// (no-color.org), or a dumb terminal.
func Colourless(getenv func(string) string) bool {
	return getenv("NO_COLOR") != "" || getenv("TERM") == "dumb"
}

package theme

import "strings"

// Glyphs are the characters that screens are drawn with. Each string is one cell wide, except Dash.
type Glyphs struct {
	Name      string
	Cursor    string // before the selected row
	CursorIn  string // within the selected row, where it is long
	CursorEnd string // after the selected row
	Mark      string // before a marked row
	WorseUp   string // a rise for the worse; filled, while those for the better are hollow
	WorseDown string
	BetterUp  string
	BetterDn  string
	Ascending string // sort order in a heading
	Descend   string
	Gap       string // a missing value
	Pending   string // a value that was not answered yet
	NotHeld   string // a value that neither the service nor the archive holds
	Left      string // more columns to the left
	Right     string
	Above     string // rows before the first that is drawn
	HLine     string
	VLine     string
	Corner    string
	Tick      string
	Point     string // a value on the line of a chart; no part of any line
	Chosen    string // the chosen option
	Open      string // an option that is not chosen
	Ellipsis  string
	Dash      string   // between the two ends of a range
	Sparks    []string // from low to high
	Shades    []string // of a heatmap's cells, from good to worst; drawn twice, as Lighter is
	Lighter   string   // a cell of a heatmap that is better
	NoValue   string   // a cell of a heatmap without a value; drawn once, as Unjudged, Pending and NotHeld are
	Unjudged  string   // a cell of a heatmap whose value has too few others to be judged by
	Braille   bool     // charts may use braille patterns
}

// Unicode is the full set, for modern terminals.
func Unicode() Glyphs {
	return Glyphs{
		Name: "unicode", Cursor: ">", CursorIn: "|", CursorEnd: "<", Mark: "*", WorseUp: "▲", WorseDown: "▼",
		BetterUp: "△", BetterDn: "▽", Ascending: "↑", Descend: "↓", Gap: "·", Pending: "…", NotHeld: "-",
		Left: "‹", Right: "›", Above: "↑", HLine: "─", VLine: "│", Corner: "└", Tick: "┬", Point: "●",
		Chosen: "●", Open: "○", Ellipsis: "…", Dash: "–",
		Sparks: []string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}, Braille: true,
		Shades: []string{"·", "░", "▒", "▓", "█"}, Lighter: "-", NoValue: "?", Unjudged: "○",
	}
}

// Block is for fonts that have block elements but neither braille nor hollow triangles. Except for the sparks, all
// its characters are in WGL4, which fonts of terminals cover. A change for the better has the same mark up and down;
// its sign tells the direction.
func Block() Glyphs {
	g := Unicode()
	g.Name, g.Braille = "block", false
	g.BetterUp, g.BetterDn = "◦", "◦"
	return g
}

// ASCII is for terminals and locales that show nothing else. Names of regions stay as the service writes them.
func ASCII() Glyphs {
	return Glyphs{
		Name: "ascii", Cursor: ">", CursorIn: "|", CursorEnd: "<", Mark: "*", WorseUp: "^", WorseDown: "v",
		BetterUp: " ", BetterDn: " ", Ascending: "/", Descend: "\\", Gap: ".", Pending: "~", NotHeld: "-",
		// "-" stands in the days themselves
		Left: "<", Right: ">", Above: "^", HLine: "-", VLine: "|", Corner: "+", Tick: "+", Point: "@", Chosen: "*",
		Open: "o", Ellipsis: "~", Dash: "..",
		Sparks: []string{"_", ":", "-", "=", "+", "*", "%", "#"}, // not ".", which is a gap
		Shades: []string{".", ":", "x", "%", "#"}, Lighter: "-", NoValue: "?", Unjudged: "o",
	}
}

// Auto picks the set for an environment: ASCII if the locale's codeset is not UTF-8, or if the terminal is the Linux
// console or a dumb one; otherwise Unicode.
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

// Colourless reports whether the environment asks for no colours: NO_COLOR is set to a value that is not empty
// (no-color.org), or the terminal is dumb.
func Colourless(getenv func(string) string) bool {
	return getenv("NO_COLOR") != "" || getenv("TERM") == "dumb"
}

package keys

// A Group says what actions are for.
type Group string

// The groups, in the order of the help.
const (
	ToAnswer Group = "Answer"
	ToLook   Group = "Look"
	ToChange Group = "Change the query"
	ToHandOn Group = "Hand on"
	ToMove   Group = "Move"
)

// Title is the heading above the group in the help, in English.
func (g Group) Title() string { return string(g) }

// Groups lists the groups in the order of the help.
func Groups() []Group { return []Group{ToAnswer, ToLook, ToChange, ToHandOn, ToMove} }

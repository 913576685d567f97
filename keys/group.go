package keys

// A Group says what actions are for. Its text is the heading above them in the help, in English.
type Group string

// The groups, in the order of the help.
const (
	ToAnswer Group = "Answer"
	ToLook   Group = "Look"
	ToChange Group = "Change the query"
	ToHandOn Group = "Hand on"
	ToMove   Group = "Move"
)

// Groups lists the groups in the order of the help.
func Groups() []Group { return []Group{ToAnswer, ToLook, ToChange, ToHandOn, ToMove} }

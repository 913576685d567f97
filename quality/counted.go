package quality

// A Counted is what one answer of the service says about users.
type Counted struct {
	Of       map[string]Users // by value of the dimension
	Listed   bool             // the answer had a list of users, maybe empty
	Warnings []Warning        // entries that could not be read
	Notes    []Warning        // about the whole answer; they count as nothing odd
}

// Odd counts the entries that could not be read.
func (c Counted) Odd() int {
	n := 0
	for _, w := range c.Warnings {
		n += w.Count
	}
	return n
}

package quality

// A Counted is what one answer of the service told of users.
type Counted struct {
	Of       map[string]Users // by value of the dimension
	Listed   bool             // the answer had a list of users, be it an empty one
	Warnings []Warning        // what of it could not be read as it should
	Notes    []Warning        // what there is to say of the whole answer that was not odd
}

// Odd counts what could not be read.
func (c Counted) Odd() int {
	n := 0
	for _, w := range c.Warnings {
		n += w.Count
	}
	return n
}

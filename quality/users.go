package quality

// Users are the users of one value of a dimension over a range of days, each counted once: the total of a window, of
// which there is none by day. From ListOperationDistribution, for provinces and countries alone.
type Users struct {
	Count float64
	Share float64 // percent of all users, as the service says; a gap where it does not
}

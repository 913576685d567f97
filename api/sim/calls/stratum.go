package calls

// A stratum is the leaves that the same stories touch, of those whose size changes within the day. Their calls are
// spread over the day alike.
type stratum struct {
	profiles      []*profile // by series
	places, cells [][]Count  // as in sums
}

// Package quality is the domain of rtcscope: queries, days, the tables of daily values that answer them, and the
// arithmetic over those. It is pure: it imports nothing else of the program, does no I/O, and reads no clock.
package quality

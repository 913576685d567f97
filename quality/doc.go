// Package quality is the domain of rtcscope: queries, axes of time, the tables of values that answer queries, and the
// arithmetic of those tables. It is pure: it does no I/O, reads no clock, and imports only package ime of the program.
package quality

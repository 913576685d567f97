//go:build soak

package ui

// drawnAtLeast is after how many random steps the screen is compared, which takes minutes.
const drawnAtLeast = 50_000

//go:build !soak

package ui

// drawnAtLeast is after how many random steps the screen is compared.
const drawnAtLeast = 2000

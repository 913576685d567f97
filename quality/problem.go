package quality

import "fmt"

// A Field is a part of a query that a person fills in.
type Field int

// The fields of a query, in the order of the form.
const (
	FieldApp Field = iota
	FieldProduct
	FieldIndicator
	FieldDimension
	FieldRange
	FieldFrom
	FieldTo
	FieldComparison
	FieldName // of a saved query
)

// A Problem says what is wrong with one field of a query and what would be right. Text is an English format; it may be
// translated before Args are put in.
type Problem struct {
	Field Field
	Text  string
	Args  []any
}

// Untranslated returns the sentence before it is translated.
func (p *Problem) Untranslated() (text string, args []any) { return p.Text, p.Args }

// Error returns the sentence in English.
func (p *Problem) Error() string { return fmt.Sprintf(p.Text, p.Args...) }

package quality

import "fmt"

// A Field names a part of a query that a person fills in.
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

// A Problem says what is wrong with one field of a query and what would be right. Text is an English format that
// the screen may translate before Args go in.
type Problem struct {
	Field Field
	Text  string
	Args  []any
}

// Said gives the sentence before it is said in a language.
func (p *Problem) Said() (text string, args []any) { return p.Text, p.Args }

// Error is the sentence in English.
func (p *Problem) Error() string { return fmt.Sprintf(p.Text, p.Args...) }

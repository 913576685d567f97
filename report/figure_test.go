package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"strings"
	"testing"
)

// Whatever a figure is, it has its place in a column.
func TestFiguresStayShort(t *testing.T) {
	for _, tt := range []struct {
		v                     float64
		figure, signed, plain string
	}{
		{0, "0.00", "+0.00", "0"}, {0.54, "0.54", "+0.54", "0.54"}, {-1.5, "-1.50", "-1.50", "-1.5"},
		{100, "100.00", "+100.00", "100"},
		{9999.99, "9999.99", "+9999.99", "9999.99"}, {12345, "1.23e+04", "+1.23e+04", "12345"},
		{1e308, "1e+308", "+1e+308", "1e+308"}, {-1e308, "-1e+308", "-1e+308", "-1e+308"}, {math.Inf(1), "+Inf", "+Inf", ""},
		{math.NaN(), "NaN", "NaN", ""},
	} {
		if f, s, p := Figure(tt.v, 2), Signed(tt.v, 2), Plain(tt.v); f != tt.figure || s != tt.signed && tt.v == tt.v ||
			p != tt.plain {
			t.Errorf("%g is %q, %q, %q; want %q, %q, %q", tt.v, f, s, p, tt.figure, tt.signed, tt.plain)
		}
	}
}

// JSON has what came, and nothing in it does anything to a terminal.
func TestJSONEscapesWhatIsHidden(t *testing.T) {
	for _, text := range []string{"\x1b[31m", "\u009b31m", "a\u202eb", "\u200b\u2060\ufeff", "x\ufe0f", "\U000e0041",
		"nul\x00\x7f", "line\u2028\u0085", "<&>", "中国 é ที่", "\ue000\U0010fffd"} {
		line, err := EncodeJSON(map[string]string{"v": text})
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsFunc(strings.TrimSuffix(string(line), "\n"), hiddenInJSON) {
			t.Errorf("%q is written as %q", text, line)
		}
		var back map[string]string
		if err := json.Unmarshal(line, &back); err != nil || back["v"] != text {
			t.Errorf("%q comes back as %q, %v", text, back["v"], err)
		}
	}
	if line, _ := EncodeJSON("<&>中国 ที่"); string(line) != "\"<&>中国 ที่\"\n" {
		t.Errorf("what can be seen is written as %s", line)
	}
}

// A figure that grew beyond the numbers is null: the JSON comes whole all the same.
func TestFiguresBeyondNumbersAreNull(t *testing.T) {
	line, err := EncodeJSON(map[string]figureJSON{"a": figureJSON(math.Inf(1)), "b": figureJSON(math.NaN()), "c": 1.5})
	if err != nil || string(line) != `{"a":null,"b":null,"c":1.5}`+"\n" {
		t.Errorf("got %s, %v", line, err)
	}
}

// A cause says nothing of a file that has no name yet.
func TestReasonHasNoPath(t *testing.T) {
	cause := errors.New("no space left on device")
	for _, err := range []error{
		cause, &fs.PathError{Op: "write", Path: "/x/.export-1", Err: cause},
		fmt.Errorf("wrapped: %w", &fs.PathError{Op: "write", Path: "/x/.export-1", Err: cause}),
		&os.LinkError{Op: "link", Old: "/x/.export-1", New: "/x/a.csv", Err: cause},
	} {
		if got := reason(err); got.Error() != cause.Error() {
			t.Errorf("%v comes down to %v", err, got)
		}
	}
}

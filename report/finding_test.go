package report_test

import (
	"os/exec"
	"strings"
	"testing"

	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/report"
)

// The command of a finding is pasted into a shell, whatever the service calls its values: quoting it for Markdown must
// not change it.
func TestTheCommandOfAFindingStaysAsItIs(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no sh here")
	}
	command := `printf '%s' '/^x` + "`; echo no; #`" + `$/'`
	f := quality.Finding{Query: quality.Query{Dimension: "OS"}, Value: "x`; echo no; #`", Series: "a_b", Unit: "%"}
	lines := report.FindingLines(lang.Printer{}, f, command)
	span := lines[2]
	inner := strings.TrimSpace(strings.Trim(span, "`"))
	if inner != command {
		t.Fatalf("%q became %q", command, span)
	}
	out, err := exec.CommandContext(t.Context(), sh, "-c", inner).CombinedOutput()
	if err != nil || string(out) != "/^x`; echo no; #`$/" {
		t.Errorf("the shell says %q, %v", out, err)
	}
	if !strings.Contains(lines[0], "x\\`; echo no; #\\`") || !strings.Contains(lines[0], `a\_b`) {
		t.Errorf("the name means something in Markdown: %s", lines[0])
	}
}

// A text in backticks keeps its own: the fence is one longer than the longest run of them.
func TestCodeSpan(t *testing.T) {
	for text, want := range map[string]string{"a b": "`a b`", "a`b": "`` a`b ``", "a``b`c": "``` a``b`c ```",
		"`a`": "`` `a` ``"} {
		if got := report.CodeSpan(text); got != want {
			t.Errorf("%s becomes %s, want %s", text, got, want)
		}
	}
	if lines := report.FindingLines(lang.Printer{}, quality.Finding{Query: quality.Query{Dimension: "OS"}},
		"x"); !strings.HasPrefix(lines[0], "**(empty)**") {
		t.Errorf("a row without a name is called %s", lines[0])
	}
}

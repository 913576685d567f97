package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rtcscope/lang"
)

// Rows of commands are found by any name of a place. Files have the service's names, whatever people are told.
func TestQueryFindsPlacesByTheirOtherNames(t *testing.T) {
	t.Parallel()
	query := func(dimension, filter, more string) string {
		t.Helper()
		args := "query --demo --no-archive --last 2d --dimension " + dimension + " " + more
		got := invoke(t, nil, append(strings.Fields(args), "--filter", filter)...)
		if got.code != exitDone {
			t.Fatalf("%q: exit %d, %s", filter, got.code, got.err)
		}
		return got.out
	}
	for _, x := range []struct{ dimension, name, others string }{
		{"Country", "丹麦", "denmark dk DNK danmai 丹麥"}, {"Province", "广东", "guangdong gd 廣東 cn-gd"},
		{"Province", "陕西", "shaanxi xi'an 陝西"}, {"Province", "香港", "hk hongkong"},
	} {
		want := query(x.dimension, "/^"+x.name+"$/", "--format csv")
		for other := range strings.FieldsSeq(x.others) {
			if got := query(x.dimension, other, "--format csv"); got != want || strings.Count(got, x.name) != 4 {
				t.Errorf("%q prints\n%s, want\n%s", other, got, want)
			}
		}
	}
	config := filepath.Join(t.TempDir(), "config.toml")
	for form, want := range map[lang.NameForm]string{"": "丹麦 ", lang.ServiceNames: "丹麦 ", lang.EnglishNames: "\nDenmark ",
		lang.BothNames: "丹麦 Denmark "} {
		text := ""
		if form != "" {
			text = "names = \"" + string(form) + "\"\n"
		}
		if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := query("Country", "dk", "--config "+config); !strings.Contains(got, want) {
			t.Errorf("%q: %q is not in\n%s", form, want, got)
		}
		if got := query("Country", "dk", "--format csv --config "+config); !strings.Contains(got, ",丹麦,") {
			t.Errorf("%q: the file has another name:\n%s", form, got)
		}
	}
}

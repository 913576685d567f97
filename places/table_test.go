package places

import (
	"flag"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

var update = flag.Bool("update", false, "write the table of countries from the library")

// The library has the names of everything in all languages, and works out a list of these at the start of every program
// that imports it. So only this test does.
func TestTheCountriesAreTheLibrarys(t *testing.T) {
	if *update {
		if err := os.WriteFile("countries.txt", []byte(libraryCountries(t)), 0o644); err != nil {
			t.Fatal(err)
		}
		return // the program has the old one until it is compiled again
	}
	if countries != libraryCountries(t) {
		t.Error("the library has other names: go test ./places -update writes the table")
	}
}

func TestTheProgramIsWithoutTheLibrary(t *testing.T) {
	packages, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "rtcscope").Output()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(packages), "golang.org/x/text/language") || !strings.Contains(string(packages), "rtcscope/places\n") {
		t.Error("the program imports the names of everything in all languages")
	}
}

// libraryCountries makes the table as it is described at its variable.
func libraryCountries(t *testing.T) string {
	t.Helper()
	hongKong := display.Regions(language.MustParse("zh-Hant-HK"))
	var table strings.Builder
	for _, first := range letters {
		for _, second := range letters {
			r, err := language.ParseRegion(string(first) + string(second))
			if err != nil || !r.IsCountry() || r.Canonicalize() != r || r.String() == "EZ" || r.String() == "UN" {
				continue
			}
			names := []string{display.English.Regions().Name(r), display.Chinese.Regions().Name(r),
				display.TraditionalChinese.Regions().Name(r), hongKong.Name(r)}
			if slices.Contains(names, "") {
				continue // it is no country any more
			}
			iso3 := r.ISO3()
			if iso3 == "ZZZ" {
				iso3 = ""
			}
			if names[3] == names[2] {
				names = names[:3]
			}
			table.WriteString(strings.Join(append([]string{r.String(), iso3}, names...), "\t") + "\n")
		}
	}
	return table.String()
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

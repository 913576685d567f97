package pinyin

import (
	"encoding/binary"
	"flag"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	library "github.com/mozillazg/go-pinyin"
)

var update = flag.Bool("update", false, "write the table of readings from the library")

// The library builds a map of all its readings at the start of every program that imports it, which takes
// milliseconds and megabytes. So only this test does.
func TestTheTableIsTheLibrarys(t *testing.T) {
	if *update {
		if err := os.WriteFile("table.bin", buildTable(t), 0o644); err != nil {
			t.Fatal(err)
		}
		return // the program has the old one until it is compiled again
	}
	known := 0
	for r := rune(-1); r <= end+1000; r++ {
		want := libraryReadings(r)
		if want != "" {
			known++
		}
		if got := readings(r); got != want {
			t.Fatalf("%q (%U) is read %q, want %q: go test ./pinyin -update writes the table", r, r, got, want)
		}
	}
	if known != len(library.PinyinDict) {
		t.Errorf("%d characters were compared, of %d that have readings", known, len(library.PinyinDict))
	}
}

func TestTheProgramIsWithoutTheLibrary(t *testing.T) {
	packages, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "rtcscope").Output()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(packages), "mozillazg") || !strings.Contains(string(packages), "rtcscope/pinyin\n") {
		t.Error("the program imports the library, which works out a map of 40 000 readings at every start")
	}
}

// libraryReadings are the readings of a character as the table has them. Their order says nothing to Spells; sorted,
// more characters share them.
func libraryReadings(r rune) string {
	if _, known := library.PinyinDict[int(r)]; !known {
		return ""
	}
	list := library.SinglePinyin(r, library.Args{Style: library.Normal, Heteronym: true})
	slices.Sort(list)
	return strings.Join(list, " ")
}

// buildTable makes the table as it is described at its variable.
func buildTable(t *testing.T) []byte {
	t.Helper()
	var lists [][blockSize]uint16
	var first, entries []byte
	text, places, numbers := "\n", map[string]uint16{"": 0}, map[[blockSize]uint16]uint16{}
	for block := range blocks {
		var list [blockSize]uint16
		for i := range list {
			reading := libraryReadings(rune(block*blockSize + i))
			if _, placed := places[reading]; !placed {
				if len(text) > 1<<16-1 {
					t.Fatal("the text is too long for numbers of two bytes")
				}
				places[reading] = uint16(len(text))
				text += reading + "\n"
			}
			list[i] = places[reading]
		}
		at, listed := numbers[list]
		if !listed {
			at = uint16(len(lists))
			lists, numbers[list] = append(lists, list), at
			for _, place := range list {
				entries = binary.BigEndian.AppendUint16(entries, place)
			}
		}
		first = binary.BigEndian.AppendUint16(first, at)
	}
	first = binary.BigEndian.AppendUint16(first, uint16(len(lists)))
	return slices.Concat(first, entries, []byte(text))
}

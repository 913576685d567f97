package archive_test

import (
	"fmt"
	"os"
	"testing"

	"rtcscope/archive"
)

// These make the test binary another program: one that holds the lock of the archive that it names, until it is
// killed, and one that opens it.
const (
	lockMark = "RTCSCOPE_TEST_LOCK"
	openMark = "RTCSCOPE_TEST_OPEN"
)

func TestMain(m *testing.M) {
	if path := os.Getenv(lockMark); path != "" {
		if _, err := archive.Lock(path); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println("locked")
		select {}
	}
	if path := os.Getenv(openMark); path != "" {
		if err := openAndPut(path, os.Getenv(openMark+"_APP")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	code := m.Run()
	if large.dir != "" {
		_ = os.RemoveAll(large.dir) // a folder for temporary files is cleared anyway
	}
	os.Exit(code)
}

package archive_test

import (
	"fmt"
	"os"
	"testing"

	"rtcscope/archive"
)

// lockMark makes the test binary hold the lock of the archive that it names, until it is killed.
const lockMark = "RTCSCOPE_TEST_LOCK"

func TestMain(m *testing.M) {
	if path := os.Getenv(lockMark); path != "" {
		if _, err := archive.Lock(path); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println("locked")
		select {}
	}
	code := m.Run()
	if large.dir != "" {
		_ = os.RemoveAll(large.dir) // a folder for temporary files is cleared anyway
	}
	os.Exit(code)
}

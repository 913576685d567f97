// Command rtcscope explores the call quality of Volcengine RTC in a terminal: which province, country, operating
// system or network made an indicator worse.
package main

import (
	"os"
	"time"

	"rtcscope/cli"
)

func main() {
	home, _ := os.UserHomeDir() // without one, what is kept there is just not found
	os.Exit(cli.Run(os.Args[1:], cli.Process{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Getenv: os.Getenv, Environ: os.Environ(), Home: home, Now: time.Now, Keymap: keymap(),
	}))
}

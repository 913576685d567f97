//go:build unix

package clipboard_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rtcscope/clipboard"
)

// texts lists contents of tables, and texts that a pipe could damage.
var texts = map[string]string{
	"one line": "a", "lines": "a\nb\n\n", "no end of line": "a\nb", "CJK": "内蒙古自治区 한국 e\u0301 🇨🇳\n",
	"NUL": "a\x00b\x00\n", "flags": "-w -b x", "control": "\x1b]52;c;!\x07\r\n\t", "not UTF-8": "\xff\xfe",
	"long": strings.Repeat("福建\t0.12\n", 20_000),
}

// scripts puts shell scripts first in PATH and returns their folder.
func scripts(t *testing.T, bodies map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, body := range bodies {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+body+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	return dir
}

// only finds the scripts alone, so that no program of this machine is called.
func only(dir string) func(string) (string, error) {
	return func(name string) (string, error) {
		if path, err := exec.LookPath(name); err == nil && filepath.Dir(path) == dir {
			return path, nil
		}
		return "", exec.ErrNotFound
	}
}

func getenv(pairs ...string) func(string) string {
	return func(name string) string {
		for _, pair := range pairs {
			if value, found := strings.CutPrefix(pair, name+"="); found {
				return value
			}
		}
		return ""
	}
}

func TestAProgramGetsTheText(t *testing.T) {
	dir := scripts(t, map[string]string{"xclip": `echo noise; echo noise >&2; echo "$*" >"$0.args"; cat >"$0.text"`})
	c := clipboard.New(getenv("DISPLAY=:0"), only(dir))
	for name, text := range texts {
		out, err := c.Copy(t.Context(), text)
		if err != nil || out.Way != clipboard.Desktop || out.Sequence {
			t.Errorf("%s: %+v, %v", name, out, err)
		}
		if got := read(t, filepath.Join(dir, "xclip.text")); got != text {
			t.Errorf("%s: the program got %q", name, got)
		}
	}
	if got := read(t, filepath.Join(dir, "xclip.args")); got != "-selection clipboard\n" {
		t.Errorf("arguments %q", got)
	}
}

func TestAProgramThatFailsIsFollowedByTheNext(t *testing.T) {
	dir := scripts(t, map[string]string{
		"tmux":    `[ "$2" = - ] && cat >"$0.text"`, // an old one, without -w
		"wl-copy": `exit 3`, "xclip": `cat >/dev/null; kill -9 $$`, "xsel": `cat >"$0.text"`,
	})
	out, err := clipboard.New(getenv("TMUX=x", "SSH_TTY=x"), only(dir)).Copy(t.Context(), "a\n")
	if err != nil || out.Way != clipboard.TmuxBuffer || read(t, filepath.Join(dir, "tmux.text")) != "a\n" {
		t.Errorf("an old tmux: %+v, %v", out, err)
	}
	desktop := getenv("DISPLAY=:0", "WAYLAND_DISPLAY=w", "STY=1")
	out, err = clipboard.New(desktop, only(dir)).Copy(t.Context(), "b\n")
	if err != nil || out.Way != clipboard.Desktop || read(t, filepath.Join(dir, "xsel.text")) != "b\n" {
		t.Errorf("the third program: %+v, %v", out, err)
	}
	os.Remove(filepath.Join(dir, "xsel"))
	_, err = clipboard.New(desktop, only(dir)).Copy(t.Context(), "secret\n")
	var exit *exec.ExitError
	if !errors.As(err, &exit) || !strings.Contains(err.Error(), "wl-copy --type text/plain: exit status 3") ||
		!strings.Contains(err.Error(), "xclip") {
		t.Errorf("all failed: %v", err)
	}
	if err != nil && strings.Contains(err.Error(), "secret") {
		t.Errorf("the text is in the error: %v", err)
	}
}

// A program that goes on to serve the clipboard, as xclip does, delays nobody and is not ended.
func TestAProgramThatStaysBehind(t *testing.T) {
	dir := scripts(t, map[string]string{"xclip": `cat >/dev/null; (sleep 1; echo served >"$0.text") &`})
	start := time.Now()
	out, err := clipboard.New(getenv("DISPLAY=:0"), only(dir)).Copy(t.Context(), "a")
	if took := time.Since(start); err != nil || out.Way != clipboard.Desktop || took > 900*time.Millisecond {
		t.Errorf("%+v, %v after %s", out, err, took)
	}
	for end := time.Now().Add(5 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		if _, err := os.Stat(filepath.Join(dir, "xclip.text")); err == nil {
			return
		}
		if time.Now().After(end) {
			t.Fatal("what stayed behind has ended")
		}
	}
}

func TestAProgramThatHangsIsStopped(t *testing.T) {
	// It reads nothing, and its child would hold the pipe open; the text is more than a pipe takes.
	dir := scripts(t, map[string]string{"xclip": `sleep 60`})
	c := clipboard.New(getenv("DISPLAY=:0", "TERM=xterm"), only(dir))
	start := time.Now()
	_, err := c.Copy(t.Context(), strings.Repeat("x", 200_000))
	if took := time.Since(start); err == nil || !strings.Contains(err.Error(), "no end within 2s") ||
		took > 10*time.Second {
		t.Errorf("%v after %s", err, took)
	}
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	if out, err := c.Copy(ctx, "a"); !errors.Is(err, context.Canceled) || out.Sequence {
		t.Errorf("cancelled: %+v, %v", out, err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Error(err)
	}
	return string(text)
}

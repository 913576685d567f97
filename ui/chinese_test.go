package ui

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys/keystest"
	"rtcscope/lang"
	"rtcscope/theme"
)

// latin finds words of three letters or more, with what belongs to a name.
var latin = regexp.MustCompile(`[A-Za-z0-9_]*[A-Za-z]{3,}[A-Za-z0-9_]*`)

// names are the words that Chinese screens leave as they are, by what they are.
func names() []string {
	list := strings.Fields("rtcscope native web live other zzz csv json md Markdown AppId RequestId tmux MAD shell Android iOS Native Web " +
		"query app product indicator dimension from previous")
	known := testEnv().Catalogue
	for _, in := range known.Indicators {
		list = append(append(list, in.Name), in.Series...)
	}
	for _, d := range known.Dimensions {
		list = append(list, d.Name)
	}
	list = append(list, theme.Names()...)
	for _, b := range keystest.Table() {
		for _, key := range b.Keys {
			list = append(list, strings.Split(key, "+")...)
		}
	}
	return list
}

// english lists the words on the screen that are no names, each with its line.
func (d *driver) english(known []string) []string {
	var list []string
	for _, line := range strings.Split(d.screen(), "\n") {
		for _, word := range latin.FindAllString(line, -1) {
			if !slices.Contains(known, word) {
				list = append(list, fmt.Sprintf("%s in %q", word, strings.TrimSpace(line)))
			}
		}
	}
	return list
}

// inChinese is the explorer in Chinese on a change for the worse, at a place.
func inChinese(t *testing.T, path string) *driver {
	t.Helper()
	s, env := newStub(), testEnv()
	s.prompt, env.Say = true, lang.Printer{Language: lang.Chinese}
	d := drive(t, Options{Service: s, Env: env, Query: comparedQuery(), Run: true, Demo: true})
	d.read(s).end <- ending{result: worseAnswer(comparedQuery(), "v Province")}
	d.until("v Province")
	answering(t, s)
	for _, key := range strings.Fields(path) {
		d.send(keystest.Press(key))
		d.settle()
	}
	return d
}

// Chinese screens have no English but names: of indicators, keys, commands and the like. Neither have the notes of any
// key.
func TestChineseScreensAreChinese(t *testing.T) {
	t.Parallel()
	known, keysApart := names(), map[bool]int{false: 4, true: 40}[raced]
	for at, name := range slices.Sorted(maps.Keys(places())) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := make(map[string]bool)
			look := func(d *driver, how any) {
				for _, text := range d.english(known) {
					if !found[text] {
						found[text] = true
						t.Errorf("%v: %s", how, text)
					}
				}
			}
			d := inChinese(t, places()[name])
			for _, size := range [][2]int{{200, 50}, {80, 24}, {120, 35}} {
				d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				look(d, size)
			}
			for n, b := range keystest.Table() {
				if len(b.Keys) == 0 || d.model.top().Capturing() || (n+at)%keysApart != 0 {
					continue // each key in some places, and some keys in each
				}
				d := inChinese(t, places()[name])
				d.model.Update(keystest.Press(b.Keys[0]))
				look(d, b.Keys[0])
			}
		})
	}
}

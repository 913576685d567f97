package cli

import (
	"fmt"
	"strings"

	"rtcscope/choice"
	"rtcscope/config"
	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
)

// exampleConfig returns a configuration with every setting at its usual value, commented out. A line that begins with
// # and a space is an explanation; one that begins with # alone is a setting.
func exampleConfig(known config.Known, keymap []keys.Binding) string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("# The configuration of rtcscope, with every setting at its usual value.")
	say("# To set one, remove the # before it and before the [table] that it is in.")
	say("")
	say("# The address of the service, https or plain http on loopback, and the region in the signature.")
	say("#endpoint = %q", "https://rtc.volcengineapi.com")
	say("#region = %q", "cn-north-1")
	say("")
	say("# The time for one attempt of one call.")
	say("#timeout = %q", "10s")
	say("")
	say("# The calls that the account is permitted, and in which time; all of these hold. The default for BytePlus is")
	say(`# ["10/1m", "60/24h"].`)
	say(`#limits = ["2/1s"]`)
	say("")
	say("# The language: %s. The default is the locale's.", choice.Or(lang.Names()))
	say("#lang = %q", "en")
	say("")
	say("# The names of places: as the service has them (service), in English (english), or both where there is room.")
	say("# The default is both on the explorer's English screen, and elsewhere the service's. A filter finds a place")
	say("# by any name.")
	say("#names = %q", lang.BothNames)
	say("")
	say("# The colours: %s.", strings.Join(known.Themes, ", "))
	say("#theme = %q", known.Themes[0])
	say("")
	say("# The characters to draw with: %s.", strings.Join(known.Glyphs, ", "))
	say("#glyphs = %q", known.Glyphs[0])
	say("")
	say("# Whether the explorer takes the mouse. The terminal's own selection then needs shift.")
	say("#mouse = false")
	say("")
	say("# The columns of the table after the name, in this order; the others are hidden. Columns that you arrange in")
	say("# the explorer take their place.")
	say("#columns = %s", tomlList(known.Columns))
	say("")
	say("# The keys of an action, in place of its usual ones: one key, or a list. A key of two actions is an error, and")
	say("# ctrl+c always quits. Keys are written like x, X, ctrl+x, alt+x, shift+tab, pgdown, space or f5.")
	say("#[keys]")
	for _, binding := range keymap {
		if len(binding.Keys) == 0 {
			say("# %s has no usual key: %s", binding.Action, binding.Help)
			continue
		}
		say("#%s = %s  # %s", binding.Action, tomlList(binding.Keys), binding.Help)
	}
	say("")
	say("# For each indicator: which way is better, higher or lower, up to which figure it is good, and beyond which it")
	say("# needs a look. The limits are those of all series, or of audio and video separately.")
	for _, in := range known.Catalogue.Indicators {
		exampleIndicator(say, in)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// exampleIndicator says the limits of an indicator.
func exampleIndicator(say func(format string, args ...any), in quality.Indicator) {
	say("#[indicator.%s]", in.Name)
	say("#better = %q", in.Better)
	if t, ok := in.Thresholds[""]; ok {
		say("#good = %v", t.Good)
		say("#warn = %v", t.Warn)
	}
	for _, media := range []quality.Media{quality.Audio, quality.Video} {
		if t, ok := in.Thresholds[media]; ok {
			say("#%s = { good = %v, warn = %v }", media, t.Good, t.Warn)
		}
	}
	say("")
}

func tomlList(texts []string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = fmt.Sprintf("%q", text)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

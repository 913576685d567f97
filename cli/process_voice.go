package cli

import (
	"strings"
	"sync"

	"rtcscope/config"
	"rtcscope/lang"
)

// say returns the printer of the language in which the process speaks to people.
func (p Process) say() lang.Printer {
	if p.voice == nil {
		return lang.Printer{}
	}
	return p.voice()
}

// voiceOf returns what finds the language of a command line on first use: that of --lang, of the configuration or of
// the locale. It reads the command line itself, since one that cannot be read is told of in that language, too.
func voiceOf(args []string, p Process) func() lang.Printer {
	return sync.OnceValue(func() lang.Printer {
		s := settings{lang: flagIn(args, "lang"), config: flagIn(args, "config")}
		path, named := s.configPath(p)
		file, _ := config.Load(path, named, knownSettings(p.Keymap)) // what is wrong with it, the command tells
		for _, name := range []string{s.lang, file.Lang} {
			if l, err := lang.Parse(strings.ToLower(strings.TrimSpace(name))); err == nil {
				return lang.Printer{Language: l}
			}
		}
		return lang.Printer{Language: lang.FromLocale(p.Getenv)}
	})
}

// flagIn returns the value of a flag on a command line, the last one of several.
func flagIn(args []string, name string) (value string) {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if arg == "--"+name && i+1 < len(args) {
			value = args[i+1]
		} else if v, ok := strings.CutPrefix(arg, "--"+name+"="); ok {
			value = v
		}
	}
	return value
}

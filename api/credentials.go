package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"rtcscope/lang"
	"rtcscope/regular"
)

// Credentials sign calls. Source says where they were found, for the screen; the rest is never shown.
type Credentials struct {
	AccessKey, SecretKey, SessionToken string
	Source                             string
	Trimmed                            string // the names of the keys that had blanks around them, which are removed
}

// ErrNoCredentials is the error if no source holds a key.
var ErrNoCredentials = lang.Errorf("no credentials were found")

// String implements fmt.Stringer. It hides the keys.
func (c Credentials) String() string { return "credentials from " + c.Source }

// GoString implements fmt.GoStringer. It hides the keys.
func (c Credentials) GoString() string { return c.String() }

// FindCredentials looks through the sources that the vendor's tools use, in this order: the variables of the RTC SDK
// (VOLC_…), those of the other tools (VOLCENGINE_…), ~/.volc/config, and the current profile of
// ~/.volcengine/config.json if its mode is ak. It returns the first that holds both keys. getenv is os.Getenv, home
// the user's home folder. A file that exists but cannot be read is an error.
func FindCredentials(getenv func(string) string, home string) (Credentials, error) {
	for _, family := range []struct{ key, secret, token string }{
		{"VOLC_ACCESSKEY", "VOLC_SECRETKEY", "VOLC_SESSIONTOKEN"},
		{"VOLCENGINE_ACCESS_KEY", "VOLCENGINE_SECRET_KEY", "VOLCENGINE_SESSION_TOKEN"},
	} {
		if key := getenv(family.key); key == "" || getenv(family.secret) == "" {
			continue
		}
		found, err := cleaned(family.key, "", given{family.key, getenv(family.key)},
			given{family.secret, getenv(family.secret)},
			given{family.token, getenv(family.token)})
		if err != nil || found.AccessKey != "" {
			return found, err
		}
	}
	if !filepath.IsAbs(home) { // a relative one would depend on where the program is started
		return Credentials{}, ErrNoCredentials
	}
	if found, err := fromVolcFile(filepath.Join(home, ".volc", "config")); err != nil || found.AccessKey != "" {
		return found, err
	}
	if found, err := fromProfile(filepath.Join(home, ".volcengine", "config.json"),
		getenv("VOLCENGINE_PROFILE")); err != nil || found.AccessKey != "" {
		return found, err
	}
	return Credentials{}, ErrNoCredentials
}

func fromVolcFile(path string) (Credentials, error) {
	var file struct{ AK, SK string }
	if ok, err := readJSON(path, &file); !ok {
		return Credentials{}, err
	}
	return cleaned("~/.volc/config", "~/.volc/config: ", given{"ak", file.AK}, given{"sk", file.SK}, given{})
}

// fromProfile reads the file of the ve command line tool: its current profile, or the one that VOLCENGINE_PROFILE
// names if no profile is current.
func fromProfile(path, named string) (Credentials, error) {
	var file struct {
		Current  string
		Profiles map[string]struct {
			Mode         string `json:"mode"`
			AccessKey    string `json:"access-key"`
			SecretKey    string `json:"secret-key"`
			SessionToken string `json:"session-token"`
		}
	}
	if ok, err := readJSON(path, &file); !ok {
		return Credentials{}, err
	}
	name := file.Current
	if name == "" {
		name = strings.TrimSpace(named)
	}
	profile, ok := file.Profiles[name]
	if !ok || profile.Mode != "ak" {
		return Credentials{}, nil
	}
	const place = "~/.volcengine/config.json"
	return cleaned(fmt.Sprintf("%s, profile %q", place, name), place+": ", given{"access-key", profile.AccessKey},
		given{"secret-key", profile.SecretKey}, given{"session-token", profile.SessionToken})
}

// A given is a key as a source holds it, and what the source calls it.
type given struct{ name, value string }

// cleaned makes credentials of what a source holds. It removes what copying left around the keys: blanks, line ends
// and invisible characters. A key that holds such a character, or one beyond ASCII, in its middle is an error, which
// names the key and the character and quotes nothing. If the source lacks one of the keys, the credentials are empty.
func cleaned(source, place string, key, secret, token given) (Credentials, error) {
	found := Credentials{Source: source}
	var trimmed []string
	for _, part := range []struct {
		given
		into *string
	}{{key, &found.AccessKey}, {secret, &found.SecretKey}, {token, &found.SessionToken}} {
		*part.into = strings.TrimFunc(part.value, around)
		if *part.into != part.value {
			trimmed = append(trimmed, part.name)
		}
		if at := strings.IndexFunc(*part.into, func(r rune) bool { return r <= ' ' || r > '~' }); at >= 0 {
			odd, _ := utf8.DecodeRuneInString((*part.into)[at:])
			return Credentials{}, lang.Errorf("%s%s holds the character %U, which no key has: copy the key again", place,
				part.name, odd)
		}
	}
	if found.AccessKey == "" || found.SecretKey == "" {
		return Credentials{}, nil
	}
	found.Trimmed = strings.Join(trimmed, ", ")
	return found, nil
}

// around reports whether a character around a key does not belong to it.
func around(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) // a byte order mark is of Cf
}

// mostCredentials bounds the size of a file of credentials, in bytes.
const mostCredentials = 1 << 20

// readJSON reads a JSON file, and reports whether it exists. Its errors never quote the content.
func readJSON(path string, into any) (bool, error) {
	text, err := regular.Read(path, mostCredentials)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, lang.Errorf("reading credentials: %s", err)
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")) // some editors write it at the beginning of a file
	if json.Unmarshal(text, into) != nil {
		return false, lang.Errorf("reading credentials: %s is not the JSON file that the vendor's tools write: mend it or "+
			"move it away", path)
	}
	return true, nil
}

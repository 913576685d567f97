package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"rtcscope/regular"
)

// Credentials sign calls. Source says where they were found, for the screen; the rest is never shown.
type Credentials struct {
	AccessKey, SecretKey, SessionToken string
	Source                             string
}

// ErrNoCredentials is returned where no source holds a key.
var ErrNoCredentials = errors.New("no credentials were found")

// String hides the keys from every print.
func (c Credentials) String() string { return "credentials from " + c.Source }

// GoString hides the keys from every print.
func (c Credentials) GoString() string { return c.String() }

// FindCredentials looks through the sources that the vendor's tools use, in this order: the variables of the RTC SDK
// (VOLC_…), those of the other tools (VOLCENGINE_…), ~/.volc/config, and the current profile of
// ~/.volcengine/config.json if it is of mode ak. The first that holds both keys wins. getenv is os.Getenv, home the
// user's home folder. A file that is there but cannot be read is an error, not a source to pass over.
func FindCredentials(getenv func(string) string, home string) (Credentials, error) {
	for _, family := range []struct{ key, secret, token string }{
		{"VOLC_ACCESSKEY", "VOLC_SECRETKEY", "VOLC_SESSIONTOKEN"},
		{"VOLCENGINE_ACCESS_KEY", "VOLCENGINE_SECRET_KEY", "VOLCENGINE_SESSION_TOKEN"},
	} {
		if key, secret := getenv(family.key), getenv(family.secret); key != "" && secret != "" {
			return Credentials{AccessKey: key, SecretKey: secret, SessionToken: getenv(family.token), Source: family.key}, nil
		}
	}
	if home == "" {
		return Credentials{}, ErrNoCredentials
	}
	if found, err := fromVolcFile(filepath.Join(home, ".volc", "config")); err != nil || found.AccessKey != "" {
		return found, err
	}
	if found, err := fromProfile(filepath.Join(home, ".volcengine", "config.json"), getenv("VOLCENGINE_PROFILE")); err != nil || found.AccessKey != "" {
		return found, err
	}
	return Credentials{}, ErrNoCredentials
}

func fromVolcFile(path string) (Credentials, error) {
	var file struct{ AK, SK string }
	if ok, err := readJSON(path, &file); !ok || file.AK == "" || file.SK == "" {
		return Credentials{}, err
	}
	return Credentials{AccessKey: file.AK, SecretKey: file.SK, Source: "~/.volc/config"}, nil
}

// fromProfile reads the file of the ve command line: its current profile, else the one that VOLCENGINE_PROFILE names.
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
		name = named
	}
	profile, ok := file.Profiles[name]
	if !ok || profile.Mode != "ak" || profile.AccessKey == "" || profile.SecretKey == "" {
		return Credentials{}, nil
	}
	return Credentials{
		AccessKey: profile.AccessKey, SecretKey: profile.SecretKey, SessionToken: profile.SessionToken,
		Source: fmt.Sprintf("~/.volcengine/config.json, profile %q", name),
	}, nil
}

// mostCredentials bounds a file of credentials.
const mostCredentials = 1 << 20

// readJSON reports whether the file is there. Its errors never quote the file's content.
func readJSON(path string, into any) (bool, error) {
	text, err := regular.Read(path, mostCredentials)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("reading credentials: %w", err)
	}
	if json.Unmarshal(text, into) != nil {
		return false, fmt.Errorf("reading credentials: %s is not the JSON file that the vendor's tools write: mend it or move it away", path)
	}
	return true, nil
}

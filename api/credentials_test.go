package api_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rtcscope/api"
)

type env map[string]string

func (e env) get(name string) string { return e[name] }

const (
	volcFile    = ".volc/config"
	profileFile = ".volcengine/config.json"
)

// homeWith makes a home folder that holds the given files.
func homeWith(t *testing.T, files map[string]string) string {
	t.Helper()
	home := t.TempDir()
	for name, text := range files {
		path := filepath.Join(home, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return home
}

func TestFindCredentials(t *testing.T) {
	sdk := env{"VOLC_ACCESSKEY": "ak-1", "VOLC_SECRETKEY": "sk-1"}
	tools := env{"VOLCENGINE_ACCESS_KEY": "ak-2", "VOLCENGINE_SECRET_KEY": "sk-2"}
	with := func(base env, more ...string) env {
		e := env{}
		for name, value := range base {
			e[name] = value
		}
		for i := 0; i < len(more); i += 2 {
			e[more[i]] = more[i+1]
		}
		return e
	}
	const volc = `{"ak":"ak-3","sk":"sk-3"}`
	profile := func(current, mode string) string {
		return `{"current":"` + current + `","profiles":{
			"work":{"name":"work","mode":"` + mode + `","access-key":"ak-4","secret-key":"sk-4","session-token":"","region":"cn-beijing"},
			"lent":{"mode":"ak","access-key":"ak-5","secret-key":"sk-5","session-token":"token-5"},
			"half":{"mode":"ak","access-key":"ak-6"}}}`
	}
	files := func(pairs ...string) map[string]string { return with(nil, pairs...) }
	for _, tt := range []struct {
		name  string
		env   env
		files map[string]string
		want  string // the keys and the token
		from  string // what Source says; empty: none is found
	}{
		{"nothing anywhere", nil, nil, "", ""},
		{"the SDK's variables", sdk, nil, "ak-1 sk-1 ", "VOLC_ACCESSKEY"},
		{"with a token", with(sdk, "VOLC_SESSIONTOKEN", "token-1"), nil, "ak-1 sk-1 token-1", "VOLC_ACCESSKEY"},
		{"the tools' variables", tools, nil, "ak-2 sk-2 ", "VOLCENGINE_ACCESS_KEY"},
		{"with their token", with(tools, "VOLCENGINE_SESSION_TOKEN", "token-2"), nil, "ak-2 sk-2 token-2",
			"VOLCENGINE_ACCESS_KEY"},
		{"both families", with(tools, "VOLC_ACCESSKEY", "ak-1", "VOLC_SECRETKEY", "sk-1"), nil, "ak-1 sk-1 ",
			"VOLC_ACCESSKEY"},
		{"the token of the other family", with(sdk, "VOLCENGINE_SESSION_TOKEN", "token-2"), nil, "ak-1 sk-1 ",
			"VOLC_ACCESSKEY"},
		{"half a family", env{"VOLC_ACCESSKEY": "ak-1"}, nil, "", ""},
		{"the other half", env{"VOLC_SECRETKEY": "sk-1", "VOLC_SESSIONTOKEN": "token-1"}, nil, "", ""},
		{"half of each", env{"VOLC_ACCESSKEY": "ak-1", "VOLCENGINE_SECRET_KEY": "sk-2"}, nil, "", ""},
		{"half a family, then a whole one", with(tools, "VOLC_SECRETKEY", "sk-1"), nil, "ak-2 sk-2 ",
			"VOLCENGINE_ACCESS_KEY"},
		{"variables before files", sdk, files(volcFile, volc, profileFile, profile("work", "ak")), "ak-1 sk-1 ",
			"VOLC_ACCESSKEY"},
		{"variables before a broken file", sdk, files(volcFile, "{"), "ak-1 sk-1 ", "VOLC_ACCESSKEY"},
		{"the SDK's file", nil, files(volcFile, volc), "ak-3 sk-3 ", "~/.volc/config"},
		{"half a family, then a file", env{"VOLC_ACCESSKEY": "ak-1"}, files(volcFile, volc), "ak-3 sk-3 ", "~/.volc/config"},
		{"the SDK's file before profiles", nil, files(volcFile, volc, profileFile, profile("work", "ak")), "ak-3 sk-3 ",
			"~/.volc/config"},
		{"half a file, then a profile", nil, files(volcFile, `{"ak":"ak-3"}`, profileFile, profile("work", "ak")),
			"ak-4 sk-4 ", `profile "work"`},
		{"an empty file, then a profile", nil, files(volcFile, `{}`, profileFile, profile("work", "ak")), "ak-4 sk-4 ",
			`profile "work"`},
		{"a profile", nil, files(profileFile, profile("work", "ak")), "ak-4 sk-4 ", `profile "work"`},
		{"a profile with a token", nil, files(profileFile, profile("lent", "ak")), "ak-5 sk-5 token-5", `profile "lent"`},
		{"half a profile", nil, files(profileFile, profile("half", "ak")), "", ""},
		{"a profile that is not there", nil, files(profileFile, profile("none", "ak")), "", ""},
		{"no current profile", nil, files(profileFile, profile("", "ak")), "", ""},
		{"a named profile", env{"VOLCENGINE_PROFILE": "lent"}, files(profileFile, profile("", "ak")), "ak-5 sk-5 token-5",
			`profile "lent"`},
		{"the current one before a named one", env{"VOLCENGINE_PROFILE": "lent"}, files(profileFile, profile("work", "ak")),
			"ak-4 sk-4 ", `profile "work"`},
		// In these modes the keys are lent out by a sign-in that the ve tool keeps; what the file holds is not usable.
		{"a profile of mode sso", nil, files(profileFile, profile("work", "sso")), "", ""},
		{"a profile of mode console-login", nil, files(profileFile, profile("work", "console-login")), "", ""},
		{"a profile of mode ramrolearn", nil, files(profileFile, profile("work", "ramrolearn")), "", ""},
		{"a profile of mode oidc", nil, files(profileFile, profile("work", "oidc")), "", ""},
		{"a profile of mode ecsrole", nil, files(profileFile, profile("work", "ecsrole")), "", ""},
		{"no profiles", nil, files(profileFile, `{"current":"work"}`), "", ""},
	} {
		got, err := api.FindCredentials(tt.env.get, homeWith(t, tt.files))
		if tt.from == "" {
			if !errors.Is(err, api.ErrNoCredentials) || got != (api.Credentials{}) {
				t.Errorf("%s: found %s, %v", tt.name, got, err)
			}
			continue
		}
		keys := got.AccessKey + " " + got.SecretKey + " " + got.SessionToken
		if err != nil || keys != tt.want || !strings.Contains(got.Source, tt.from) {
			t.Errorf("%s: %q from %q, %v; want %q from %q", tt.name, keys, got.Source, err, tt.want, tt.from)
		}
	}
}

// A file that is there but cannot be read is named, so that nobody searches for keys that are there; and its
// content is not quoted.
func TestFindCredentialsBrokenFile(t *testing.T) {
	for _, tt := range []struct{ name, file, text string }{
		{"no JSON", volcFile, "ak = hush-1"},
		{"cut off", volcFile, `{"ak":"hush-1","sk":"hush-2`},
		{"a key that is no text", volcFile, `{"ak":["hush-1"],"sk":"hush-2"}`},
		{"empty", volcFile, ""},
		{"profiles that are a list", profileFile, `{"current":"work","profiles":["hush-1"]}`},
		{"no profile JSON", profileFile, "hush-1"},
	} {
		home := homeWith(t, map[string]string{tt.file: tt.text})
		got, err := api.FindCredentials(env{}.get, home)
		if err == nil || errors.Is(err, api.ErrNoCredentials) || got != (api.Credentials{}) {
			t.Errorf("%s: %s, %v; want an error about the file", tt.name, got, err)
			continue
		}
		if text := err.Error(); !strings.Contains(text, filepath.FromSlash(tt.file)) || strings.Contains(text, "hush") {
			t.Errorf("%s: %q should name the file and quote nothing of it", tt.name, text)
		}
	}
	// A folder in the place of the file cannot be read at all.
	home := t.TempDir()
	if err := os.MkdirAll(filepath.Join(home, filepath.FromSlash(volcFile)), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := api.FindCredentials(env{}.get, home); err == nil || errors.Is(err, api.ErrNoCredentials) {
		t.Errorf("a folder for a file: %v", err)
	}
}

func TestFindCredentialsWithoutHome(t *testing.T) {
	if got, err := api.FindCredentials(env{}.get, ""); !errors.Is(err, api.ErrNoCredentials) {
		t.Errorf("found %s, %v", got, err)
	}
}

// What copying leaves around a key does not go into the request, and is said; what is odd within it is refused by
// name.
func TestKeysAreTrimmedOrRefused(t *testing.T) {
	const bom = "\ufeff"
	vars := func(key, secret, token string) env {
		return env{"VOLC_ACCESSKEY": key, "VOLC_SECRETKEY": secret, "VOLC_SESSIONTOKEN": token}
	}
	for _, tt := range []struct {
		name    string
		env     env
		files   map[string]string
		trimmed string
		refused []string
	}{
		{"clean", vars("hush-1", "hush-2", "hush-3"), nil, "", nil},
		{"carriage returns", vars("hush-1\r", "hush-2\r\n", "hush-3"), nil, "VOLC_ACCESSKEY, VOLC_SECRETKEY", nil},
		{"blanks", vars("hush-1", " hush-2\t", "\u00a0hush-3"), nil, "VOLC_SECRETKEY, VOLC_SESSIONTOKEN", nil},
		{"a byte order mark", vars(bom+"hush-1", "hush-2", "hush-3\u200b"), nil, "VOLC_ACCESSKEY, VOLC_SESSIONTOKEN", nil},
		{"the other variables", env{"VOLCENGINE_ACCESS_KEY": "hush-1\n", "VOLCENGINE_SECRET_KEY": "hush-2",
			"VOLCENGINE_SESSION_TOKEN": "hush-3"}, nil, "VOLCENGINE_ACCESS_KEY", nil},
		{"~/.volc/config", nil, map[string]string{volcFile: bom + `{"ak":"hush-1\r\n","sk":"hush-2 "}`}, "ak, sk", nil},
		{"a profile", nil, map[string]string{profileFile: bom +
			`{"current":"work","profiles":{"work":{"mode":"ak","access-key":"hush-1","secret-key":"\ufeffhush-2","session-token":"hush-3\n"}}}`},
			"secret-key, session-token", nil},
		{"a blank within", vars("hush-1", "hush 2", ""), nil, "", []string{"VOLC_SECRETKEY", "U+0020"}},
		{"a line end within", vars("hush\r\n-1", "hush-2", ""), nil, "", []string{"VOLC_ACCESSKEY", "U+000D"}},
		{"a wide letter", vars("hush-1", "hush-2", "hush－3"), nil, "", []string{"VOLC_SESSIONTOKEN", "U+FF0D"}},
		{"no UTF-8", vars("hush\xff1", "hush-2", ""), nil, "", []string{"VOLC_ACCESSKEY", "U+FFFD"}},
		{"within ~/.volc/config", nil, map[string]string{volcFile: `{"ak":"hush-1","sk":"hu\tsh-2"}`}, "",
			[]string{"~/.volc/config: sk", "U+0009"}},
		{"within a profile", nil, map[string]string{profileFile: `{"current":"work","profiles":{"work":{"mode":"ak","access-key":"hush\u00e9","secret-key":"hush-2"}}}`},
			"", []string{"~/.volcengine/config.json: access-key", "U+00E9"}},
	} {
		got, err := api.FindCredentials(tt.env.get, homeWith(t, tt.files))
		if tt.refused == nil {
			if err != nil || got.AccessKey != "hush-1" || got.SecretKey != "hush-2" || got.SessionToken != "" &&
				got.SessionToken != "hush-3" || got.Trimmed != tt.trimmed {
				t.Errorf("%s: %q %q %q without what is around %q, %v", tt.name, got.AccessKey, got.SecretKey, got.SessionToken,
					got.Trimmed, err)
			}
			continue
		}
		if err == nil || errors.Is(err, api.ErrNoCredentials) || got != (api.Credentials{}) {
			t.Errorf("%s: %s, %v", tt.name, got, err)
			continue
		}
		for _, part := range tt.refused {
			if text := err.Error(); !strings.Contains(text, part) || strings.Contains(text, "hush") {
				t.Errorf("%s: %q should name %q and quote nothing", tt.name, text, part)
			}
		}
	}
	// Nothing but blanks is no key: the next source is looked at.
	both := env{"VOLC_ACCESSKEY": " ", "VOLC_SECRETKEY": "\n", "VOLCENGINE_ACCESS_KEY": "hush-1",
		"VOLCENGINE_SECRET_KEY": "hush-2"}
	if got, err := api.FindCredentials(both.get, ""); err != nil || got.Source != "VOLCENGINE_ACCESS_KEY" {
		t.Errorf("%s, %v", got, err)
	}
}

// No print shows a key, neither of the credentials nor of what holds them.
func TestCredentialsAreHidden(t *testing.T) {
	c := secrets
	c.Source = "VOLC_ACCESSKEY"
	client := api.New(api.Config{Credentials: c})
	for name, v := range map[string]any{
		"credentials": c, "a pointer": &c, "a list": []api.Credentials{c}, "a map": map[string]api.Credentials{"c": c},
		"a config": api.Config{Credentials: c}, "a client": client,
		"a reader of a client": struct{ Client *api.Client }{client},
	} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
			text := fmt.Sprintf(verb, v)
			for _, secret := range []string{c.AccessKey, c.SecretKey, c.SessionToken} {
				if strings.Contains(text, secret) || strings.Contains(text, fmt.Sprintf("%x", secret)) {
					t.Errorf("%s printed with %s shows a secret: %s", name, verb, text)
				}
			}
		}
	}
	if text := c.String(); !strings.Contains(text, c.Source) {
		t.Errorf("%q does not say where the credentials come from", text)
	}
}

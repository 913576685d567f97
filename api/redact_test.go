package api_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"rtcscope/api"
)

// echoes are the ways in which gateways repeat a request.
var echoes = map[string]func(http.Header) string{
	"as they were sent": func(h http.Header) string { return lines(h, func(s string) string { return s }) },
	"small letters":     func(h http.Header) string { return lines(h, strings.ToLower) },
	"capitals":          func(h http.Header) string { return lines(h, strings.ToUpper) },
	"a map of Go":       func(h http.Header) string { return fmt.Sprint(h) },
	"quoted":            func(h http.Header) string { return fmt.Sprintf("%q", h) },
	"JSON":              func(h http.Header) string { text, _ := json.Marshal(h); return string(text) },
	"JSON in JSON": func(h http.Header) string {
		text, _ := json.Marshal(h)
		text, _ = json.Marshal(string(text))
		return string(text)
	},
	"an address":        func(h http.Header) string { return values(h) },
	"an address, twice": func(h http.Header) string { return url.QueryEscape(values(h)) },
	"HTML": func(h http.Header) string {
		return "<pre>" + html.EscapeString(fmt.Sprintf("%q", h)) +
			"</pre>"
	},
	"JSON in HTML": func(h http.Header) string {
		text,
			_ := json.Marshal(h)
		return html.EscapeString(string(text))
	},
	"values without a name": func(h http.Header) string {
		return h.Get("Authorization") + " " +
			h.Get("X-Security-Token")
	},
	"the signature alone": func(h http.Header) string {
		_, hex, _ := strings.Cut(h.Get("Authorization"), "Signature=")
		return "calculated " + hex + " here"
	},
	"the token alone": func(h http.Header) string { return "expired: " + h.Get("X-Security-Token") },
}

func lines(h http.Header, spell func(string) string) string {
	var list []string
	for name := range h {
		list = append(list, spell(name)+": "+h.Get(name))
	}
	return strings.Join(list, "\r\n")
}

func values(h http.Header) string {
	return url.Values(h).Encode()
}

// An error that repeats the request shows nothing of what it was signed with, however it is written, and wherever it
// begins and ends.
func TestErrorsThatRepeatTheRequestShowNoSecret(t *testing.T) {
	for name, echo := range echoes {
		length := 1
		for cut := 0; cut < length; cut += 7 {
			for _, tail := range []bool{false, true} {
				var sent http.Header
				client := clientOn(func(r *http.Request) (*http.Response, error) {
					sent = r.Header.Clone()
					text := echo(r.Header)
					length = len(text)
					if text = text[:min(length, length-cut)]; tail {
						text = echo(r.Header)[min(length, cut):]
					}
					message, _ := json.Marshal(text)
					return answer(http.StatusBadRequest,
						`{"ResponseMetadata":{"RequestId":"id-1","Error":{"Code":"BadRequest","Message":`+string(message)+`}}}`), nil
				})
				_, err := client.Apps(t.Context())
				wantNoPart(t, fmt.Sprintf("%s, cut at %d, tail %v", name, cut, tail), failure(t, err).Error(), sent)
			}
		}
	}
}

// wantNoPart fails where a text shows eight characters in a row of what a request was signed with.
func wantNoPart(t *testing.T, name, text string, sent http.Header) {
	t.Helper()
	_, signature, _ := strings.Cut(sent.Get("Authorization"), "Signature=")
	if len(signature) != 64 {
		t.Fatalf("the request has the signature %q", signature)
	}
	for what, secret := range map[string]string{"signature": signature, "token": secrets.SessionToken,
		"secret key": secrets.SecretKey, "access key": secrets.AccessKey} {
		for i := 0; i+8 <= len(secret); i++ {
			for _, form := range []string{secret[i : i+8], strings.ToUpper(secret[i : i+8]), url.QueryEscape(secret[i : i+8])} {
				if strings.Contains(text, form) {
					t.Errorf("%s: %d characters from %d of the %s are shown: %s", name, len(form), i, what, text)
					return
				}
			}
		}
	}
}

// What is not this process's own is told by its shape; what is no secret stays.
func TestRedactTellsSecretsByTheirShape(t *testing.T) {
	hex := strings.Repeat("614d19172776138a", 4)
	for _, tt := range []struct{ text, want string }{
		{"bad header Authorization: HMAC-SHA256 Credential=AKother/2026/cn/rtc/request, Signature=" + hex,
			"bad header [secret]"},
		{"AUTHORIZATION=HMAC-SHA256%20Credential%3DAKother%2F2026%2C%20Signature%3D" + hex + "\nnext line",
			`[secret]\u{a}next line`},
		{"Proxy-Authorization: Basic dXNlcjpwYXNz", "[secret]"},
		{`{"x-security-token":"abc.def"}`, `{"x-[secret]"}`},
		{"?X-Signature=614d&X-Date=20261126T000000Z", "?X-[secret]&X-Date=20261126T000000Z"},
		{"the signature " + hex[:40] + " is wrong", "the signature [secret] is wrong"},
		{"AccessKeyId=AKIAnotMine", "[secret]"},
		{"the key AKLTanothersKey1234 is disabled", "the key …1234 is disabled"},
		{"token STSabcdefghijklmnopqrstu has expired", "token [secret] has expired"},
		{"http://user:pw@proxy:3128 refused", "http[secret]proxy:3128 refused"},
		{"Cookie: session=1; other=2", "[secret]"},
		{"The signature does not match", "The signature does not match"},
		{"The Authorization header is missing", "The Authorization header is missing"},
		{"100% of \\users\\ & <more>; id 20221211235959010123456789ABCDEF",
			"100% of \\users\\ & <more>; id 20221211235959010123456789ABCDEF"},
		{"the access key …ijkl is unknown", "the access key …ijkl is unknown"},
	} {
		body := refused("BadRequest", strings.Trim(strconv.Quote(tt.text), `"`))
		_, err := clientOn(always(http.StatusBadRequest, body)).Apps(t.Context())
		if got := failure(t, err).Message; got != tt.want {
			t.Errorf("%q is shown as %q, want %q", tt.text, got, tt.want)
		}
	}
}

// The code, the RequestId and the network's own errors are foreign text, too.
func TestEveryPartOfAFailureIsRedacted(t *testing.T) {
	var sent http.Header
	for name, reply := range map[string]func(string) (*http.Response, error){
		"code": func(echo string) (*http.Response, error) { return answer(400, refused(echo, "no")), nil },
		"RequestId": func(echo string) (*http.Response, error) {
			return answer(400, strings.ReplaceAll(refused("X", "no"), "id-1", echo)), nil
		},
		"network": func(echo string) (*http.Response, error) {
			return nil, errors.New("malformed HTTP response " + strconv.Quote(echo))
		},
		"no JSON": func(echo string) (*http.Response, error) { return answer(200, echo), nil },
	} {
		client := clientOn(func(r *http.Request) (*http.Response, error) {
			sent = r.Header.Clone()
			return reply("Authorization: " + r.Header.Get("Authorization") + " " + r.Header.Get("X-Security-Token"))
		})
		_, err := client.Apps(t.Context())
		var failed *api.Error
		if !errors.As(err, &failed) {
			t.Fatalf("%s: %v", name, err)
		}
		wantNoPart(t, name, failed.Error(), sent)
	}
}

// Characters of other lengths in small letters, and bytes that are none, do not move what is cut out.
func TestSecretsAfterForeignCharacters(t *testing.T) {
	const key = "Qx7pZk2mVt9wLr4sNd8b"
	for name, before := range map[string]string{
		"longer as a small letter": strings.Repeat("Ⱥ", 40), "shorter as a small letter": strings.Repeat("\u212a", 40),
		"another encoding": strings.Repeat("\xc7\xeb\xc7\xf3", 20),
	} {
		c := api.New(api.Config{Credentials: api.Credentials{AccessKey: "AKLTexample", SecretKey: key}})
		for _, after := range []string{"", strings.Repeat(" and so on", 20)} {
			if got, want := c.Redact(before+" "+key+after), before+" [secret]"+after; got != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
	}
}

package sim

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

// The vectors come from the vendor's own signer.
func TestSignatureVectors(t *testing.T) {
	const content = `{"AppId":"app","Dimension":"Country"}`
	const hash = "e12f45ff6731786304e1d3115031889a52eeb43a1b178e1408df8125d82bb482"
	for _, v := range []struct{ token, want string }{
		{"", "22ac856951039cc1de32518a5ce81de2baa6c94210c03beaf62ffba6421b1549"},
		{"STStoken", "ec8659a6ce7b76d4fa359a45c00a9b5cbc50fe4eda96377459f998b70ac15d95"},
	} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost,
			"https://rtc.volcengineapi.com?Version=2020-12-01&Action=ListQualityDistribution", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		g := signer{
			accessKey: "AKLTEXAMPLE", secretKey: "SKEXAMPLE", token: v.token, region: "cn-north-1", service: "rtc",
			date: time.Date(2022, 12, 11, 8, 0, 0, 0, time.UTC),
		}
		g.sign(r, content)
		if got := r.Header.Get("X-Content-Sha256"); got != hash {
			t.Errorf("body hash %s, want %s", got, hash)
		}
		a, refused := parseAuthorization(r.Header.Get("Authorization"))
		if refused != nil {
			t.Fatal(refused)
		}
		if a.signature != v.want {
			t.Errorf("token %q: signature %s, want %s", v.token, a.signature, v.want)
		}
	}
}

func TestCanonicalParts(t *testing.T) {
	r, _ := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://h.example:80/?b=x+y&a=%E4%B8%AD~", nil)
	if got := headerValue(r, "host"); got != "h.example" {
		t.Errorf("host %q: port 80 has to go", got)
	}
	r.Host = "h.example:8080"
	if got := headerValue(r, "host"); got != "h.example:8080" {
		t.Errorf("host %q: port 8080 has to stay", got)
	}
	r.Header.Set("X-Date", "  20221211T080000Z ")
	if got := headerValue(r, "x-date"); got != "20221211T080000Z" {
		t.Errorf("x-date %q is not trimmed", got)
	}
	a := authorization{headers: []string{"host"}}
	plus, _ := signatureOf(r, "", a, "k")
	r.URL.RawQuery = "a=%E4%B8%AD~&b=x%20y"
	percent, _ := signatureOf(r, "", a, "k")
	if plus != percent {
		t.Error("the order and spelling of the query must not matter")
	}
	r.URL.RawQuery = "a=%zz"
	if _, ok := signatureOf(r, "", a, "k"); ok {
		t.Error("a query that cannot be read must not be signed")
	}
}

func TestSignatureRefusals(t *testing.T) {
	const key, token = "AKTESTKEYID", "a-token"
	s := newServer(t, Options{Now: time.Now, AccessKey: key, SecretKey: "not-a-real-secret", SessionToken: token})
	content := string(mustJSON(body{"AppId": "demo-live"}))
	edit := func(name, old, new string) func(*http.Request) {
		return func(r *http.Request) {
			r.Header.Set(name, strings.Replace(r.Header.Get(name), old, new, 1))
		}
	}
	for _, c := range []struct {
		name   string
		signer func(*signer)
		after  func(*http.Request)
		status int
		code   string
	}{
		{"good", nil, nil, 400, "InvalidParameter"},
		{"unsigned", nil, func(r *http.Request) { r.Header.Del("Authorization") }, 401, "MissingAuthenticationToken"},
		{"other scheme", nil, edit("Authorization", "HMAC-SHA256", "Basic"), 400, "InvalidAuthorization"},
		{"bad scope", nil, edit("Authorization", "/request", ""), 400, "InvalidCredential"},
		{"no signature", nil, edit("Authorization", "Signature=", "Sig="), 401, "MissingSignature"},
		{"no date", nil, func(r *http.Request) { r.Header.Del("X-Date") }, 400, "MissingRequestInfo"},
		{"bad date", nil, func(r *http.Request) { r.Header.Set("X-Date", "yesterday") }, 403, "InvalidTimestamp"},
		{"late", func(g *signer) { g.date = g.date.Add(-16 * time.Minute) }, nil, 403, "InvalidTimestamp"},
		{"early", func(g *signer) { g.date = g.date.Add(16 * time.Minute) }, nil, 403, "InvalidTimestamp"},
		{"late, but in time", func(g *signer) { g.date = g.date.Add(-14 * time.Minute) }, nil, 400, "InvalidParameter"},
		{"day of the scope", nil, edit("Authorization", time.Now().UTC().Format("/2006"), "/1999"), 400,
			"InvalidCredential"},
		{"region", func(g *signer) { g.region = "moon-1" }, nil, 400, "UnsupportedRegion"},
		{"region Singapore", func(g *signer) { g.region = "ap-singapore-1" }, nil, 400, "InvalidParameter"},
		{"region of the docs", func(g *signer) { g.region = "ap-southeast-1" }, nil, 400, "InvalidParameter"},
		{"service", func(g *signer) { g.service = "vod" }, nil, 401, "SignatureDoesNotMatch"},
		{"access key", func(g *signer) { g.accessKey = "AKOTHER" }, nil, 401, "InvalidAccessKey"},
		{"secret key", func(g *signer) { g.secretKey = "other" }, nil, 401, "SignatureDoesNotMatch"},
		{"token", func(g *signer) { g.token = "other" }, nil, 401, "InvalidSecretToken"},
		{"no token", func(g *signer) { g.token = "" }, nil, 401, "InvalidSecretToken"},
		{"token not signed", func(g *signer) { g.headers = "content-type;host;x-content-sha256;x-date" }, nil, 401,
			"SignatureDoesNotMatch"},
		{"host not signed", func(g *signer) { g.headers = "x-content-sha256;x-date;x-security-token" }, nil, 401,
			"SignatureDoesNotMatch"},
		{"body hash", nil, edit("X-Content-Sha256", "", "0"), 401, "SignatureDoesNotMatch"},
		{"header changed", nil, edit("Content-Type", "json", "xml"), 401, "SignatureDoesNotMatch"},
		{"query changed", nil, func(r *http.Request) { r.URL.RawQuery += "&x=1" }, 401, "SignatureDoesNotMatch"},
		{"signature shortened", nil, func(r *http.Request) {
			a := r.Header.Get("Authorization")
			r.Header.Set("Authorization", a[:len(a)-1])
		}, 401, "SignatureDoesNotMatch"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := unsigned(t, s, actionDistribution, content)
			g := s.signer()
			if c.signer != nil {
				c.signer(&g)
			}
			g.sign(r, content)
			if c.after != nil {
				c.after(r)
			}
			got := send(t, r)
			wantCode(t, got, c.status, c.code)
			if c.code == "InvalidAccessKey" && !strings.Contains(got.meta.Error.Message, "AKOTHER") {
				t.Errorf("the message does not name the key: %s", got.meta.Error.Message)
			}
			if got.meta.Error.CodeN != lookup(c.code).n {
				t.Errorf("CodeN %d, want %d", got.meta.Error.CodeN, lookup(c.code).n)
			}
		})
	}
}

func TestTokenWhereNoneIsExpected(t *testing.T) {
	s := newServer(t, Options{})
	r := unsigned(t, s, actionApps, "{}")
	g := s.signer()
	g.token = "uncalled-for"
	g.sign(r, "{}")
	wantCode(t, send(t, r), 401, "InvalidSecretToken")
}

func TestBodyChangedOnTheWay(t *testing.T) {
	s := newServer(t, Options{})
	r := unsigned(t, s, actionApps, `{"Limit":"2"}`)
	s.signer().sign(r, `{"Limit":"1"}`)
	wantCode(t, send(t, r), 401, "SignatureDoesNotMatch")
}

// A service whose clock was moved still takes requests signed by the machine's
// clock, and those signed by its own.
func TestMovedClock(t *testing.T) {
	moved := time.Now().Add(-100 * 24 * time.Hour)
	s := newServer(t, Options{Now: at(moved)})
	for _, date := range []time.Time{time.Now(), moved} {
		r := unsigned(t, s, actionApps, "{}")
		g := s.signer()
		g.date = date
		g.sign(r, "{}")
		wantCode(t, send(t, r), 200, "")
	}
	r := unsigned(t, s, actionApps, "{}")
	g := s.signer()
	g.date = moved.Add(time.Hour)
	g.sign(r, "{}")
	wantCode(t, send(t, r), 403, "InvalidTimestamp")
}

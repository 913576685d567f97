package sim

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// noon is the clock of most tests: a Sunday, on which the newest settled day is
// Saturday, 2026-11-21.
var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, zone)

func at(t time.Time) func() time.Time { return func() time.Time { return t } }

// newServer starts a server in whose eyes requests arrive a second apart, so
// that only tests about the limits meet them.
func newServer(t *testing.T, o Options) *Server {
	t.Helper()
	var n atomic.Int64
	s, err := start(t.Context(), o, func() time.Time { return noon.Add(time.Duration(n.Add(1)) * time.Second) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// body is a request body; a nil value leaves the field out.
type body map[string]any

func (b body) with(changes body) body {
	for k, v := range changes {
		if v == nil {
			delete(b, k)
		} else {
			b[k] = v
		}
	}
	return b
}

// stalls is a good query for the last 7 settled days before noon.
func stalls(changes body) body {
	return body{
		"AppId": "demo-live", "StartTime": "2026-11-15T00:00:00+08:00", "EndTime": "2026-11-21T23:59:59+08:00",
		"Indicator": "stall_rate", "Dimension": "Province",
	}.with(changes)
}

// unsigned makes a request as it is before it is signed.
func unsigned(t *testing.T, s *Server, action string, content string) *http.Request {
	t.Helper()
	url := s.URL() + "/?Action=" + action + "&Version=2020-12-01"
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	return r
}

// signer signs the way a client would; its fields are what can be wrong.
type signer struct {
	accessKey, secretKey, token string
	region, service             string
	date                        time.Time
	headers                     string
}

func (s *Server) signer() signer {
	return signer{s.AccessKey(), s.SecretKey(), s.SessionToken(), "cn-north-1", "rtc", time.Now(), ""}
}

func (g signer) sign(r *http.Request, content string) {
	sum := sha256.Sum256([]byte(content))
	hash := hex.EncodeToString(sum[:])
	r.Header.Set("X-Date", g.date.UTC().Format("20060102T150405Z"))
	r.Header.Set("X-Content-Sha256", hash)
	headers := "content-type;host;x-content-sha256;x-date"
	if g.token != "" {
		r.Header.Set("X-Security-Token", g.token)
		headers += ";x-security-token"
	}
	if g.headers != "" {
		headers = g.headers
	}
	day := g.date.UTC().Format("20060102")
	a := authorization{day: day, region: g.region, service: g.service, headers: strings.Split(headers, ";")}
	signature, _ := signatureOf(r, hash, a, g.secretKey)
	r.Header.Set("Authorization", "HMAC-SHA256 Credential="+g.accessKey+"/"+day+"/"+g.region+"/"+g.service+
		"/request, SignedHeaders="+headers+", Signature="+signature)
}

// reply is what came back.
type reply struct {
	status  int
	header  http.Header
	raw     []byte
	readErr error
	meta    metadata
	result  json.RawMessage
}

func (r reply) code() string {
	if r.meta.Error == nil {
		return ""
	}
	return r.meta.Error.Code
}

func (r reply) distribution(t *testing.T) distribution {
	t.Helper()
	var d distribution
	if err := json.Unmarshal(r.result, &d); err != nil {
		t.Fatalf("%v in %s", err, r.raw)
	}
	return d
}

// plain follows no redirect and keeps no connection.
var plain = &http.Client{
	Transport:     &http.Transport{DisableKeepAlives: true},
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

func send(t *testing.T, r *http.Request) reply {
	t.Helper()
	res, err := plain.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	out := reply{status: res.StatusCode, header: res.Header}
	out.raw, out.readErr = io.ReadAll(res.Body)
	var e struct {
		ResponseMetadata metadata
		Result           json.RawMessage
	}
	if json.Unmarshal(out.raw, &e) == nil {
		out.meta, out.result = e.ResponseMetadata, e.Result
	}
	return out
}

// signed makes a request that the service accepts. The content is a body, or
// text to be sent as it is.
func (s *Server) signed(t *testing.T, action string, content any) *http.Request {
	t.Helper()
	text, ok := content.(string)
	if !ok {
		text = string(mustJSON(content))
	}
	r := unsigned(t, s, action, text)
	s.signer().sign(r, text)
	return r
}

func (s *Server) ask(t *testing.T, action string, content any) reply {
	t.Helper()
	return send(t, s.signed(t, action, content))
}

func wantCode(t *testing.T, r reply, status int, code string) {
	t.Helper()
	if r.status != status || r.code() != code {
		t.Errorf("got %d %q, want %d %q: %.300s", r.status, r.code(), status, code, r.raw)
	}
}

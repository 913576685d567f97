package sim

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

const (
	signAlgorithm  = "HMAC-SHA256"
	signDateLayout = "20060102T150405Z"
	maxSkew        = 15 * time.Minute
)

// authorization is the Authorization header, taken apart.
type authorization struct {
	accessKey, day, region, service string
	headers                         []string // names, in the order signed
	signature                       string
}

// parseAuthorization reads
//
//	HMAC-SHA256 Credential=AK/day/region/service/request, SignedHeaders=a;b, Signature=hex
func parseAuthorization(header string) (authorization, *refusal) {
	var a authorization
	rest, ok := strings.CutPrefix(header, signAlgorithm+" ")
	if !ok {
		return a, refuse("InvalidAuthorization")
	}
	parts := map[string]string{}
	for part := range strings.SplitSeq(rest, ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		parts[name] = value
	}
	scope := strings.Split(parts["Credential"], "/")
	if len(scope) != 5 || scope[0] == "" || scope[4] != "request" {
		return a, refuse("InvalidCredential")
	}
	a.accessKey, a.day, a.region, a.service = scope[0], scope[1], scope[2], scope[3]
	if parts["Signature"] == "" {
		return a, refuse("MissingSignature")
	}
	a.signature = parts["Signature"]
	a.headers = strings.Split(parts["SignedHeaders"], ";")
	return a, nil
}

// authenticate checks who sent a call, and that it arrived as it was sent.
func (s *Server) authenticate(c *call) *refusal {
	header := c.r.Header
	if header.Get("Authorization") == "" {
		return refuse("MissingAuthenticationToken")
	}
	auth, refused := parseAuthorization(header.Get("Authorization"))
	if refused != nil {
		return refused
	}
	if header.Get("X-Date") == "" {
		return refusef("MissingRequestInfo", "The X-Date header is missing.")
	}
	date, err := time.Parse(signDateLayout, header.Get("X-Date"))
	if err != nil || !s.inTime(date, c.now) {
		return refuse("InvalidTimestamp")
	}
	switch {
	case auth.day != date.Format("20060102"):
		return refusef("InvalidCredential", "The day of the credential is not that of X-Date.")
	case !slices.Contains([]string{"cn-north-1", "ap-singapore-1", "ap-southeast-1"}, auth.region):
		return refusef("UnsupportedRegion", "The region %s is not supported.", auth.region)
	case auth.accessKey != s.opts.AccessKey:
		// The real gateway repeats the key too, which clients should not show.
		return refusef("InvalidAccessKey", "The access key %s is invalid or disabled.", auth.accessKey)
	}
	c.region = auth.region
	token := header.Get("X-Security-Token")
	if !hmac.Equal([]byte(token), []byte(s.opts.SessionToken)) {
		return refuse("InvalidSecretToken")
	}
	// What decides over a request has to be under its signature.
	must := []string{"host", "x-content-sha256", "x-date"}
	if token != "" {
		must = append(must, "x-security-token")
	}
	for _, name := range must {
		if !slices.Contains(auth.headers, name) {
			return refusef("SignatureDoesNotMatch", "The header %s is not signed.", name)
		}
	}
	sum := sha256.Sum256(c.body)
	bodyHash := hex.EncodeToString(sum[:])
	if header.Get("X-Content-Sha256") != bodyHash {
		return refusef("SignatureDoesNotMatch", "X-Content-Sha256 is not the hash of the body.")
	}
	want, ok := signatureOf(c.r, bodyHash, auth, s.opts.SecretKey)
	if !ok || auth.service != serviceName || !hmac.Equal([]byte(want), []byte(auth.signature)) {
		return refuse("SignatureDoesNotMatch")
	}
	return nil
}

// inTime reports whether a request signed at date is fresh. Clients sign with the
// clock of their machine, which a test cannot change. If it moves the clock of
// the service by days, a request that is fresh by the machine's clock passes,
// too.
func (s *Server) inTime(date, now time.Time) bool {
	if now.Sub(date).Abs() <= maxSkew {
		return true
	}
	return s.ownClock && time.Since(date).Abs() <= maxSkew
}

// signatureOf computes the signature that a request should carry. It is not ok
// when the request cannot be signed at all.
func signatureOf(r *http.Request, bodyHash string, a authorization, secret string) (string, bool) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return "", false
	}
	path := r.URL.EscapedPath()
	if path == "" {
		path = "/"
	}
	var block strings.Builder
	for _, name := range a.headers {
		block.WriteString(name + ":" + headerValue(r, name) + "\n")
	}
	canonical := strings.Join([]string{
		r.Method,
		path,
		strings.ReplaceAll(query.Encode(), "+", "%20"),
		block.String(),
		strings.Join(a.headers, ";"),
		bodyHash,
	}, "\n")
	hash := sha256.Sum256([]byte(canonical))
	scope := strings.Join([]string{a.day, a.region, a.service, "request"}, "/")
	text := strings.Join([]string{
		signAlgorithm, r.Header.Get("X-Date"), scope, hex.EncodeToString(hash[:]),
	}, "\n")

	key := []byte(secret)
	for _, step := range []string{a.day, a.region, a.service, "request", text} {
		mac := hmac.New(sha256.New, key)
		mac.Write([]byte(step))
		key = mac.Sum(nil)
	}
	return hex.EncodeToString(key), true
}

// headerValue is a header as it is signed. The host keeps its port except the
// two that a browser would leave out.
func headerValue(r *http.Request, name string) string {
	if name == "host" {
		return strings.TrimSuffix(strings.TrimSuffix(r.Host, ":80"), ":443")
	}
	return strings.TrimSpace(strings.Join(r.Header.Values(name), ","))
}

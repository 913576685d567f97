package api

import (
	"regexp"
	"slices"
	"strings"
)

// secret stands where something was that nobody may see.
const secret = "[secret]"

// maxScanned bounds the text in which secrets are looked for, in bytes. What is shown of it is far less.
const maxScanned = 16 << 10

// shapes are what secrets look like, whoever's they are: a gateway that echoes a request may have changed it. Each is
// looked for in the text and in what it is without its escapes.
var shapes = []*regexp.Regexp{
	// The header of a signed request, whole: what follows it in its line is not worth the risk.
	regexp.MustCompile(`(?i)\b(?:proxy-)?authorization["'\])\s]*(?:[:=]>?)[\s\[("']*[^\r\n"'<>]+`),
	regexp.MustCompile(`(?i)\b[a-z0-9-]*hmac-sha\d+[\s+,]+credential[^\r\n"'<>]*`),
	regexp.MustCompile(`(?i)\b(?:set-)?cookie["'\])\s]*(?:[:=]>?)[\s\[("']*[^\r\n"'<>]+`),
	// Parts of it, headers and parameters of their own, and what else programs call their secrets.
	regexp.MustCompile(`(?i)(?:signature|credential|(?:security|session|sts|access|auth)?[-_ ]?token|` +
		`secret(?:[-_ ]?access)?[-_ ]?key|access[-_ ]?key(?:[-_ ]?id)?|app[-_ ]?key|password|passwd)` +
		`["'\])\s]*(?:[:=]>?)[\s\[("']*[^\s"'&,;<>…]+`),
	regexp.MustCompile(`\b(?i:[0-9a-f]{40,})`), // a signature, without a word before it
	regexp.MustCompile(`\bSTS[A-Za-z0-9+/=_.-]{16,}`),
	regexp.MustCompile(`://[^\s/@]+@`), // user and password of an address
}

var accessKeyShape = regexp.MustCompile(`AK(?:LT|TP)[A-Za-z0-9_=-]{6,}`)

// A stretch is a part of a text, from and to in bytes, and what is to stand there.
type stretch struct {
	from, to int
	instead  string
}

// redact cuts what must not be seen out of foreign text: the secrets of this process and parts of them, and what looks
// like anybody's, in plain or with the escapes of URLs, JSON and HTML. Of an access key the last four characters stay, so
// that people can tell their keys apart: InvalidAccessKey quotes it.
func (c Credentials) redact(text, signature string) string {
	if len(text) > maxScanned {
		text = text[:maxScanned]
	}
	var found []stretch
	views := unescaped(text)
	for _, v := range views {
		for _, own := range []string{c.SecretKey, c.SessionToken, signature} {
			found = append(found, v.parts(own, secret)...)
		}
		found = append(found, v.parts(c.AccessKey, lastFour(c.AccessKey))...)
		plain := v.String()
		for _, at := range accessKeyShape.FindAllStringIndex(plain, -1) {
			found = append(found, v.stretch(at[0], at[1], lastFour(plain[at[0]:at[1]])))
		}
		for _, shape := range shapes {
			for _, at := range shape.FindAllStringIndex(plain, -1) {
				found = append(found, v.stretch(at[0], at[1], secret))
			}
		}
	}
	return replace(text, found)
}

// Redact cuts what looks like a secret out of text that came from elsewhere.
func Redact(text string) string { return Credentials{}.redact(text, "") }

// Redact cuts out of text that came from elsewhere what the client's calls are signed with, and what looks like a secret.
func (c *Client) Redact(text string) string { return c.credentials.redact(text, "") }

// replace puts the stretches' other texts in. Of stretches that overlap one is made, which shows nothing.
func replace(text string, found []stretch) string {
	slices.SortFunc(found, func(a, b stretch) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return b.to - a.to
	})
	var b strings.Builder
	done := 0
	for i := 0; i < len(found); {
		one := found[i]
		for i++; i < len(found) && found[i].from < one.to; i++ {
			if found[i].from != one.from || found[i].to != one.to {
				one.to = max(one.to, found[i].to)
				one.instead = secret
			} else if found[i].instead == secret {
				one.instead = secret
			}
		}
		b.WriteString(text[done:one.from])
		b.WriteString(one.instead)
		done = one.to
	}
	b.WriteString(text[done:])
	return b.String()
}

// leastPart is how many characters of a secret in a row are taken for a part of it. Fewer may stand there by chance, and
// are of no use to anybody.
const leastPart = 8

// parts are the places of a secret and of parts of it, without regard to case. All of it has another text in its place
// than a part.
func (v view) parts(own, instead string) []stretch {
	if own == "" {
		return nil
	}
	text, own := lower(v.String()), lower(own)
	size := min(leastPart, len(own))
	windows := make(map[string]bool)
	for i := 0; i+size <= len(own); i++ {
		windows[own[i:i+size]] = true
	}
	var found []stretch
	for i := 0; i+size <= len(text); i++ {
		if !windows[text[i:i+size]] {
			continue
		}
		from, to := i, i+size
		for ; to < len(text) && windows[text[to-size+1:to+1]]; to++ {
		}
		shown := secret
		if text[from:to] == own {
			shown = instead
		}
		found = append(found, v.stretch(from, to, shown))
		i = to - 1
	}
	return found
}

// lower makes letters of ASCII small, byte for byte: strings.ToLower changes the length of other letters, and of what is
// no UTF-8, and a place in its text would be another one in the text that is shown.
func lower(text string) string {
	small := []byte(text)
	for i, b := range small {
		if 'A' <= b && b <= 'Z' {
			small[i] += 'a' - 'A'
		}
	}
	return string(small)
}

func lastFour(key string) string {
	if len(key) <= 8 {
		return "…"
	}
	return "…" + key[len(key)-4:]
}

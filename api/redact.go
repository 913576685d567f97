package api

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// secret replaces what nobody may see.
const secret = "[secret]"

// maxScanned bounds the text that is searched for secrets, in bytes. Far less of it is shown.
const maxScanned = 16 << 10

// shapes are what secrets look like, those of others too: a gateway that echoes a request may have changed it. Each
// is searched for in the text as it is and without its escapes. They are compiled when the first text is searched:
// most runs of the program search none.
var shapes = sync.OnceValue(func() []*regexp.Regexp {
	return []*regexp.Regexp{
		// The header of a signed request, to the end of its line.
		regexp.MustCompile(`(?i)\b(?:proxy-)?authorization["'\])\s]*(?:[:=]>?)[\s\[("']*[^\r\n"'<>]+`),
		regexp.MustCompile(`(?i)\b[a-z0-9-]*hmac-sha\d+[\s+,]+credential[^\r\n"'<>]*`),
		regexp.MustCompile(`(?i)\b(?:set-)?cookie["'\])\s]*(?:[:=]>?)[\s\[("']*[^\r\n"'<>]+`),
		// Parts of that header, other headers and parameters, and other names for secrets.
		regexp.MustCompile(`(?i)(?:signature|credential|(?:security|session|sts|access|auth)?[-_ ]?token|` +
			`secret(?:[-_ ]?access)?[-_ ]?key|access[-_ ]?key(?:[-_ ]?id)?|app[-_ ]?key|password|passwd)` +
			`["'\])\s]*(?:[:=]>?)[\s\[("']*[^\s"'&,;<>…]+`),
		regexp.MustCompile(`\b(?i:[0-9a-f]{40,})`), // a signature without its name
		regexp.MustCompile(`\bSTS[A-Za-z0-9+/=_.-]{16,}`),
		regexp.MustCompile(`://[^\s/@]+@`), // user and password in an address
	}
})

var accessKeyShape = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`AK(?:LT|TP)[A-Za-z0-9_=-]{6,}`)
})

// A stretch is a part of a text, between two offsets in bytes, and what replaces it.
type stretch struct {
	from, to int
	instead  string
}

// redact removes secrets from text of others: those of this process, parts of them, and what looks like the secret of
// anybody, plain or escaped as in URLs, JSON and HTML. It leaves the last four characters of an access key, so that
// people can tell their keys apart: InvalidAccessKey quotes the key.
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
		for _, at := range accessKeyShape().FindAllStringIndex(plain, -1) {
			found = append(found, v.stretch(at[0], at[1], lastFour(plain[at[0]:at[1]])))
		}
		for _, shape := range shapes() {
			for _, at := range shape.FindAllStringIndex(plain, -1) {
				found = append(found, v.stretch(at[0], at[1], secret))
			}
		}
	}
	return replace(text, found)
}

// Redact removes what looks like a secret from text of others.
func Redact(text string) string { return Credentials{}.redact(text, "") }

// Redact removes from text of others what looks like a secret, and the keys of the client.
func (c *Client) Redact(text string) string { return c.credentials.redact(text, "") }

// replace replaces the stretches. Stretches that overlap become one, which shows nothing.
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

// leastPart is how many characters in a row are taken for a part of a secret. Fewer may be there by chance, and are
// of no use to anybody.
const leastPart = 8

// parts finds a secret and parts of it, ignoring case. instead replaces the whole secret alone.
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

// lower turns ASCII letters into lower case, byte for byte. strings.ToLower would change the length of other letters
// and of invalid UTF-8, and so the offsets.
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

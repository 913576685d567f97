package api

import (
	"strings"
	"testing"
)

// Each way of writing a character that a secret may hold, and what only looks like one.
func TestUnescaped(t *testing.T) {
	for text, want := range map[string]string{
		"%41%2f%2F": "A//", "%4": "%4", "%zz": "%zz", "%c3%a9": "%c3%a9", "%": "%",
		`\u0041\u002b`: "A+", `\u004`: `\u004`, `\u0141`: `\u0141`, `\u00zz`: `\u00zz`, `\u00e9`: `\u00e9`,
		`\x41`: "A", `\x4`: `\x4`, `\xzz`: `\xzz`,
		`\\\/\"\'\n\r\t`: "\\/\"'\n\r\t", `\q`: `\q`, `a\`: `a\`,
		"&quot;&amp;&lt;&gt;&apos;": `"&<>'`, "&#65;&#x41;&#X2f;": "AA/", "&#233;": "&#233;", "&65;": "&65;",
		"&x41;":  "&x41;",
		"&nbsp;": "&nbsp;", "&#65": "&#65", "&": "&", "&longername;": "&longername;", "&#;": "&#;",
	} {
		views := unescaped(text)
		got := text
		if len(views) > 1 {
			got = views[1].String()
		}
		if got != want {
			t.Errorf("%s is %q without its escapes, want %q", text, got, want)
		}
	}
}

// Layers come off one by one, as many as there are and four at most; each byte knows where it comes from.
func TestUnescapedLayerByLayer(t *testing.T) {
	for text, layers := range map[string]int{"plain": 0, "%41": 1, "%2541": 2, "%25252541": 4, "%2525252541": 4,
		"%252525252541": 4} {
		if got := len(unescaped(text)) - 1; got != layers {
			t.Errorf("%s has %d layers, want %d", text, got, layers)
		}
	}
	views := unescaped("a%2541b")
	if last := views[2]; last.String() != "aAb" || last.stretch(1, 2, "x") != (stretch{1, 6, "x"}) {
		t.Errorf("%+v", views[2])
	}
}

// A text without end is looked through, and shown, up to a bound.
func TestRedactIsBounded(t *testing.T) {
	c := Credentials{AccessKey: "AKLTabcdefgh1234", SecretKey: "0123456789secret"}
	text := strings.Repeat("x", maxScanned-4) + c.SecretKey
	if got := c.redact(text, ""); len(got) > maxScanned {
		t.Errorf("%d bytes are shown", len(got))
	}
	// A part of a key within the whole of it, and two keys one after the other, stay told apart.
	for text, want := range map[string]string{
		strings.ToUpper(c.SecretKey):       "[secret]",
		c.AccessKey + " " + c.SecretKey:    "…1234 [secret]",
		c.SecretKey + c.SecretKey[:8]:      "[secret][secret]",
		"a" + c.SecretKey[4:] + "b":        "a[secret]b",
		c.AccessKey[:10] + " " + "x":       "[secret] x",
		"%30123456789secret and " + "more": "[secret] and more",
	} {
		if got := c.redact(text, ""); got != want {
			t.Errorf("%s is shown as %s, want %s", text, got, want)
		}
	}
}

package api_test

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"rtcscope/api"
)

// proxy answers every request for a way with a status line, and returns its address and the hosts that were asked for.
func proxy(t *testing.T, reply string) (address string, asked *[]string) {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	asked = new([]string)
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			if r, err := http.ReadRequest(bufio.NewReader(conn)); err == nil {
				*asked = append(*asked, r.Method+" "+r.Host)
			}
			_, _ = conn.Write([]byte("HTTP/1.1 " + reply + "\r\nContent-Length: 0\r\n\r\n"))
			_ = conn.Close()
		}
	}()
	return listener.Addr().String(), asked
}

// through is a client whose environment names proxies.
func through(variables map[string]string) *api.Client {
	return api.New(api.Config{Endpoint: api.Endpoint{Scheme: "https", Host: "rtc.test.invalid", Path: "/",
		Region: "cn-north-1"}, Credentials: secrets,
		Now: clock, Proxy: api.ProxyFrom(func(name string) string { return variables[name] })})
}

// What the proxy is to blame for is said of the proxy, with what to do, and without its password.
func TestProxyFailuresAreTheProxys(t *testing.T) {
	for _, tt := range []struct {
		reply, code, says string
		status            int
	}{
		{"407 Proxy Authentication Required", "ProxyAuthentication", "http://user:password@proxy:3128", 407},
		{"403 Forbidden by hush-pw", "ProxyRefused", "permit the service's host", 403},
		{"302 Found", "ProxyRefused", "permit the service's host", 302},
		{"503 Service Unavailable", "ProxyFailed", "try again", 503},
	} {
		address, asked := proxy(t, tt.reply)
		_, err := through(map[string]string{"HTTPS_PROXY": "http://someone:hush-pw@" + address}).Apps(t.Context())
		failed := failure(t, err)
		if failed.Code != tt.code || failed.Kind != api.KindNetwork || failed.Status != tt.status ||
			!strings.Contains(failed.Advice, tt.says) ||
			!strings.Contains(failed.Message, "the proxy "+address) {
			t.Errorf("%s: %+v", tt.reply, *failed)
		}
		if text := failed.Error(); strings.Contains(text, "hush") || strings.Contains(text, "someone") {
			t.Errorf("%s: the error shows what the proxy was told: %s", tt.reply, text)
		}
		if len(*asked) != 1 || (*asked)[0] != "CONNECT rtc.test.invalid:443" {
			t.Errorf("%s: the proxy was asked for %q", tt.reply, *asked)
		}
	}
	// A proxy that is not there.
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody := listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	for _, scheme := range []string{"http", "socks5"} {
		_, err = through(map[string]string{"https_proxy": scheme + "://someone:hush-pw@" + nobody}).Apps(t.Context())
		if failed := failure(t, err); failed.Code != "ProxyNotReached" || strings.Contains(failed.Error(), "hush") {
			t.Errorf("nobody listens for %s: %v", scheme, failed)
		}
	}
	// One in the middle of the way that nobody configured.
	_, err = clientOn(always(http.StatusProxyAuthRequired, "<html>sign in</html>")).Apps(t.Context())
	if failed := failure(t, err); failed.Code != "ProxyAuthentication" || failed.Status != 407 {
		t.Errorf("%+v", *failed)
	}
}

func TestUnreadableProxiesAreNamed(t *testing.T) {
	for _, address := range []string{"http://u:hush%zz@127.0.0.1:3128", "http://[::1", "http://", "http://u:hush@",
		"ftp://u:hush@proxy", "http://proxy:hush", ":hush"} {
		_, err := through(map[string]string{"HTTPS_PROXY": address}).Apps(t.Context())
		failed := failure(t, err)
		if failed.Code != "ProxyUnreadable" || failed.Message != "HTTPS_PROXY is not the address of a proxy" ||
			!strings.Contains(failed.Advice, "http://proxy.example.com:3128") ||
			strings.Contains(failed.Error(), "hush") {
			t.Errorf("%q: %v", address, failed)
		}
	}
}

func TestProxyFrom(t *testing.T) {
	for _, tt := range []struct {
		name      string
		variables map[string]string
		url, want string
	}{
		{"none", nil, "https://rtc.test.invalid/", ""},
		{"capitals", map[string]string{"HTTPS_PROXY": "http://p:1"}, "https://rtc.test.invalid/", "http://p:1"},
		{"small letters, without a scheme", map[string]string{"https_proxy": "p:1"}, "https://rtc.test.invalid/",
			"http://p:1"},
		{"with a line end", map[string]string{"HTTPS_PROXY": "http://p:1\r"}, "https://rtc.test.invalid/", "http://p:1"},
		{"that of plain requests", map[string]string{"HTTP_PROXY": "http://p:1"}, "https://rtc.test.invalid/", ""},
		{"an exception", map[string]string{"HTTPS_PROXY": "http://p:1", "NO_PROXY": "example.com,.test.invalid"},
			"https://rtc.test.invalid/", ""},
		{"loopback", map[string]string{"HTTP_PROXY": "http://p:1", "HTTPS_PROXY": "http://[::1"}, "http://127.0.0.1:8080/",
			""},
		{"an exception of an unreadable one", map[string]string{"HTTPS_PROXY": "http://[::1", "no_proxy": "*"},
			"https://rtc.test.invalid/", ""},
	} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, tt.url, nil)
		if err != nil {
			t.Fatal(err)
		}
		got, err := api.ProxyFrom(func(name string) string { return tt.variables[name] })(request)
		text := ""
		if got != nil {
			text = got.String()
		}
		if err != nil || text != tt.want {
			t.Errorf("%s: %q, %v, want %q", tt.name, text, err, tt.want)
		}
	}
}

// What comes behind a proxy that opens the way is not the proxy's fault.
func TestAProxyThatOpensTheWay(t *testing.T) {
	service := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(service.Close)
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go tunnel(t.Context(), conn, service.Listener.Addr().String())
		}
	}()
	_, err = through(map[string]string{"HTTPS_PROXY": "http://" + listener.Addr().String()}).Apps(t.Context())
	if failed := failure(t, err); failed.Code != "CertificateNotTrusted" {
		t.Errorf("%+v", *failed)
	}
}

// tunnel opens the way to a service for one connection.
func tunnel(ctx context.Context, conn net.Conn, to string) {
	defer conn.Close()
	if _, err := http.ReadRequest(bufio.NewReader(conn)); err != nil {
		return
	}
	way, err := new(net.Dialer).DialContext(ctx, "tcp", to)
	if err != nil {
		return
	}
	defer way.Close()
	_, _ = conn.Write([]byte("HTTP/1.1 200 Connection established\r\n\r\n"))
	go func() { _, _ = io.Copy(way, conn) }()
	_, _ = io.Copy(conn, way)
}

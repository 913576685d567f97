package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"rtcscope/api"
	"rtcscope/api/sim"
	"rtcscope/cells"
	"rtcscope/lang"
)

// codes are the error codes that the vendor's pages list, with what they mean for the caller. A code that is retried
// is sent three times.
var codes = []struct {
	code    string
	kind    api.Kind
	retried bool
}{
	{"InvalidParameter", api.KindRequest, false},
	{"InvalidParameter.TaskAlreadyExists", api.KindRequest, false},
	{"InvalidParameter.StartTimeAfterEndTime", api.KindRequest, false},
	{"InvalidParameter.OutofTimeRange", api.KindRequest, false},
	{"InvalidParameter.ErrorActiveTaskNotFound", api.KindRequest, false},
	{"InvalidParameter.InvalidRtmpAddress", api.KindRequest, false},
	{"InvalidParameter.IllegalRoomID", api.KindRequest, false},
	{"InvalidParameter.BodyIsEmpty", api.KindRequest, false},
	{"InvalidParameter.Unmarshal", api.KindRequest, false},
	{"InvalidParameter.EmptyAccountId", api.KindRequest, false},
	{"InvalidParameter.NotExistAppId", api.KindRequest, false},
	{"InvalidParameter.IllegalAppId", api.KindRequest, false},
	{"InvalidParameter.IllegalTo", api.KindRequest, false},
	{"InvalidParameter.IllegalFrom", api.KindRequest, false},
	{"InvalidParameter.SizeOverLimit", api.KindRequest, false},
	{"InvalidParameter.UserCountOverLimit", api.KindRequest, false},
	{"InvalidParameter.AccountIdMismatch", api.KindRequest, false},
	{"InvalidParameter.NewInTheFamily", api.KindRequest, false}, // the page is known to be cut
	{"FlowLimitExceeded.TaskNumberOverLimit", api.KindFlow, false},
	{"FlowLimitExceeded.QPSOverLimit", api.KindFlow, true},
	{"AccessDenied.RecordNotEnabled", api.KindRequest, false},
	{"AccessDenied.NoPermissionForApp", api.KindCredentials, false},
	{"AccessDenied.ServiceNotEnabled", api.KindRequest, false},
	{"InternalError.GenerateTokenFailed", api.KindServer, true},
	{"InternalError.GetAutoTriggerPolicyFailed", api.KindServer, true},

	{"UndefinedError", api.KindServer, true},
	{"MissingParameter", api.KindRequest, false},
	{"MissingAuthenticationToken", api.KindCredentials, false},
	{"MissingRequestInfo", api.KindRequest, false},
	{"MissingSignature", api.KindCredentials, false},
	{"InvalidTimestamp", api.KindRequest, false},
	{"ServiceNotFound", api.KindRequest, false},
	{"InvalidActionOrVersion", api.KindRequest, false},
	{"InvalidAccessKey", api.KindCredentials, false},
	{"SignatureDoesNotMatch", api.KindCredentials, false},
	{"ServiceShouldCallSelfApi", api.KindRequest, false},
	{"LackPolicy", api.KindCredentials, false},
	{"AccessDenied", api.KindCredentials, false},
	{"InternalError", api.KindServer, true},
	{"FailToConnect", api.KindServer, true},
	{"InternalServiceTimeout", api.KindServer, true},
	{"InternalServiceError", api.KindServer, true},
	{"ServiceUnavailableTemp", api.KindServer, true},
	{"FlowLimitExceeded", api.KindFlow, true},
	{"AccountFlowLimitExceeded", api.KindFlow, true},
	{"RequestLimitExceeded", api.KindFlow, true},
	{"MethodNotAllowed", api.KindRequest, false},
	{"InvalidAuthorization", api.KindCredentials, false},
	{"InvalidCredential", api.KindCredentials, false},
	{"InnerApiNeedAccountInfo", api.KindRequest, false},
	{"UnsupportedRegion", api.KindRequest, false},
	{"RequestForbidden", api.KindCredentials, false},
	{"LackProjectPolicy", api.KindCredentials, false},
	{"InvalidSecretToken", api.KindCredentials, false},
	{"AccessKeyIsExpire", api.KindCredentials, false},
	{"SessionTokenInvalid", api.KindCredentials, false},
}

func callsOf(retried bool) int {
	if retried {
		return 3
	}
	return 1
}

// Every code of the service becomes an error that says what failed, with what to quote to the vendor and what to do;
// with status 200 as well as with one that fits, for the vendor's pages disagree.
func TestServiceCodes(t *testing.T) {
	t.Parallel()
	var all sync.WaitGroup // at once: each retry backs off for real
	for _, tt := range codes {
		for _, kind := range []sim.FaultKind{sim.Code, sim.Code200} {
			s := serve(t, sim.Options{})
			calls := callsOf(tt.retried)
			fault := sim.Fault{Kind: kind, Code: tt.code}
			if tt.kind == api.KindFlow {
				fault.RetryAfter, calls = "3600", 1 // so that it is not waited for, for real
			}
			s.SetFault(fault)
			c := clientOf(t, s)
			all.Go(func() {
				points, _, err := parts(c.Distribution(t.Context(), stalls()))
				failed := failure(t, err)
				sent := s.Requests()
				if len(points) != 0 || len(sent) != calls {
					t.Errorf("%s: %d points by %d calls, want none by %d", tt.code, len(points), len(sent), calls)
					return
				}
				last := sent[len(sent)-1]
				if failed.Code != tt.code || failed.Kind != tt.kind || failed.Status != last.Status ||
					failed.RequestID != last.RequestID ||
					failed.Action != "ListQualityDistribution" || failed.Message == "" {
					t.Errorf("%s (%s): %+v, want kind %d, status %d, request %s", tt.code, kind, *failed, tt.kind, last.Status,
						last.RequestID)
				}
			})
		}
	}
	all.Wait()
}

// A key that is refused for everything is told from one that may not do something.
func TestKeyRefused(t *testing.T) {
	for _, tt := range []struct {
		status int
		code   string
		want   bool
	}{
		{401, "InvalidSecretToken", true}, {200, "InvalidSecretToken", true}, {403, "SessionTokenInvalid", true},
		{401, "InvalidAccessKey", true}, {401, "AccessKeyIsExpire", true}, {401, "SignatureDoesNotMatch", true},
		{401, "Brand.New", true},
		{403, "Brand.New", false}, {403, "LackPolicy", false}, {403, "AccessDenied", false},
		{403, "AccessDenied.NoPermissionForApp", false},
		{401, "LackProjectPolicy", false}, {403, "RequestForbidden", false}, {400, "InvalidParameter", false},
	} {
		_, err := clientOn(always(tt.status, refused(tt.code, ""))).Distribution(t.Context(), stalls())
		if failed := failure(t, err); failed.KeyRefused() != tt.want {
			t.Errorf("%s with %d: %v", tt.code, tt.status, !tt.want)
		}
	}
}

// A code without a rule of its own goes by the status, and a failing server is one under any name.
func TestUnknownCodes(t *testing.T) {
	for _, tt := range []struct {
		code    string
		status  int
		kind    api.Kind
		retried bool
		says    string // in the advice
	}{
		{"Brand.New", http.StatusOK, api.KindRequest, false, "not in its documentation"},
		{"Brand.New", http.StatusBadRequest, api.KindRequest, false, "not in its documentation"},
		{"Brand.New", http.StatusUnauthorized, api.KindCredentials, false, "policy"},
		{"Brand.New", http.StatusForbidden, api.KindCredentials, false, "policy"},
		{"Brand.New", http.StatusInternalServerError, api.KindServer, true, "service failed"},
		{"InternalError.Brand.New", http.StatusOK, api.KindServer, true, "service failed"},
		// The old name for an unknown service is also what gateways call an overload.
		{"ServiceUnavailable", http.StatusNotFound, api.KindRequest, false, "--endpoint"},
		{"ServiceUnavailable", http.StatusServiceUnavailable, api.KindServer, true, "service failed"},
		{"InvalidParameter", http.StatusInternalServerError, api.KindServer, true, "service failed"},
	} {
		synctest.Test(t, func(t *testing.T) {
			c := clientOn(always(tt.status, refused(tt.code, "Because.")))
			_, err := c.Distribution(t.Context(), stalls())
			failed := failure(t, err)
			if failed.Code != tt.code || failed.Kind != tt.kind || failed.Status != tt.status ||
				c.Calls() != int64(callsOf(tt.retried)) {
				t.Errorf("%s with %d by %d calls: %+v, want kind %d", tt.code, tt.status, c.Calls(), *failed, tt.kind)
			}
			if !strings.Contains(failed.Advice, tt.says) {
				t.Errorf("%s with %d: advice %q should say %q", tt.code, tt.status, failed.Advice, tt.says)
			}
		})
	}
}

// What is wrong with the keys is found by the service itself and tells them apart.
func TestRefusedKeys(t *testing.T) {
	t.Parallel()
	const token = "STS-right-token"
	for _, tt := range []struct {
		name   string
		change func(*api.Config)
		code   string
		says   string
	}{
		{"another access key", func(c *api.Config) { c.Credentials.AccessKey = "AKLTsomebodyElse1234" }, "InvalidAccessKey",
			"access key"},
		{"another secret", func(c *api.Config) { c.Credentials.SecretKey += "x" }, "SignatureDoesNotMatch", "secret key"},
		{"another token", func(c *api.Config) { c.Credentials.SessionToken = "STS-old-token" }, "InvalidSecretToken",
			"session token"},
		{"no token", func(c *api.Config) { c.Credentials.SessionToken = "" }, "InvalidSecretToken", "session token"},
	} {
		s := serve(t, sim.Options{SessionToken: token})
		_, err := clientOf(t, s, tt.change).Distribution(t.Context(), stalls())
		failed := failure(t, err)
		if failed.Code != tt.code || failed.Kind != api.KindCredentials || !strings.Contains(failed.Advice, tt.says) {
			t.Errorf("%s: %+v, want %s and advice about the %s", tt.name, *failed, tt.code, tt.says)
		}
		if strings.Contains(err.Error(), token) || strings.Contains(err.Error(), s.SecretKey()) {
			t.Errorf("%s: the error shows a secret: %v", tt.name, err)
		}
	}
}

// The gateway quotes the access key in its message: four characters of it remain, to tell keys apart by.
func TestQuotedAccessKeyIsRedacted(t *testing.T) {
	t.Parallel()
	const key = "AKLTsomebodyElse1234"
	s := serve(t, sim.Options{})
	_, err := clientOf(t, s, func(c *api.Config) { c.Credentials.AccessKey = key }).Distribution(t.Context(), stalls())
	failed := failure(t, err)
	if failed.Code != "InvalidAccessKey" || !strings.Contains(failed.Message, "…1234") {
		t.Errorf("got %v, want the last four characters of %s", failed, key)
	}
	for _, text := range []string{err.Error(), fmt.Sprintf("%+v %#v", failed, failed)} {
		if strings.Contains(text, key[:8]) || strings.Contains(text, key[len(key)-5:]) {
			t.Errorf("%q shows more of the key", text)
		}
	}
}

// Whatever of a request an answer repeats, no secret comes out, not even where the text is cut to its length.
func TestNoSecretComesBack(t *testing.T) {
	long := api.Credentials{AccessKey: secrets.AccessKey, SecretKey: secrets.SecretKey, SessionToken: "STS" +
		strings.Repeat("0123456789abcdef", 40)}
	for _, before := range []string{"", strings.Repeat("x", cells.Longest-10), strings.Repeat("长", cells.Longest-10)} {
		for _, c := range []api.Credentials{secrets, long} {
			for _, secret := range []string{c.AccessKey, c.SecretKey, c.SessionToken} {
				message := before + secret + " is wrong, and so is AKLTofSomebodyElse99"
				_, err := clientOn(always(http.StatusUnauthorized, refused("InvalidAccessKey", message)), func(cfg *api.Config) {
					cfg.Credentials = c
				}).Distribution(t.Context(), stalls())
				if text := failure(t, err).Error(); strings.Contains(text, secret[:8]) || strings.Contains(text, "ofSomebody") {
					t.Errorf("%q shows %q, or a key of another", text, secret)
				}
			}
		}
	}
}

// A signature that came too late is a clock that is wrong: the error says by how much.
func TestClockSkewIsSaid(t *testing.T) {
	for _, tt := range []struct {
		date, says string
	}{
		{noon.Add(-90 * time.Minute).UTC().Format(http.TimeFormat), "1h30m0s ahead of"},
		{noon.Add(42 * time.Second).UTC().Format(http.TimeFormat), "42s behind"},
		{"", ""},
		{"yesterday", ""},
	} {
		_, err := clientOn(func(*http.Request) (*http.Response, error) {
			resp := answer(http.StatusForbidden, refused("InvalidTimestamp", "The timestamp is invalid."))
			if tt.date != "" {
				resp.Header.Set("Date", tt.date)
			}
			return resp, nil
		}).Distribution(t.Context(), stalls())
		failed := failure(t, err)
		text := failed.Says(lang.Printer{})
		if says := strings.Contains(text, "clock"); says != (tt.says != "") || !strings.Contains(text, tt.says) {
			t.Errorf("Date %q: %q should say %q", tt.date, text, tt.says)
		}
	}
}

// What comes from the service is made harmless in every part of an error.
func TestHostileErrors(t *testing.T) {
	t.Parallel()
	s := serve(t, sim.Options{})
	s.SetFault(sim.Fault{Kind: sim.HostileText, Code: "InvalidParameter"})
	_, err := clientOf(t, s).Distribution(t.Context(), stalls())
	if failed := failure(t, err); failed.Code != "InvalidParameter" ||
		!strings.Contains(failed.Message, `\u{1b}[31mred`) {
		t.Errorf("got %+v", *failed)
	}
	const body = `{"ResponseMetadata":{"RequestId":"id\u001b[2J","Error":{"Code":"Odd\u202eCode","Message":"\u0007"}}}`
	_, err = clientOn(always(http.StatusBadRequest, body)).Distribution(t.Context(), stalls())
	if failed := failure(t, err); failed.Code != `Odd\u{202e}Code` || failed.RequestID != `id\u{1b}[2J` ||
		failed.Message != `\u{7}` {
		t.Errorf("got %+v", *failed)
	}
}

package api

import (
	"net/http"
	"strings"
)

// A rule says what an error code means for the caller. A code without a rule of its own has that of its family, the
// part before the dot. The codes are those of the vendor's pages on errors of RTC and of the gateway.
type rule struct {
	kind   Kind
	advice string
}

const (
	adviceReport  = "This is a fault of rtcscope or of the endpoint: please report it with the RequestId."
	adviceServer  = "The service failed: try again; if it happens again, give the RequestId to the vendor's support."
	adviceGateway = "The service, or a proxy before it, failed without giving a reason: try again."
	adviceTooMany = "The account makes more calls than the service permits, and all that uses the account shares them: " +
		"wait a moment, then try again."
	adviceKey = "The access key is unknown or disabled: check which key is used and that it is enabled in the " +
		"console."
	advicePolicy  = "The key may not read this: give its user the policy RTCMonitorQualityAccess or RTCReadOnlyAccess."
	adviceRenew   = "The session token is wrong or has expired: get new temporary credentials."
	adviceRegion  = "The endpoint does not serve this call: check --endpoint and --region."
	adviceRange   = "The service answers for 30 days back and 7 days a call: choose newer days."
	adviceApp     = "The service does not know this AppId for this account: choose one from the list of apps."
	adviceUnknown = "The service refuses the request with a code that is not in its documentation: look it up, or give " +
		"the RequestId to the vendor's support."
)

var rules = map[string]rule{
	"InvalidParameter": {KindRequest,
		"The service refuses a value of this query: check app, indicator, dimension and days."},
	"InvalidParameter.StartTimeAfterEndTime": {KindRequest, "The first day lies after the last: exchange them."},
	"InvalidParameter.OutofTimeRange":        {KindRequest, adviceRange},
	"InvalidParameter.NotExistAppId":         {KindRequest, adviceApp},
	"InvalidParameter.IllegalAppId":          {KindRequest, adviceApp},
	"InvalidParameter.AccountIdMismatch": {KindRequest,
		"The app belongs to another account: use that account's key."},
	"InvalidParameter.EmptyAccountId": {KindRequest,
		"The request names no account: check that the key belongs to an account with RTC."},
	"InvalidParameter.BodyIsEmpty":             {KindRequest, adviceReport},
	"InvalidParameter.Unmarshal":               {KindRequest, adviceReport},
	"InvalidParameter.TaskAlreadyExists":       {KindRequest, adviceReport},
	"InvalidParameter.ErrorActiveTaskNotFound": {KindRequest, adviceReport},
	"InvalidParameter.InvalidRtmpAddress":      {KindRequest, adviceReport},
	"InvalidParameter.IllegalRoomID":           {KindRequest, adviceReport},
	"InvalidParameter.IllegalTo":               {KindRequest, adviceReport},
	"InvalidParameter.IllegalFrom":             {KindRequest, adviceReport},
	"InvalidParameter.SizeOverLimit":           {KindRequest, "The query is too large: choose fewer days."},
	"InvalidParameter.UserCountOverLimit":      {KindRequest, adviceReport},

	"FlowLimitExceeded":              {KindFlow, adviceTooMany},
	"FlowLimitExceeded.QPSOverLimit": {KindFlow, adviceTooMany},
	"FlowLimitExceeded.TaskNumberOverLimit": {KindFlow,
		"The account runs too many tasks: waiting does not help, look at the account's quota."},
	"AccountFlowLimitExceeded": {KindFlow, adviceTooMany},
	"RequestLimitExceeded":     {KindFlow, adviceTooMany},

	"AccessDenied": {KindCredentials, advicePolicy},
	"AccessDenied.RecordNotEnabled": {KindRequest,
		"Recording is not enabled for this app: enable it in the console, or choose another app."},
	"AccessDenied.NoPermissionForApp": {KindCredentials,
		"The key may not read this app: choose another app, or give its user the policy RTCMonitorQualityAccess for it."},
	"AccessDenied.ServiceNotEnabled": {KindRequest,
		"The service is not enabled for this app, or the app is disabled: look at its state in the console."},

	"InternalError":                            {KindServer, adviceServer},
	"InternalError.GenerateTokenFailed":        {KindServer, adviceServer},
	"InternalError.GetAutoTriggerPolicyFailed": {KindServer, adviceServer},
	"UndefinedError":                           {KindServer, adviceServer},
	"FailToConnect":                            {KindServer, adviceServer},
	"InternalServiceTimeout":                   {KindServer, adviceServer},
	"InternalServiceError":                     {KindServer, adviceServer},
	"ServiceUnavailableTemp":                   {KindServer, adviceServer},

	"MissingParameter":   {KindRequest, adviceReport},
	"MissingRequestInfo": {KindRequest, adviceReport},
	"MethodNotAllowed":   {KindRequest, adviceReport},
	"MissingAuthenticationToken": {KindCredentials,
		"The request came without a signature: a proxy on the way may have removed it."},
	"MissingSignature": {KindCredentials,
		"The request came without a signature: a proxy on the way may have removed it."},
	"InvalidTimestamp": {KindRequest,
		"The signature's time is too far from the service's: set this machine's clock right (compare with date -u)."},
	"ServiceNotFound":        {KindRequest, adviceRegion},
	"ServiceUnavailable":     {KindRequest, adviceRegion},
	"InvalidActionOrVersion": {KindRequest, adviceRegion},
	"UnsupportedRegion":      {KindRequest, adviceRegion},
	"InvalidAccessKey":       {KindCredentials, adviceKey},
	"InvalidClientTokenId":   {KindCredentials, adviceKey},
	"AccessKeyIsExpire":      {KindCredentials, "The access key has expired: create a new one in the console."},
	"SignatureDoesNotMatch": {KindCredentials,
		"The secret key does not belong to the access key, or --region is not the endpoint's: check both."},
	"InvalidAuthorization": {KindCredentials, "The signature is not understood: check --endpoint and --region."},
	"InvalidCredential": {KindCredentials,
		"The signature names a wrong key, region or service: check the key and --region."},
	"InvalidSecretToken":  {KindCredentials, adviceRenew},
	"SessionTokenInvalid": {KindCredentials, adviceRenew},
	"LackPolicy":          {KindCredentials, advicePolicy},
	"LackProjectPolicy": {KindCredentials,
		"The key may not read this app's project: give its user a policy for that project."},
	"RequestForbidden": {KindCredentials,
		"The account's rules forbid the request: ask the account's administrator."},
	"ServiceShouldCallSelfApi": {KindRequest, adviceRegion},
	"InnerApiNeedAccountInfo":  {KindRequest, adviceRegion},

	codeSpent: {KindFlow, "No request was sent: wait until that time. Days that were fetched before can still be " +
		"explored."},

	CodeEndless: {KindAnswer, "The list of apps is incomplete: give the app's AppId."},

	codeTimeout: {KindNetwork, "No answer came in time: try again, or allow more time with --timeout."},
	codeCut:     {KindNetwork, "The connection was cut: check the network and try again."},
	codeRefused: {KindNetwork, "Nothing listens at the endpoint: check --endpoint, the proxy and the network."},
	codeUnknown: {KindNetwork, "The endpoint's name cannot be resolved: check --endpoint, DNS and the network."},
	codeTLS: {KindNetwork,
		"The endpoint's certificate is not trusted: a proxy may be in the way, or the machine's clock or certificates are " +
			"out of date."},
	codeNetwork: {KindNetwork, "The network failed: check it and try again."},
	codeProxyAuth: {KindNetwork,
		"The proxy requires a user and a password, or refuses those given: write HTTPS_PROXY like " +
			"http://user:password@proxy:3128, or name the service's host in NO_PROXY."},
	codeProxyRefused: {KindNetwork,
		"The proxy refuses this call: ask its administrator to permit the service's host, or add the host to NO_PROXY if " +
			"there is a direct connection."},
	codeProxyFailed: {KindNetwork,
		"The proxy cannot reach the service: try again; if it happens again, ask the proxy's administrator."},
	codeProxyAway: {KindNetwork,
		"The proxy cannot be reached: check HTTPS_PROXY, or add the service's host to NO_PROXY if there is a direct " +
			"connection."},
	codeProxyUnreadable: {KindNetwork,
		"Write it like http://proxy.example.com:3128, with %40 for an @ in the user or the password, or unset it."},

	codeTooLarge: {KindAnswer, "The answer is too large to be the service's: check --endpoint."},
	codeNotJSON: {KindAnswer, "The answer is not the service's: a proxy or a sign-in page may be in the way. Check " +
		"the network and --endpoint."},
	codeEmpty:     {KindAnswer, "The answer was empty: try again; if it happens again, check --endpoint and the proxy."},
	codeTruncated: {KindAnswer, "The answer is cut off: try again; if it happens again, a proxy may be the cause."},
	codeShape: {KindAnswer, "The answer does not have the service's format: check --endpoint; if it is right, " +
		"report this with the RequestId."},
	codeRedirected: {KindAnswer, "The endpoint redirects, which is not followed because it would pass the signature " +
		"on: check --endpoint."},
}

func findRule(code string) (rule, bool) {
	if r, ok := rules[code]; ok {
		return r, true
	}
	family, _, _ := strings.Cut(code, ".")
	r, ok := rules[family]
	return r, ok
}

// adviceFor says what to do about a code, or about the HTTP status if no rule knows the code.
func adviceFor(code string, status int) string {
	nameless := code == codeNotJSON || code == codeEmpty || code == codeTruncated || code == codeShape
	switch {
	case nameless && status >= 500:
		return adviceGateway
	case nameless && status == http.StatusTooManyRequests:
		return adviceTooMany
	}
	if r, ok := findRule(code); ok && (r.kind != KindRequest || status < 500) {
		return r.advice
	}
	switch kindOf(code, status) {
	case KindFlow:
		return adviceTooMany
	case KindCredentials:
		return advicePolicy
	case KindServer:
		return adviceServer
	}
	return adviceUnknown
}

package sim

import (
	"fmt"
	"net/http"
	"strings"
)

// refusal is an error answer of the service.
type refusal struct{ code, message string }

func refuse(code string) *refusal { return &refusal{code, lookup(code).message} }

func refusef(code, format string, args ...any) *refusal {
	return &refusal{code, fmt.Sprintf(format, args...)}
}

// codeInfo is what an error code is answered with. Only the codes of the gateway
// have known numbers; the others are answered without one.
type codeInfo struct {
	n       int
	status  int
	message string
}

// lookup returns what goes with a code, or else with its family, the part before
// the dot. The vendor's pages disagree on the HTTP status of errors of the RTC
// families. Here they have the status that fits them, as the newer pages say; the
// fault Code200 answers with status 200.
func lookup(code string) codeInfo {
	if info, ok := codes[code]; ok {
		return info
	}
	family, _, _ := strings.Cut(code, ".")
	if info, ok := codes[family]; ok {
		return info
	}
	return codeInfo{0, http.StatusBadRequest, "The request was refused."}
}

// codes is read-only.
var codes = map[string]codeInfo{
	// The gateway.
	"UndefinedError":             {100001, 500, "An undefined error occurred."},
	"MissingParameter":           {100002, 400, "A required parameter is missing."},
	"MissingAuthenticationToken": {100003, 401, "The request is missing its Authorization."},
	"MissingRequestInfo":         {100004, 400, "The request is missing required information."},
	"MissingSignature":           {100005, 401, "The request is missing its signature."},
	"InvalidTimestamp":           {100006, 403, "The timestamp of the request is invalid or has expired."},
	"ServiceNotFound":            {100007, 404, "The service could not be found."},
	"InvalidActionOrVersion":     {100008, 404, "Could not find the operation for this version."},
	"InvalidAccessKey":           {100009, 401, "The access key is invalid."},
	"SignatureDoesNotMatch": {100010, 401,
		"The request signature we calculated does not match the signature you provided."},
	"ServiceShouldCallSelfApi": {100011, 403, "The service may call only its own operations."},
	"LackPolicy":               {100012, 403, "No policy allows this operation."},
	"AccessDenied":             {100013, 403, "Access to the operation is denied."},
	"InternalError":            {100014, 500, "An internal error occurred."},
	"FailToConnect":            {100015, 502, "The service could not be reached."},
	"InternalServiceTimeout":   {0, 504, "The service took too long."},
	"InternalServiceError":     {0, 502, "The service failed."},
	"ServiceUnavailableTemp":   {0, 503, "The service is unavailable for the time being."},
	"FlowLimitExceeded":        {0, 429, "Too many requests."},
	"AccountFlowLimitExceeded": {0, 429, "Too many requests of this account."},
	"RequestLimitExceeded":     {0, 429, "Too many requests."},
	"MethodNotAllowed":         {0, 405, "The method is not allowed."},
	"InvalidAuthorization":     {0, 400, "The Authorization header is malformed."},
	"InvalidCredential":        {0, 400, "The credential in the Authorization header is malformed."},
	"InnerApiNeedAccountInfo":  {0, 400, "The account is missing."},
	"UnsupportedRegion":        {0, 400, "The region is not supported."},
	"RequestForbidden":         {0, 403, "The request is forbidden."},
	"LackProjectPolicy":        {0, 403, "No policy of the project allows this operation."},
	"InvalidSecretToken":       {0, 401, "The security token is invalid or has expired."},

	// The RTC service. Further members of a family take its status.
	"InvalidParameter":                       {0, 400, "The parameter is invalid."},
	"InvalidParameter.BodyIsEmpty":           {0, 400, "The request body is empty."},
	"InvalidParameter.Unmarshal":             {0, 400, "The request body is not the JSON that was expected."},
	"InvalidParameter.NotExistAppId":         {0, 400, "The AppId does not exist."},
	"InvalidParameter.OutofTimeRange":        {0, 400, "The time range is out of the range that can be queried."},
	"InvalidParameter.StartTimeAfterEndTime": {0, 400, "StartTime is after EndTime."},
	"FlowLimitExceeded.QPSOverLimit":         {0, 429, "The QPS limit of the account is exceeded."},
	"FlowLimitExceeded.TaskNumberOverLimit":  {0, 429, "The number of tasks is over the limit."},
	"AccessDenied.ServiceNotEnabled":         {0, 403, "The service is not enabled for this app."},
	"AccessDenied.NoPermissionForApp":        {0, 403, "No permission for this app."},
	"AccessDenied.RecordNotEnabled":          {0, 403, "Recording is not enabled."},
}

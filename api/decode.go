package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// envelope is the outer shape of an answer. Its parts stay raw, so that an odd one does not cost the others.
type envelope struct {
	ResponseMetadata json.RawMessage
	Result           json.RawMessage
}

type metadata struct {
	RequestID json.RawMessage `json:"RequestId"`
	Error     json.RawMessage
}

// readFailure reads ResponseMetadata.Error. The code is empty if there is no failure.
func readFailure(raw json.RawMessage) (code, message string) {
	if isNull(raw) {
		return "", ""
	}
	var failure struct{ Code, Message json.RawMessage }
	if json.Unmarshal(raw, &failure) != nil {
		return codeUnnamed, looseText(raw)
	}
	code, message = looseText(failure.Code), looseText(failure.Message)
	if code == "" && message != "" {
		code = codeUnnamed
	}
	return code, message
}

// readEnvelope returns the Result of an answer and its RequestId. It looks at ResponseMetadata.Error before the HTTP
// status, because the vendor's pages disagree on whether a failure has status 200.
func (c *Client) readEnvelope(action string, seen *exchange, body []byte) (json.RawMessage, string, error) {
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")))
	if len(body) == 0 {
		return nil, "", c.answerError(action, seen, codeEmpty, "", nil)
	}
	var outer envelope
	if err := firstValue(body, &outer); err != nil {
		code := codeNotJSON
		switch {
		case errors.Is(err, io.ErrUnexpectedEOF):
			code = codeTruncated
		case isShapeError(err):
			code = codeShape
		}
		return nil, "", c.answerError(action, seen, code, err.Error(), err)
	}
	var meta metadata
	_ = json.Unmarshal(outer.ResponseMetadata, &meta) // what cannot be read stays empty
	requestID := c.safe(seen, looseText(meta.RequestID))
	if code, message := readFailure(meta.Error); code != "" {
		return nil, requestID, c.serviceError(action, seen, requestID, code, message)
	}
	if seen.status < 200 || seen.status > 299 {
		failed := c.answerError(action, seen, codeShape, "", nil)
		failed.RequestID = requestID
		return nil, requestID, failed
	}
	if len(outer.ResponseMetadata) == 0 && len(outer.Result) == 0 {
		return nil, "", c.answerError(action, seen, codeShape, "", nil)
	}
	return outer.Result, requestID, nil
}

func isShapeError(err error) bool {
	var shape *json.UnmarshalTypeError
	return errors.As(err, &shape)
}

// firstValue decodes the first JSON value of the text and ignores what follows it. It reads bare NaN and Infinity,
// which JSON does not have but some encoders write, as null.
func firstValue(text []byte, into any) error {
	err := json.NewDecoder(bytes.NewReader(text)).Decode(into)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		if mended := withoutNaN(text); mended != nil {
			return json.NewDecoder(bytes.NewReader(mended)).Decode(into)
		}
	}
	return err
}

// withoutNaN replaces bare NaN and Infinity outside of strings by null. It returns nil if there are none.
func withoutNaN(text []byte) []byte {
	var out []byte
	inString := false
	copied := 0
	for i := 0; i < len(text); i++ {
		switch {
		case inString && text[i] == '\\':
			i++
		case text[i] == '"':
			inString = !inString
		case !inString:
			for _, word := range []string{"-Infinity", "Infinity", "NaN"} {
				if bytes.HasPrefix(text[i:], []byte(word)) {
					out = append(append(out, text[copied:i]...), "null"...)
					i += len(word) - 1
					copied = i + 1
					break
				}
			}
		}
	}
	if out == nil {
		return nil
	}
	return append(out, text[copied:]...)
}

func isNull(raw json.RawMessage) bool {
	return len(raw) == 0 || string(raw) == "null"
}

// looseText reads a string; of another value it returns the JSON text, because a code may come as a number.
func looseText(raw json.RawMessage) string {
	var text string
	if isNull(raw) || json.Unmarshal(raw, &text) == nil {
		return text
	}
	return strings.TrimSpace(string(raw))
}

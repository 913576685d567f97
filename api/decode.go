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
	scanned          bool // the Result was read on the way
}

// scanEnvelope reads the first JSON value of a text in one pass, and its Result by scan, which may be nil. It returns
// false for an envelope in which anything is unusual. If the Result alone is, the envelope has it as it came.
func scanEnvelope(text []byte, scan func(*scanner) bool) (envelope, bool) {
	var outer envelope
	s := &scanner{text: text}
	return outer, s.object([]string{"ResponseMetadata", "Result"}, func(key string) (ok bool) {
		s.peek()
		from := s.at
		if key == "Result" && scan != nil {
			if outer.scanned = scan(s); outer.scanned {
				outer.Result = text[from:s.at:s.at]
				return true
			}
			s.at = from
		}
		raw, ok := s.skip()
		switch key {
		case "ResponseMetadata":
			outer.ResponseMetadata = raw
		case "Result":
			outer.Result = raw
		}
		return ok
	})
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

// A reply is the answer to a call as far as every call has it.
type reply struct {
	result    json.RawMessage
	scanned   bool // the result was read on the way
	requestID string
}

// readEnvelope returns the Result of an answer, which scan reads on the way if it can, and its RequestId. It looks at
// ResponseMetadata.Error before the HTTP status, because the vendor's pages disagree on whether a failure has status
// 200.
func (c *Client) readEnvelope(action string, seen *exchange, scan func(*scanner) bool) (reply, error) {
	body := withoutMark(seen.body)
	outer, usual := scanEnvelope(body, scan)
	if !usual {
		outer = envelope{}
		if err := firstValue(body, &outer); err != nil {
			return reply{}, c.unreadable(action, seen, err)
		}
	}
	return c.open(action, seen, outer)
}

// withoutMark is a body without a byte order mark and without the space around it.
func withoutMark(body []byte) []byte {
	return bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")))
}

// open returns what an envelope holds, unless that is an error of the service.
func (c *Client) open(action string, seen *exchange, outer envelope) (reply, error) {
	var meta metadata
	_ = json.Unmarshal(outer.ResponseMetadata, &meta) // what cannot be read stays empty
	requestID := c.safe(seen, looseText(meta.RequestID))
	if code, message := readFailure(meta.Error); code != "" {
		return reply{requestID: requestID}, c.serviceError(action, seen, requestID, code, message)
	}
	if seen.status < 200 || seen.status > 299 {
		failed := c.answerError(action, seen, codeShape, "", nil)
		failed.RequestID = requestID
		return reply{requestID: requestID}, failed
	}
	if len(outer.ResponseMetadata) == 0 && len(outer.Result) == 0 {
		return reply{}, c.answerError(action, seen, codeShape, "", nil)
	}
	return reply{outer.Result, outer.scanned, requestID}, nil
}

// unreadable is the error of a body that cannot be read as an envelope.
func (c *Client) unreadable(action string, seen *exchange, err error) error {
	switch {
	case errors.Is(err, io.EOF):
		return c.answerError(action, seen, codeEmpty, "", nil)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return c.answerError(action, seen, codeTruncated, err.Error(), err)
	case isShapeError(err):
		return c.answerError(action, seen, codeShape, err.Error(), err)
	}
	return c.answerError(action, seen, codeNotJSON, err.Error(), err)
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

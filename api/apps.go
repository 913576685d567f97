package api

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
)

// An App is one application of the account. The AppKeys that come with it are never decoded: they sign room tokens.
type App struct {
	ID     string
	Name   string
	Status int // 0 being created, 1 running, 6 suspended for arrears, 98 disabled; -1 unknown
}

// The states of an App that can be asked for data.
const (
	StatusCreating  = 0
	StatusRunning   = 1
	StatusSuspended = 6
	StatusDisabled  = 98
	statusUnknown   = -1
)

const (
	appsPage  = 100 // the most that one call returns; the service may return fewer
	appsPages = 50  // a bound, in case the list does not end
)

// Apps lists the account's apps, each once and in the service's order. It calls ListApps until it has as many apps as
// the service says there are, or a page is empty. On an error it returns the apps that came before it. The error of a
// list that does not end has the code CodeEndless.
func (c *Client) Apps(ctx context.Context) ([]App, error) {
	var apps []App
	seen := make(map[string]bool)
	offset := 0
	for range appsPages {
		answer, err := c.call(ctx, actionApps, map[string]string{
			"Limit": strconv.Itoa(appsPage), "Offset": strconv.Itoa(offset),
		}, nil)
		if err != nil {
			return apps, err
		}
		page, err := decodeApps(answer.result)
		if err != nil {
			return apps, shapeError(actionApps, answer.requestID, err)
		}
		before := len(apps)
		for _, app := range page.apps {
			if !seen[app.ID] {
				seen[app.ID] = true
				apps = append(apps, app)
			}
		}
		offset += page.entries
		switch {
		case page.entries == 0 || page.total > 0 && offset >= page.total:
			return apps, nil
		case len(page.apps) > 0 && len(apps) == before:
			return apps, endless(answer.requestID, fmt.Sprintf("the list repeats itself after %d apps", len(apps)))
		}
	}
	return apps, endless("", fmt.Sprintf("%d calls returned %d apps, and there are more", appsPages, len(apps)))
}

// endless is the error of a list that does not end.
func endless(requestID, message string) *Error {
	return &Error{Kind: KindAnswer, Action: actionApps, Code: CodeEndless, Message: message,
		Advice: adviceFor(CodeEndless, 0), RequestID: requestID}
}

// An appsOfPage is one page of the list.
type appsOfPage struct {
	apps    []App // those that have an ID
	entries int   // also those that have none
	total   int   // of all pages; zero if the service does not say
}

func decodeApps(result json.RawMessage) (appsOfPage, error) {
	if isNull(result) {
		return appsOfPage{}, nil
	}
	var list struct {
		AppList []json.RawMessage
		Total   json.RawMessage
	}
	if err := json.Unmarshal(result, &list); err != nil {
		return appsOfPage{}, fmt.Errorf("reading Result.AppList: %w", err)
	}
	page := appsOfPage{entries: len(list.AppList)}
	page.total, _ = strconv.Atoi(looseText(list.Total)) // zero if it is not a number
	for _, raw := range list.AppList {
		var entry struct {
			AppID   json.RawMessage `json:"AppId"`
			AppName json.RawMessage
			Status  json.RawMessage
		}
		if json.Unmarshal(raw, &entry) != nil || looseText(entry.AppID) == "" {
			continue
		}
		app := App{ID: looseText(entry.AppID), Name: looseText(entry.AppName), Status: statusUnknown}
		if v, ok := number(entry.Status); ok {
			app.Status = int(v)
		}
		page.apps = append(page.apps, app)
	}
	return page, nil
}

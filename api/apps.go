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
	appsPage  = 100 // the most that one call returns
	appsPages = 50  // a bound for an account that never ends
)

// Apps lists the account's apps, in the service's order, by as many calls of ListApps as it takes.
func (c *Client) Apps(ctx context.Context) ([]App, error) {
	var apps []App
	for page := range appsPages {
		result, requestID, err := c.call(ctx, actionApps, map[string]string{
			"Limit": strconv.Itoa(appsPage), "Offset": strconv.Itoa(page * appsPage),
		})
		if err != nil {
			return apps, err
		}
		got, entries, err := decodeApps(result)
		if err != nil {
			return apps, shapeError(actionApps, requestID, err)
		}
		if apps = append(apps, got...); entries < appsPage {
			break
		}
	}
	return apps, nil
}

// decodeApps reads one page: the apps that have an ID, and how many entries there were with those that have none.
func decodeApps(result json.RawMessage) (apps []App, entries int, err error) {
	if isNull(result) {
		return nil, 0, nil
	}
	var page struct {
		AppList []json.RawMessage
	}
	if err := json.Unmarshal(result, &page); err != nil {
		return nil, 0, fmt.Errorf("reading Result.AppList: %w", err)
	}
	for _, raw := range page.AppList {
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
		apps = append(apps, app)
	}
	return apps, len(page.AppList), nil
}

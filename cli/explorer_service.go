package cli

import (
	"context"
	"errors"

	"rtcscope/api"
	"rtcscope/archive"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/sweep"
	"rtcscope/ui"
	"rtcscope/views"
)

// service is the reader and the client as the explorer sees them. It implements ui.Service.
type service struct {
	*archive.Reader
	client *api.Client
	env    *views.Env
}

// Apps implements ui.Service.
func (s service) Apps(ctx context.Context) ([]views.App, error) {
	list, err := s.client.Apps(ctx)
	if err != nil && len(list) == 0 {
		held, _ := s.Reader.Apps(ctx) // the service's error says more than one of the archive
		for _, id := range held {
			list = append(list, api.App{ID: id, Status: api.StatusRunning})
		}
	}
	apps := make([]views.App, len(list))
	for i, app := range list {
		apps[i] = views.App{ID: app.ID, Name: app.Name, Note: s.note(app.Status)}
	}
	return apps, err
}

// Renewal implements ui.Service.
func (s service) Renewal() sweep.Source { return s.Reader.Renewal() }

// Lookback implements ui.Service.
func (s service) Lookback(days int) sweep.Lookback { return s.Reader.Lookback(days) }

// Calls implements ui.Service.
func (s service) Calls() int64 { return s.client.Calls() }

// Cost implements ui.Service. The explorer asks for it before the first call, so it also counts what is left of the
// quota.
func (s service) Cost(ctx context.Context, q quality.Query) quality.Cost {
	s.client.Recount(ctx)
	return s.Reader.Cost(ctx, q)
}

// Quota implements ui.Service.
func (s service) Quota() quality.Quota { return s.client.Quota() }

// note returns what there is to know about an app with a status.
func (s service) note(status int) string {
	switch status {
	case api.StatusCreating:
		return s.env.Say.T("being created")
	case api.StatusSuspended:
		return s.env.Say.T("suspended for arrears")
	case api.StatusDisabled:
		return s.env.Say.T("disabled")
	}
	return ""
}

// explainer puts errors into the parts that the screen shows, in its language.
func explainer(say lang.Printer) func(error) ui.Failure {
	return func(err error) ui.Failure {
		var call *api.Error
		if errors.As(err, &call) {
			return ui.Failure{Code: call.Code, Message: call.Says(say), Advice: call.Advice,
				RequestID: call.RequestID, Status: call.Status}
		}
		if errors.Is(err, api.ErrNoCredentials) {
			return ui.Failure{Code: "NoCredentials",
				Advice: "Without credentials the service cannot be asked, and only what is held is shown: " +
					"set VOLC_ACCESSKEY and VOLC_SECRETKEY."}
		}
		return ui.Failure{Code: "Error", Message: say.Error(err)}
	}
}

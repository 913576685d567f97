package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"rtcscope/api"
	"rtcscope/quality"
)

// TakeAway is takeAway of a file, with a change of modes that may fail.
func TakeAway(name string, chmod func(string, fs.FileMode) error) string {
	return takeAway(name, false, chmod).Error()
}

// Catalogue is that of the service, with the parts that the fakes of these tests answer: how many calls an answer
// takes follows from its parts.
func Catalogue() quality.Catalogue {
	known := api.Catalogue()
	known.Parts = slices.DeleteFunc(known.Parts, func(rule quality.PartRule) bool {
		return !slices.Contains([]quality.Part{quality.PartRows, quality.PartWhole, quality.PartUsers}, rule.Part)
	})
	return known
}

// Guard keeps others from opening the file.
func Guard(ctx context.Context, path string) (unlock func(), err error) {
	return hold(ctx, path, alone)
}

// WaitBriefly has prunings wait for other processes no longer than so.
func (s *Store) WaitBriefly(wait time.Duration) { s.wait = wait }

// LeaveNoRoom lets the open archive of a reader grow no more, as on a full disk.
func (r *Reader) LeaveNoRoom(ctx context.Context) error {
	r.file.opened.store.db.SetMaxOpenConns(1) // the limit is one of a connection
	_, err := r.file.opened.store.db.ExecContext(ctx, `PRAGMA max_page_count = 1`)
	return err
}

// MakeVersion makes a file as a program of an older version would have, with data that statements put into it.
func MakeVersion(ctx context.Context, path string, version int, statements string) (err error) {
	db, err := dial(path, busyTimeout, "foreign_keys(1)", "synchronous(NORMAL)")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	for _, migration := range migrations[:version] {
		if _, err := db.ExecContext(ctx, migration); err != nil {
			return err
		}
	}
	_, err = db.ExecContext(ctx, statements+fmt.Sprintf("; PRAGMA application_id = %d; PRAGMA user_version = %d",
		applicationID, version))
	return err
}

// Put keeps the values of an answer in which nothing was odd.
func (s *Store) Put(ctx context.Context, k Key, r quality.Range, points []quality.Point, at time.Time) error {
	return s.Keep(ctx, k, r, quality.Daily{Points: points, Listed: true}, at)
}

// Write carries out a statement as a program of an older version would that has had the file open for long.
func (s *Store) Write(ctx context.Context, statement string, args ...any) error {
	db, err := dial(s.path, busyTimeout, "foreign_keys(1)", "synchronous(NORMAL)")
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, statement, args...)
	return errors.Join(err, db.Close())
}

// Explain is explain, for the tests.
var Explain = explain

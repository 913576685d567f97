package archive

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"rtcscope/quality"
)

// OpenToPrune is OpenExisting that also opens a file on a full disk. If there is no room to bring it to the newest
// version, it keeps the older one and can only be used for Plan.
func OpenToPrune(ctx context.Context, path string) (*Store, error) {
	s, err := openExisting(ctx, path)
	if NoRoom(err) {
		s, err = openAlone(ctx, path)
	}
	return s, explain(path, err)
}

// PruneOnFullDisk is Prune for a disk without room for it, because deleting needs room first. It writes what stays
// into the first of the folders elsewhere that takes it, and replaces the file by that. Before it replaces the file,
// it calls say with the path where all that stays is safe. That file is deleted at the end, unless the error names
// it. No other process may have the file open, and the caller's Store must be closed.
func PruneOnFullDisk(
	ctx context.Context, path string, before quality.Day, elsewhere []string, say func(safe string),
) (Pruned, error) {
	// Processes that open the file wait for the lock. If there is no room for its file either, SQLite's own lock
	// keeps them away.
	unlock, err := hold(ctx, path, alone)
	switch {
	case err == nil:
		defer unlock()
	case !NoRoom(err):
		return Pruned{}, explain(path, err)
	}
	s, err := openAlone(ctx, path)
	if err != nil {
		return Pruned{}, explain(path, err)
	}
	safe, gone, err := pruneInto(ctx, s, before, elsewhere)
	if err != nil {
		return Pruned{}, errors.Join(err, s.Close())
	}
	say(safe)
	// From here on it is not cancelled: it is short, and half of it is worse than all.
	if err := giveWay(s, safe); err != nil {
		const text = "the archive %s has no room; what stays is safe in %s: move that file there (%w)"
		return gone, fmt.Errorf(text, path, safe, err)
	}
	if err := os.RemoveAll(filepath.Dir(safe)); err != nil {
		return gone, fmt.Errorf("the archive was pruned, but a copy is left: %w", err)
	}
	return gone, nil
}

// pruneInto writes what stays into a new file, in the first folder that takes it.
func pruneInto(ctx context.Context, s *Store, before quality.Day, elsewhere []string) (string, Pruned, error) {
	room, err := size(s.path)
	if err != nil {
		return "", Pruned{}, err
	}
	var failures []error
	for _, folder := range elsewhere {
		dir, err := os.MkdirTemp(folder, "rtcscope-prune-")
		if err == nil {
			safe := filepath.Join(dir, "archive.db")
			var gone Pruned
			if gone, err = pruneCopy(ctx, s, safe, before); err == nil {
				return safe, gone, nil
			}
			err = errors.Join(err, os.RemoveAll(dir))
		}
		if ctx.Err() != nil {
			return "", Pruned{}, context.Cause(ctx)
		}
		failures = append(failures, fmt.Errorf("in %s: %w", folder, err))
	}
	const text = "the archive %s cannot be pruned where it is: its disk or its quota is full; free %.0f MB there, " +
		"or set TMPDIR to a folder on another disk that has so much, and prune again (%w)"
	megabytes := 3*float64(room)/1e6 + 1 // the copy, its log, and the copy rewritten by VACUUM
	return "", Pruned{}, fmt.Errorf(text, s.path, megabytes, errors.Join(failures...))
}

// pruneCopy copies the file, brings the copy to the newest version, and prunes it.
func pruneCopy(ctx context.Context, s *Store, to string, before quality.Day) (gone Pruned, err error) {
	if err := os.WriteFile(to, nil, 0o600); err != nil {
		return gone, err
	}
	if _, err := s.db.ExecContext(ctx, `VACUUM INTO ?`, to); err != nil {
		return gone, fmt.Errorf("copying the archive: %w", err)
	}
	made, err := connect(ctx, to)
	if err != nil {
		return gone, err
	}
	gone, err = made.Prune(ctx, before)
	if err == nil {
		var findings []error
		if findings, err = made.Check(ctx); err == nil && len(findings) > 0 {
			err = fmt.Errorf("the copy is not sound: %w", findings[0])
		}
	}
	if err = errors.Join(err, made.Close()); err == nil {
		if info, statErr := os.Stat(to + sides[0]); statErr == nil && info.Size() > 0 {
			err = errors.New("the copy is not whole") // a part of it is in the log
		}
	}
	return gone, err
}

// giveWay replaces the file by another one. It closes the store in any case.
func giveWay(s *Store, by string) error {
	unfinished := s.path + ".new"
	err := copyFile(by, unfinished)
	if err != nil && !NoRoom(err) {
		return errors.Join(err, s.Close())
	}
	// The log is removed before the new file comes, because SQLite would take it for the log of that. The space of
	// removed files is free once the store is closed.
	names := []string{s.path + sides[0], s.path + sides[1]}
	if err != nil {
		names = append(names, s.path)
	}
	for _, name := range names {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return errors.Join(err, s.Close())
		}
	}
	if closing := s.Close(); err != nil {
		if err := copyFile(by, unfinished); err != nil {
			return errors.Join(err, closing)
		}
	}
	return os.Rename(unfinished, s.path)
}

// copyFile copies a whole file, or leaves nothing behind.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // nothing was written
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		_ = os.Remove(to) // the error above is the one to show
	}
	return err
}

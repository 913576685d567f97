package state

import (
	"context"
	"errors"
	"os"
	"slices"

	"rtcscope/lang"
	"rtcscope/quality"
)

// Save writes the state to the file in one step: a reader finds the old file or the new one. Other processes may have
// written the file since Load. Save reads it again and merges the saved queries by name, so that none are lost; all
// else is replaced by that of s. Save holds a lock meanwhile.
//
// Save first renames a file that cannot be used. It returns the merged state. The caller should show the error only
// once, because a home that cannot be written stays so.
func Save(path string, s State) (State, error) {
	if path == "" {
		return s, &lang.Message{Text: "there is no place to remember anything: set HOME or XDG_STATE_HOME"}
	}
	for i, q := range s.Saved {
		if p := quality.CheckName(q.Name); p != nil {
			return s, p
		}
		if find(s.Saved, q.Name) < i {
			return s, &lang.Message{Text: "two queries are named %q: give one of them another name", Args: []any{q.Name}}
		}
	}
	unlock, err := lock(context.Background(), path)
	if err != nil {
		return s, notSaved(err)
	}
	defer unlock()
	_, absent := os.Stat(path)
	disk, aside, wrong := readOrPutAside(path, decode)
	if wrong != nil {
		return s, wrong.message
	}
	if absent != nil || aside != nil {
		s.loaded = nil // the file is gone: nobody removed the queries that it lacks
	}
	merged := merge(disk, s)
	text, err := encode(merged)
	if err == nil {
		err = replace(path, text)
	}
	if err != nil {
		return s, notSaved(err)
	}
	merged.loaded, merged.gone, merged.kept = slices.Clone(merged.Saved), nil, nil
	return merged, nil
}

func notSaved(err error) error {
	return &lang.Message{Text: "what the explorer remembers is not saved: %s", Args: []any{err}}
}

// merge is the state to write over a file that holds disk.
func merge(disk, mine State) State {
	out := mine
	// This program never changes the fields that it does not know, but another one may have.
	if disk.more != "" {
		out.more = disk.more
	}
	if disk.Columns.more != "" {
		out.Columns.more = disk.Columns.more
	}
	out.Saved = nil
	for _, theirs := range disk.Saved {
		at := find(mine.Saved, theirs.Name)
		switch {
		case at >= 0 && mine.changed(mine.Saved[at]):
			out.Saved = append(out.Saved, mine.Saved[at])
		case at < 0 && mine.forgot(theirs):
		default:
			out.Saved = append(out.Saved, theirs)
		}
	}
	for _, q := range mine.Saved {
		// A query that was loaded, is unchanged, and is missing in the file was removed by another process.
		if find(disk.Saved, q.Name) < 0 && mine.changed(q) {
			out.Saved = append(out.Saved, q)
		}
	}
	return out
}

// changed reports whether this run saved a query: a new one, a changed one, or the same one again.
func (s State) changed(q SavedQuery) bool {
	return !slices.Contains(s.loaded, q) || slices.Contains(s.kept, q.Name)
}

// forgot reports whether this run removed a query that the file has. It is false of a query with the same name that
// another process made or changed.
func (s State) forgot(theirs SavedQuery) bool {
	return slices.Contains(s.gone, theirs) || slices.Contains(s.loaded, theirs)
}

// replace writes a file in one step. The caller holds the lock, so all unfinished files can have the same name, and
// one that a dying process left behind is overwritten.
func replace(path string, text []byte) error {
	unfinished := path + ".new"
	f, err := os.OpenFile(unfinished, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(unfinished, path)
	}
	if err != nil {
		_ = os.Remove(unfinished) // an error of the removal matters less
	}
	return err
}

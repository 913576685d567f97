package state

import (
	"errors"
	"os"
	"slices"

	"rtcscope/lang"
	"rtcscope/quality"
)

// Save writes what is remembered, whole: a reader finds the old file or the new one. Other processes may have written
// since Load. Of what they and this one remember the writer's holds, but for saved queries, which nobody may lose to
// somebody else's table: those are merged by name, in a lock that begins before the file is read again and ends after
// it is written.
//
// A file that cannot be used is put aside first. Save returns what is remembered by then, the others' saved queries
// among it. The error is for the caller to show once: a home that cannot be written stays so.
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
	unlock, err := lock(path)
	if err != nil {
		return s, notSaved(err)
	}
	defer unlock()
	_, absent := os.Stat(path)
	disk, aside, wrong := readOrPutAside(path)
	if wrong != nil {
		return s, wrong.message
	}
	if absent != nil || aside != nil {
		s.loaded = nil // what is not in a file that is gone was not removed by anybody
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

// merge is what to write over a file that holds disk.
func merge(disk, mine State) State {
	out := mine
	// Nothing here changes fields that it does not know; another program may have.
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
		// One that was loaded, is as it was, and has gone from the file was removed there.
		if find(disk.Saved, q.Name) < 0 && mine.changed(q) {
			out.Saved = append(out.Saved, q)
		}
	}
	return out
}

// changed says whether this run made or changed a saved query, or saved it again as it was.
func (s State) changed(q SavedQuery) bool {
	return !slices.Contains(s.loaded, q) || slices.Contains(s.kept, q.Name)
}

// forgot says whether this run removed a saved query that it lacks and the file has. One of the same name that another
// process made or changed is not the one that was removed.
func (s State) forgot(theirs SavedQuery) bool {
	return slices.Contains(s.gone, theirs) || slices.Contains(s.loaded, theirs)
}

// replace writes a file whole. The caller holds the lock, so one name serves for every unfinished file, and one that a
// dying process left behind is written over.
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
		_ = os.Remove(unfinished) // the first error is the one to show
	}
	return err
}

package lang

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"rtcscope/cells"
)

// reasons are why the operating system refuses what is done with a file, as Linux says it: other systems have other
// words, and the catalogues one text for each.
var reasons = map[syscall.Errno]string{
	syscall.EACCES:       "permission denied",
	syscall.EPERM:        "operation not permitted",
	syscall.EROFS:        "read-only file system",
	syscall.ENOSPC:       "no space left on device",
	syscall.EDQUOT:       "disk quota exceeded",
	syscall.EFBIG:        "file too large",
	syscall.EIO:          "input/output error",
	syscall.EMFILE:       "too many open files",
	syscall.ENFILE:       "too many open files in system",
	syscall.ENOENT:       "no such file or directory",
	syscall.EEXIST:       "file exists",
	syscall.EISDIR:       "is a directory",
	syscall.ENOTDIR:      "not a directory",
	syscall.ENAMETOOLONG: "file name too long",
	syscall.ELOOP:        "too many levels of symbolic links",
	syscall.EBUSY:        "device or resource busy",
	syscall.EINVAL:       "invalid argument",
	syscall.ESTALE:       "stale file handle",
}

// system says an error of the operating system in the printer's language; false where its catalogue lacks that.
func (p Printer) system(err error) (string, bool) {
	//nolint:errorlint // each that wraps another is said around it, one after the other
	switch err := err.(type) {
	case syscall.Errno:
		return p.Language.translation(reasons[err])
	case *fs.PathError:
		why, ok := p.system(err.Err)
		return p.Colon(cells.Visible(err.Path), why), ok
	case *os.LinkError:
		why, ok := p.system(err.Err)
		return p.Colon(cells.Visible(err.Old+" → "+err.New), why), ok
	case *os.SyscallError:
		return p.system(err.Err)
	}
	return "", false
}

// failure says an error that is not Translatable; false where nothing of it can be said in the printer's language. Of
// an error that wraps another, as "doing this: why", each part is said by itself.
func (p Printer) failure(err error) (string, bool) {
	if text, ok := p.Language.translation(err.Error()); ok {
		return text, true
	}
	if text, ok := p.system(err); ok {
		return text, true
	}
	if p.English() {
		return "", false
	}
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		return p.joined(err, several.Unwrap())
	}
	cause := errors.Unwrap(err)
	if cause == nil {
		return "", false
	}
	if err.Error() == cause.Error() {
		return p.Error(cause), true
	}
	what, ok := strings.CutSuffix(err.Error(), ": "+cause.Error())
	if !ok {
		return "", false
	}
	return p.Colon(cells.Visible(p.T(what)), p.Error(cause)), true
}

// joined says errors that errors.Join made one of, a line each; false for others.
func (p Printer) joined(err error, parts []error) (string, bool) {
	english, lines := make([]string, len(parts)), make([]string, len(parts))
	for i, part := range parts {
		english[i], lines[i] = part.Error(), p.Error(part)
	}
	return strings.Join(lines, "\n"), err.Error() == strings.Join(english, "\n")
}

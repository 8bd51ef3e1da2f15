"""A VFS laid over SQLite's own: each call on a file of one folder is told to a listener, who may have it fail.

It needs neither a compiler nor a tracer: SQLite's functions are called through ctypes, and those that matter are put
before them. Reading, writing, forcing, locks, opening and deleting are heard as SQLite asks for them; that it forces
the folder is heard where its VFS for Unix opens it to do so.
"""

from __future__ import annotations

import _sqlite3
import ctypes
import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.campaign.listener import Listener

_NUMBER, _LONG, _POINTER = ctypes.c_int, ctypes.c_int64, ctypes.c_void_p
_OF_VFS = (
    "open delete access full_name dl_open dl_error dl_sym dl_close random sleep time error time64 set_call get_call"
)
_OF_FILES = "close read write truncate sync size lock unlock reserved control sector traits map_shm lock_shm"
_REST_OF_FILES = "barrier_shm unmap_shm fetch unfetch"


class _Vfs(ctypes.Structure):
    _fields_ = [
        *(("version", _NUMBER), ("file_size", _NUMBER), ("longest_name", _NUMBER)),
        *(("next", _POINTER), ("name", ctypes.c_char_p), ("own_data", _POINTER)),
        *((name, _POINTER) for name in f"{_OF_VFS} next_call".split()),
    ]


class _Methods(ctypes.Structure):
    _fields_ = [("version", _NUMBER), *((name, _POINTER) for name in f"{_OF_FILES} {_REST_OF_FILES}".split())]


_OPEN = ctypes.CFUNCTYPE(_NUMBER, _POINTER, _POINTER, _POINTER, _NUMBER, _POINTER)
_ON_NAME = ctypes.CFUNCTYPE(_NUMBER, _POINTER, _POINTER, _NUMBER)
_ACCESS = ctypes.CFUNCTYPE(_NUMBER, _POINTER, _POINTER, _NUMBER, _POINTER)
_ON_FILE = ctypes.CFUNCTYPE(_NUMBER, _POINTER)
_BYTES = ctypes.CFUNCTYPE(_NUMBER, _POINTER, _POINTER, _NUMBER, _LONG)
_ASKED = ctypes.CFUNCTYPE(_NUMBER, _POINTER, _POINTER)
_WITH_NUMBER = ctypes.CFUNCTYPE(_NUMBER, _POINTER, _NUMBER)
_GET_CALL = ctypes.CFUNCTYPE(_POINTER, _POINTER, ctypes.c_char_p)
_SET_CALL = ctypes.CFUNCTYPE(_NUMBER, _POINTER, ctypes.c_char_p, _POINTER)
_FOLDER = ctypes.CFUNCTYPE(_NUMBER, ctypes.c_char_p, _POINTER)
_OPEN_FOLDER = b"openDirectory"

# The methods of a file that are heard, and SQLite's code for each that fails.
_HEARD: dict[str, tuple[Any, int]] = {
    "read": (_BYTES, sqlite3.SQLITE_IOERR_READ),
    "write": (_BYTES, sqlite3.SQLITE_IOERR_WRITE),
    "truncate": (ctypes.CFUNCTYPE(_NUMBER, _POINTER, _LONG), sqlite3.SQLITE_IOERR_TRUNCATE),
    "sync": (_WITH_NUMBER, sqlite3.SQLITE_IOERR_FSYNC),
    "size": (_ASKED, sqlite3.SQLITE_IOERR_FSTAT),
    "lock": (_WITH_NUMBER, sqlite3.SQLITE_IOERR_LOCK),
    "unlock": (_WITH_NUMBER, sqlite3.SQLITE_IOERR_UNLOCK),
    "reserved": (_ASKED, sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK),
}
_CODES = {name: code for name, (_, code) in _HEARD.items()} | {
    "open": sqlite3.SQLITE_CANTOPEN,
    "delete": sqlite3.SQLITE_IOERR_DELETE,
    "access": sqlite3.SQLITE_IOERR_ACCESS,
    "sync folder": sqlite3.SQLITE_CANTOPEN,
}
# What the record of a disk needs to know of a call, by what the method is given.
_WHAT: dict[str, Callable[..., tuple[Any, ...]]] = {
    "write": lambda data, count, at: (at, ctypes.string_at(data, count)),
    "truncate": lambda size: (size,),
}
_NEW = 4  # SQLITE_OPEN_CREATE


@contextmanager
def sqlite_heard(folder: Path, listener: Listener) -> Iterator[None]:
    """Tell the listener of each call of SQLite on files of the folder; those opened before it are not heard."""
    layer = _layer()
    layer.lay(folder, listener)
    try:
        yield
    finally:
        layer.lift()
    if layer.broken:
        raise layer.broken[0]


def _layer() -> _Layer:
    """The one of this process: SQLite may keep pointers into it."""
    if not _LAYERS:
        _LAYERS.append(_Layer())
    return _LAYERS[0]


_LAYERS: list[_Layer] = []


class _Layer:
    """Our VFS with SQLite's own beneath it."""

    def __init__(self) -> None:
        self._library = _library()
        address = self._library.sqlite3_vfs_find(None)
        self._own = _Vfs.from_address(address)
        self._vfs = _Vfs.from_buffer_copy(self._own)
        self._vfs.name = b"heard"
        self._ours = {"open": _OPEN(self._open), "delete": _ON_NAME(self._delete), "access": _ACCESS(self._access)}
        for name, function in self._ours.items():
            setattr(self._vfs, name, ctypes.cast(function, _POINTER))
        self._methods: dict[int, _Methods] = {}  # by the address of those that they are put before
        self._heard = {name: kind(self._method(name, kind)) for name, (kind, _) in _HEARD.items()}
        self._files: dict[int, tuple[Path, _Methods]] = {}
        self._open_folder = _FOLDER(self._sync_folder)
        self._own_open_folder = _FOLDER(_GET_CALL(self._own.get_call)(address, _OPEN_FOLDER))
        self.broken: list[BaseException] = []

    def lay(self, folder: Path, listener: Listener) -> None:
        self._folder, self._listener, self.broken = folder, listener, []
        self._library.sqlite3_vfs_register(ctypes.addressof(self._vfs), 1)
        self._set_open_folder(ctypes.cast(self._open_folder, _POINTER))

    def lift(self) -> None:
        self._set_open_folder(None)
        self._library.sqlite3_vfs_unregister(ctypes.addressof(self._vfs))
        self._library.sqlite3_vfs_register(ctypes.addressof(self._own), 1)

    def _set_open_folder(self, function: Any) -> None:
        _SET_CALL(self._own.set_call)(ctypes.addressof(self._own), _OPEN_FOLDER, function)

    def _inside(self, name: int | None) -> Path | None:
        path = Path(os.fsdecode(ctypes.string_at(name))) if name else None
        return path if path is not None and path.parent == self._folder else None

    def _told(self, call: str, path: Path, do: Callable[[], int], *what: Any) -> int:
        """Do a call in the hearing of the listener; an error of his is the answer, as SQLite says it."""
        try:
            self._listener.before(call, path)
            code = do()
            if code == sqlite3.SQLITE_OK:
                self._listener.after(call, path, *what)
            return code
        except OSError as error:
            return sqlite3.SQLITE_FULL if error.errno == errno.ENOSPC and call == "write" else _CODES[call]
        except BaseException as error:  # nothing can be raised through SQLite
            self.broken.append(error)
            return sqlite3.SQLITE_ERROR

    def _open(self, vfs: int, name: int | None, file: int, flags: int, out: int | None) -> int:
        def opened() -> int:
            return int(_OPEN(self._own.open)(ctypes.addressof(self._own), name, file, flags, out))

        path = self._inside(name)
        if path is None:
            return opened()
        new = bool(flags & _NEW) and not os.access(path, os.F_OK)
        methods = _POINTER.from_address(file)
        methods.value = None
        code = self._told("open", path, opened, file, new)
        if code == sqlite3.SQLITE_OK and methods.value:
            self._files[file] = path, _Methods.from_address(methods.value)
            methods.value = ctypes.addressof(self._put_before(methods.value))
        elif methods.value:  # it was opened, and yet it is said to have failed
            _ON_FILE(_Methods.from_address(methods.value).close)(file)
            methods.value = None
        return code

    def _put_before(self, address: int) -> _Methods:
        if address not in self._methods:
            methods = self._methods[address] = _Methods.from_buffer_copy(_Methods.from_address(address))
            for name, function in self._heard.items():
                setattr(methods, name, ctypes.cast(function, _POINTER))
        return self._methods[address]

    def _method(self, call: str, kind: Any) -> Callable[..., int]:
        def method(file: int, *given: Any) -> int:
            path, own = self._files[file]
            what = _WHAT[call](*given) if call in _WHAT else ()
            return self._told(call, path, lambda: int(kind(getattr(own, call))(file, *given)), file, *what)

        return method

    def _delete(self, vfs: int, name: int, sync_folder: int) -> int:
        def deleted() -> int:
            return int(_ON_NAME(self._own.delete)(ctypes.addressof(self._own), name, sync_folder))

        path = self._inside(name)
        return deleted() if path is None else self._told("delete", path, deleted)

    def _access(self, vfs: int, name: int, what: int, out: int) -> int:
        def asked() -> int:
            return int(_ACCESS(self._own.access)(ctypes.addressof(self._own), name, what, out))

        path = self._inside(name)
        return asked() if path is None else self._told("access", path, asked)

    def _sync_folder(self, name: bytes, out: int) -> int:
        def opened() -> int:
            return int(self._own_open_folder(name, out))

        path = Path(os.fsdecode(name))
        return self._told("sync folder", path, opened) if path.parent == self._folder else opened()


def _library() -> Any:
    """The SQLite that Python's own module is linked with."""
    library = ctypes.CDLL(getattr(_sqlite3, "__file__", None))
    if os.name == "nt" or not hasattr(library, "sqlite3_vfs_find"):
        raise RuntimeError(
            "SQLite cannot be listened to here: take the Python of a Linux distribution, or python.org's."
        )
    library.sqlite3_vfs_find.restype = _POINTER
    library.sqlite3_vfs_find.argtypes = [ctypes.c_char_p]
    library.sqlite3_vfs_register.argtypes = [_POINTER, _NUMBER]
    library.sqlite3_vfs_unregister.argtypes = [_POINTER]
    return library

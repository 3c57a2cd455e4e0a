"""A process that can call nobody: on Linux the system refuses it every socket of the Internet (seccomp, BPF).

The engine carries out SERVICE, and LibreOffice fetches what a file links to. What reads the text of strangers for such
calls may be outwitted; the system is not.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys

_ARCHITECTURES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""Machine → its number in linux/audit.h, and that of the call `socket`."""
_AF_INET, _AF_INET6 = 2, 10
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06  # linux/bpf_common.h: BPF_LD|BPF_W|BPF_ABS, BPF_JMP|BPF_JEQ|BPF_K, BPF_RET
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2  # linux/prctl.h, linux/seccomp.h


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def go_offline() -> bool:
    """Refuse this process, and all that it starts, the Internet for good; False where the system cannot."""
    if sys.platform != "linux" or platform.machine() not in _ARCHITECTURES:
        return False
    code = _code(*_ARCHITECTURES[platform.machine()])
    program = _Program(len(code) // 8, code)
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    rest = [ctypes.c_ulong(0)] * 3
    if prctl(_NO_NEW_PRIVILEGES, ctypes.c_ulong(1), *rest):
        return False
    return not prctl(_SECCOMP, ctypes.c_ulong(_FILTER), ctypes.byref(program), *rest[:2])


def _code(architecture: int, socket: int) -> bytes:
    """Return the filter: `socket` of the Internet's families fails with EACCES, all else is as ever."""
    steps = (
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 0, 5, architecture),
        (_LOAD, 0, 0, _NUMBER),
        (_EQUAL, 0, 3, socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, 2, 0, _AF_INET),
        (_EQUAL, 1, 0, _AF_INET6),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    )
    return b"".join(struct.pack("=HBBI", *step) for step in steps)

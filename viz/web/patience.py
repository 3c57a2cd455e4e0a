"""Connections that keep a server waiting are ended: with a request that does not come, or an answer that is not taken.

Else a few hundred of them, which cost their sender nothing, would take all the connections that there are.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from viz.web.limits import Limits

if TYPE_CHECKING:
    from uvicorn.protocols.http.h11_impl import RequestResponseCycle

LOOK = 10.0
"""Seconds between two looks at a connection: what was awaited at one look must have got on by the next."""
LEAST = 1000
"""Bytes of a request that must come from one look to the next."""
HERE = ("127.0.0.1", "::1")
"""A proxy on this machine holds the connections of many."""

State = tuple["RequestResponseCycle | None", object]


class Impatient(H11Protocol):
    """HTTP/1.1 as uvicorn has it, for clients that do their part; one may hold `each` connections."""

    each = Limits().connections_each
    _got = 0
    _left = 0
    _awaited: State | None = None
    _look: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to watch; who holds too many connections gets no more."""
        super().connection_made(cast("asyncio.Transport", transport))
        if self._held() > self.each:
            transport.close()
            return
        self._look = self.loop.call_later(LOOK, self._look_again)

    def data_received(self, data: bytes) -> None:
        """Count what comes."""
        self._got += len(data)
        super().data_received(data)

    def connection_lost(self, exc: Exception | None) -> None:
        """Watch no more."""
        if self._look is not None:
            self._look.cancel()
        super().connection_lost(exc)

    def _held(self) -> int:
        if self.client is None or self.client[0] in HERE:
            return 0
        others = (cast("H11Protocol", each).client for each in self.connections)
        return sum(other is not None and other[0] == self.client[0] for other in others)

    def _look_again(self) -> None:
        left = self.transport.get_write_buffer_size()
        awaited = self._request_awaited()
        slow = awaited is not None and awaited == self._awaited and self._got < LEAST
        if slow or (left and left == self._left):
            self.transport.abort()
            return
        self._got, self._left, self._awaited = 0, left, awaited
        self._look = self.loop.call_later(LOOK, self._look_again)

    def _request_awaited(self) -> State | None:
        """Return which request is still to come and how far it is, None where the client has done its part.

        Between two requests uvicorn has a timer of its own.
        """
        state = self.conn.their_state
        done = state not in (h11.IDLE, h11.SEND_BODY) or self.timeout_keep_alive_task is not None
        return None if done or (self.flow is not None and self.flow.read_paused) else (self.cycle, state)


def impatient(each: int) -> type[Impatient]:
    """Return the protocol for a server of which one client may hold `each` connections."""
    return type("Impatient", (Impatient,), {"each": each})

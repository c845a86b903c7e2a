"""A real HTTP server on the loopback that misbehaves as it is told."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Page:
    """What stands at one path, and how it is served.

    `cuts`: after so many bytes of the body the connection is closed, once for each entry. `status`: other than 200.
    `hang`: seconds before anything is answered. `length`: the Content-Length it claims. `pause`: seconds after each
    16 KiB. `validators`: whether it sends an ETag. `ranges`: whether it honours Range.
    """

    content: bytes = b""
    cuts: list[int] = field(default_factory=list)
    status: int = 200
    hang: float = 0
    length: int | None = None
    pause: float = 0
    validators: bool = True
    ranges: bool = True


@dataclass
class Server:
    """A running server: put pages in, read requests off."""

    pages: dict[str, Page]
    address: str
    requests: list[tuple[str, str, str | None]] = field(default_factory=list)

    def bytes_sent(self, path: str) -> int:
        return self.sent.get(path, 0)

    sent: dict[str, int] = field(default_factory=dict)


@contextmanager
def serving() -> Iterator[Server]:
    stop = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None:
            return

        def do_HEAD(self) -> None:
            self.answer(body=False)

        def do_GET(self) -> None:
            self.answer(body=True)

        def answer(self, *, body: bool) -> None:
            server.requests.append((self.command, self.path, self.headers.get("Range")))
            page = server.pages.get(self.path, Page(status=404))
            if page.hang:
                stop.wait(page.hang)
            content, first, status = page.content, 0, page.status
            etag = f'"{sha256(content).hexdigest()}"'
            wanted = self.headers.get("Range")
            fresh = self.headers.get("If-Range") in {None, etag}
            if wanted and page.ranges and status == 200 and fresh:
                first = int(wanted.removeprefix("bytes=").removesuffix("-"))
                status = 206 if first < len(content) else 416
            part = content[first:] if status in {200, 206} else b""
            self.send_response(status)
            if page.validators:
                self.send_header("ETag", etag)
            if status == 206:
                self.send_header("Content-Range", f"bytes {first}-{len(content) - 1}/{len(content)}")
            length = len(part) if page.length is None else page.length
            self.send_header("Content-Length", str(length))
            self.end_headers()
            if not body:
                return
            limit = page.cuts.pop(0) if page.cuts and status in {200, 206} else None
            for start in range(0, len(part), 16384):
                block = part[start : start + 16384]
                if limit is not None and start + len(block) > limit:
                    block = block[: max(limit - start, 0)]
                try:
                    self.wfile.write(block)
                except OSError:
                    break
                server.sent[self.path] = server.sent.get(self.path, 0) + len(block)
                if page.pause:
                    time.sleep(page.pause)
                if limit is not None and start + 16384 >= limit:
                    break
            if limit is not None or length != len(part):
                self.close_connection = True

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server = Server({}, f"http://127.0.0.1:{http.server_port}")
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        stop.set()
        http.shutdown()
        http.server_close()
        thread.join()

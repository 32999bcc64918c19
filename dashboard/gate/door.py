"""The door in front of Streamlit: no page, file or socket without a session, where there are accounts."""

from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.gate import accounts, sessions
from dashboard.gate.identity import provider
from etl.home import Home

OPEN = ("/login", "/logout", "/_stcore/health")
"""What answers without a session."""

HEADERS = (
    (b"x-content-type-options", b"nosniff"), (b"x-frame-options", b"DENY"), (b"referrer-policy", b"same-origin"),
    (b"content-security-policy", b"frame-ancestors 'none'; object-src 'none'; base-uri 'self'"),
)  # fmt: skip


class Door:
    """Middleware around the whole application, HTTP and WebSocket alike."""

    def __init__(self, app: ASGIApp, home: Home) -> None:
        self._app, self._home = app, home

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or self._may_pass(scope):
            await self._app(scope, receive, _with_headers(send))
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 4401})
        else:
            await _refused(scope)(scope, receive, _with_headers(send))

    def _may_pass(self, scope: Scope) -> bool:
        if scope["path"] in OPEN or provider(self._home) or not accounts.exist(self._home):
            return True
        return sessions.who(self._home, token_of(HTTPConnection(scope).headers.get("cookie", ""))) is not None


def token_of(cookies: str) -> str | None:
    """The session in a Cookie header; a header that cannot be read holds none."""
    try:
        found = SimpleCookie(cookies).get(sessions.COOKIE)
    except CookieError:
        return None
    return found.value if found else None


def _refused(scope: Scope) -> Response:
    """A page leads to the door; anything else is told to stay out."""
    asks_for_page = "text/html" in HTTPConnection(scope).headers.get("accept", "") and scope["method"] == "GET"
    if not asks_for_page:
        return PlainTextResponse("请先登录。", 401)
    wanted = scope["path"] + ("?" + scope["query_string"].decode("latin-1") if scope["query_string"] else "")
    return RedirectResponse(f"/login?to={quote(wanted, safe='')}", 303)


def _with_headers(send: Send) -> Send:
    async def told(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            given = list(message.get("headers") or [])  # type: ignore[call-overload]
            known = {name.lower() for name, _ in given}
            message["headers"] = [*given, *(pair for pair in HEADERS if pair[0] not in known)]
        await send(message)

    return told  # type: ignore[return-value]

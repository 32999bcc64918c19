"""The door in front of Streamlit: no page, file or socket without a session, where there are accounts."""

from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.access import HERE
from dashboard.gate import accounts, sessions
from dashboard.gate.identity import provider
from etl.home import Home
from etl.journal import note

OPEN = ("/login", "/logout", "/_stcore/health")
"""What answers without a session."""

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Names of this machine: without accounts a page of another name is not served, whoever made that name point here."""

HEADERS = (
    (b"x-content-type-options", b"nosniff"), (b"x-frame-options", b"DENY"), (b"referrer-policy", b"same-origin"),
    (b"content-security-policy", b"frame-ancestors 'none'; object-src 'none'; base-uri 'self'"),
)  # fmt: skip


class Door:
    """Middleware around the whole application, HTTP and WebSocket alike."""

    def __init__(self, app: ASGIApp, home: Home) -> None:
        self._app, self._home = app, home

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = _refusal(scope, self._home) if scope["type"] in ("http", "websocket") else None
        if refused is None:
            await self._app(scope, receive, self._watched(scope, _with_headers(send)))
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 4401})
        else:
            await refused(scope, receive, _with_headers(send))

    def _watched(self, scope: Scope, send: Send) -> Send:
        """An upload that was too large never reaches a page: it is written down here."""

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 413:
                note(self._home, _sender(scope, self._home), "报送被拒", "文件太大")
            await send(message)

        return told


def _refusal(scope: Scope, home: Home) -> Response | None:
    """Why somebody does not come in; None where they may."""
    asked = HTTPConnection(scope)
    if scope["type"] == "websocket" and not _is_own(asked):
        return PlainTextResponse("请从本页打开。", 403)
    if scope["path"] in OPEN or provider(home):
        return None
    if not accounts.exist(home):
        return None if asked.url.hostname in LOOPBACK else PlainTextResponse("还没有账号，只能在本机打开。", 403)
    return None if sessions.who(home, token_of(asked.headers.get("cookie", ""))) else _shown_the_way(scope)


def _sender(scope: Scope, home: Home) -> str:
    """Blank where an identity provider alone knows."""
    account = sessions.who(home, token_of(HTTPConnection(scope).headers.get("cookie", "")))
    return account.scope.who if account else "" if provider(home) else HERE.who


def _is_own(asked: HTTPConnection) -> bool:
    """A socket is opened by a page of ours; asked here, since Streamlit would ask an address outside who it is."""
    origin = asked.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == asked.headers.get("host")


def token_of(cookies: str) -> str | None:
    """The session in a Cookie header; a header that cannot be read holds none."""
    try:
        found = SimpleCookie(cookies).get(sessions.COOKIE)
    except CookieError:
        return None
    return found.value if found else None


def _shown_the_way(scope: Scope) -> Response:
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

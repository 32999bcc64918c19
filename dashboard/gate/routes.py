"""The way in and out: /login asks for name and password, /logout ends the session. No script, nothing fetched."""

from importlib.resources import files
from string import Template
from urllib.parse import urlsplit

from markupsafe import escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.gate import accounts, sessions
from dashboard.gate.door import token_of
from etl.home import Home
from etl.journal import note
from etl.problems import Stop

LONGEST_FORM = 4096  # bytes
UNKNOWN = "没有这个账号"


def routes(home: Home) -> list[Route]:
    """Raises nothing: every refusal is the page again, with one sentence."""

    async def login(request: Request) -> Response:
        to = _inside(request.query_params.get("to", "/"))
        if request.method != "POST":
            return _page(to)
        return await _signed_in(home, request, to) if _is_own(request) else _page(to, "请从本页登录。", 403)

    async def logout(request: Request) -> Response:
        if request.method != "POST":
            return _framed("退出", "logout.html")
        token = token_of(request.headers.get("cookie", ""))
        if _is_own(request) and (account := sessions.who(home, token)):
            sessions.end(home, token)
            note(home, account.scope.who, "退出")
        gone = RedirectResponse("/login", 303)
        gone.delete_cookie(sessions.COOKIE)
        return gone

    return [Route("/login", login, methods=["GET", "POST"]), Route("/logout", logout, methods=["GET", "POST"])]


async def _signed_in(home: Home, request: Request, to: str) -> Response:
    length = request.headers.get("content-length")
    if not length or int(length) > LONGEST_FORM:
        return _page(to, accounts.WRONG, 413)
    form = await request.form()
    name, password = str(form.get("name", "")), str(form.get("password", ""))
    try:
        account = accounts.verify(home, name, password)
    except Stop as stop:
        note(home, _known(home, name), "登录失败", str(stop))
        return _page(to, str(stop), 401)
    note(home, account.scope.who, "登录")
    answer = RedirectResponse(to, 303)
    answer.set_cookie(
        sessions.COOKIE, sessions.begin(home, account), httponly=True, samesite="lax",
        secure=request.url.scheme == "https", max_age=int(sessions.LONGEST),
    )  # fmt: skip
    return answer


def _known(home: Home, name: str) -> str:
    """Who tried to come in. A name that no account has is not written down: it may be a password in the wrong field."""
    found = accounts.named(home, name)
    return found.scope.who if found else UNKNOWN


def _page(to: str, wrong: str = "", status: int = 200) -> Response:
    told = f'<p role="alert">{escape(wrong)}</p>' if wrong else ""
    return _framed("登录", "login.html", status, to=str(escape(to)), wrong=told)


def _framed(title: str, name: str, status: int = 200, **parts: str) -> Response:
    """A form in the frame that both have. `parts` are HTML already."""
    folder = files(__package__)
    body = Template(folder.joinpath(name).read_text("utf-8")).substitute(parts)
    page = Template(folder.joinpath("door.html").read_text("utf-8")).substitute(title=title, body=body)
    return HTMLResponse(page, status, {"cache-control": "no-store"})


def _inside(to: str) -> str:
    """Only a place of our own: a link must not lead somebody who has just signed in to another site."""
    parts = urlsplit(to)
    is_own = not parts.scheme and not parts.netloc and to.startswith("/") and not to.startswith(("//", "/\\"))
    return to if is_own and to.isprintable() else "/"


def _is_own(request: Request) -> bool:
    """Whether a form was sent from a page of ours; a browser says where it comes from."""
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == request.headers.get("host")

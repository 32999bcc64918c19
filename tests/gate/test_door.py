"""The door in front of everything: HTTP and WebSocket, the way in, the way out, forged and foreign requests."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from dashboard.gate import accounts
from dashboard.gate.accounts import Account
from dashboard.gate.door import Door
from dashboard.gate.routes import routes
from etl.home import Home
from etl.journal import entries

PASSWORD, HERE = "correct-horse-9", "http://testserver"


async def page(_: object) -> PlainTextResponse:
    return PlainTextResponse("inside")


async def socket(ws: WebSocket) -> None:
    await ws.accept()
    await ws.send_text("inside")
    await ws.close()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "data")
    accounts.add(home, Account("zhang", "常委会", "committee"), PASSWORD)
    return home


@pytest.fixture
def visitor(home: Home) -> TestClient:
    inside = [Route("/", page), Route("/deputy", page), WebSocketRoute("/_stcore/stream", socket)]
    app = Starlette(routes=[*routes(home), *inside], middleware=[Middleware(Door, home=home)])
    return TestClient(app, follow_redirects=False)


def sign_in(visitor: TestClient, password: str = PASSWORD, to: str = "/", origin: str | None = HERE) -> int:
    headers = {"origin": origin} if origin else {}
    form = {"name": "zhang", "password": password}
    return visitor.post("/login", params={"to": to}, data=form, headers=headers).status_code


def connects(visitor: TestClient, **headers: str) -> bool:
    try:
        with visitor.websocket_connect("/_stcore/stream", headers=headers) as ws:
            return ws.receive_text() == "inside"
    except WebSocketDisconnect:
        return False


def test_without_a_session_a_page_leads_to_the_door_and_all_else_is_refused(visitor: TestClient) -> None:
    asked = visitor.get("/deputy?id=D1", headers={"accept": "text/html"})
    assert (asked.status_code, asked.headers["location"]) == (303, "/login?to=%2Fdeputy%3Fid%3DD1")
    assert visitor.get("/deputy").status_code == 401
    assert visitor.post("/deputy", headers={"accept": "text/html"}).status_code == 401
    assert not connects(visitor)
    assert not connects(visitor, cookie="lvzhi_session=forged")
    assert not connects(visitor, cookie='lvzhi_session="; bad; =')


def test_a_socket_without_a_session_is_closed_with_a_code_the_page_can_tell(visitor: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect) as closed, visitor.websocket_connect("/_stcore/stream"):
        pass
    assert closed.value.code == 4401


def test_the_right_password_opens_everything_and_leaving_closes_it(visitor: TestClient, home: Home) -> None:
    assert sign_in(visitor) == 303
    assert visitor.get("/").text == "inside" and connects(visitor)
    assert visitor.post("/logout", headers={"origin": HERE}).status_code == 303
    assert visitor.get("/").status_code == 401 and not connects(visitor)
    assert [(one.who, one.what) for one in entries(home)] == [("常委会（zhang）", "登录"), ("常委会（zhang）", "退出")]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(("path", "title"), [("/login", "登录"), ("/logout", "退出")])
def test_asking_for_a_form_does_nothing_yet(visitor: TestClient, path: str, title: str, method: str) -> None:
    sign_in(visitor)
    answer = visitor.request(method, path, headers={"origin": HERE})
    assert answer.status_code == 200 and "set-cookie" not in answer.headers
    assert method == "HEAD" or title in answer.text
    assert visitor.get("/").text == "inside"


@pytest.mark.parametrize("origin", [None, "http://elsewhere.example"])
def test_a_form_of_another_site_ends_no_session(visitor: TestClient, home: Home, origin: str | None) -> None:
    sign_in(visitor)
    token = visitor.cookies["lvzhi_session"]
    visitor.post("/logout", headers={"origin": origin} if origin else {})
    visitor.cookies.set("lvzhi_session", token)
    assert visitor.get("/").text == "inside" and [one.what for one in entries(home)] == ["登录"]


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(visitor: TestClient) -> None:
    form = {"name": "zhang", "password": PASSWORD}
    told = visitor.post("/login", data=form, headers={"origin": HERE}).headers["set-cookie"].lower()
    assert "httponly" in told and "samesite=lax" in told


def test_a_wrong_password_is_one_sentence_and_is_written_down(visitor: TestClient, home: Home) -> None:
    for n in range(accounts.FAILURES + 1):
        assert sign_in(visitor, f"nope-nope-nope-{n}") == 401
    told = [(one.who, one.what, one.about) for one in entries(home)]
    wrong, locked = ("常委会（zhang）", "登录失败", accounts.WRONG), told[-1]
    assert told[:-1] == [wrong] * accounts.FAILURES and locked[:2] == wrong[:2] and "15 分钟" in locked[2]


def test_a_password_typed_where_the_name_belongs_is_nowhere(visitor: TestClient, home: Home) -> None:
    form = {"name": f"<b>{PASSWORD}", "password": "nope-nope-nope"}
    answer = visitor.post("/login", data=form, headers={"origin": HERE})
    assert answer.status_code == 401 and accounts.WRONG in answer.text and PASSWORD not in answer.text
    assert [(one.who, one.what) for one in entries(home)] == [("没有这个账号", "登录失败")]
    assert PASSWORD not in home.journal.read_text("utf-8")


@pytest.mark.parametrize("origin", [None, "null", "http://elsewhere.example"])
def test_a_form_of_another_site_is_refused(visitor: TestClient, origin: str | None) -> None:
    assert sign_in(visitor, origin=origin) == 403
    assert visitor.get("/").status_code == 401


@pytest.mark.parametrize(("length", "status"), [(4096, 401), (4097, 413)])
def test_a_form_too_long_is_refused(visitor: TestClient, length: int, status: int) -> None:
    rest = len("name=zhang&password=")
    assert sign_in(visitor, password="x" * (length - rest)) == status


def test_a_form_that_does_not_tell_its_length_is_refused(visitor: TestClient) -> None:
    parts = iter([b"name=zhang&password=", PASSWORD.encode(), b"&x=" + b"x" * 100_000])
    kind = {"origin": HERE, "content-type": "application/x-www-form-urlencoded"}
    assert visitor.post("/login", content=parts, headers=kind).status_code == 413
    assert visitor.get("/").status_code == 401


@pytest.mark.parametrize("host", ["testserver/login?", "testserver/logout#", "testserver/_stcore/health?x="])
def test_a_host_that_reads_as_an_open_place_opens_nothing(visitor: TestClient, host: str) -> None:
    """The door goes by the path as it was sent, not by an address put together of what the visitor says of the host."""
    assert visitor.get("/deputy", headers={"host": host}).status_code == 401


LEADS = [
    ("/deputy?id=D1", "/deputy?id=D1"),
    ("//elsewhere.example", "/"),
    ("/\\elsewhere.example", "/"),
    ("https://elsewhere.example/", "/"),
    ("javascript:alert(1)", "/"),
    ("/a\r\nset-cookie: b=c", "/"),
]


@pytest.mark.parametrize("to, leads", LEADS)
def test_signing_in_never_leads_elsewhere(visitor: TestClient, to: str, leads: str) -> None:
    form = {"name": "zhang", "password": PASSWORD}
    answer = visitor.post("/login", params={"to": to}, data=form, headers={"origin": HERE})
    assert answer.headers["location"] == leads


def of_this_machine(home: Path, name: str) -> TestClient:
    inside = [Route("/", page), WebSocketRoute("/_stcore/stream", socket)]
    app = Starlette(routes=inside, middleware=[Middleware(Door, home=Home(home))])
    return TestClient(app, base_url=f"http://{name}")


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1:8501", "[::1]:8501"])
def test_without_accounts_the_door_is_open_on_this_machine(tmp_path: Path, name: str) -> None:
    answer = of_this_machine(tmp_path, name).get("/")
    assert answer.text == "inside" and answer.headers["x-frame-options"] == "DENY"


def test_without_accounts_another_name_that_points_here_is_not_served(tmp_path: Path) -> None:
    answer = of_this_machine(tmp_path, "rebound.example").get("/")
    assert (answer.status_code, answer.text) == (403, "还没有账号，只能在本机打开。")


def test_a_socket_opened_by_a_page_of_another_site_is_closed(tmp_path: Path) -> None:
    visitor = of_this_machine(tmp_path, "localhost")
    with visitor.websocket_connect("ws://localhost/_stcore/stream", headers={"origin": "http://localhost"}) as own:
        assert own.receive_text() == "inside"
    with (
        pytest.raises(WebSocketDisconnect),
        visitor.websocket_connect("ws://localhost/_stcore/stream", headers={"origin": "http://evil.example"}),
    ):
        pass

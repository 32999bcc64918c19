"""A small identity provider on this machine: whoever it is told to be signs in at once, with the claims it is given."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.serve import ADDRESS, free_port

CLIENT, SECRET = "lvzhi", "a-secret-between-the-two"


class Provider:
    """`claims`: what the next one who signs in is."""

    def __init__(self, address: str) -> None:
        self.address, self.claims, self._nonce = address, dict[str, Any](), dict[str, str]()
        self._key = RSAKey.generate_key(2048, parameters={"kid": "one"})

    def app(self) -> Starlette:
        return Starlette(routes=[
            Route("/.well-known/openid-configuration", self._told), Route("/authorize", self._authorize),
            Route("/token", self._token, methods=["POST"]), Route("/keys", self._keys),
        ])  # fmt: skip

    async def _told(self, _: Request) -> Response:
        places = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        return JSONResponse({
            "issuer": self.address, **{name: f"{self.address}/{path}" for name, path in places.items()},
            "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        })  # fmt: skip

    async def _authorize(self, request: Request) -> Response:
        asked = request.query_params
        self._nonce["code"] = asked.get("nonce", "")
        return RedirectResponse(f"{asked['redirect_uri']}?code=code&state={asked['state']}", 303)

    async def _token(self, request: Request) -> Response:
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 600, "nonce": self._nonce["code"]}
        token = jwt.encode({"alg": "RS256", "kid": "one"}, {**claims, **self.claims}, self._key)
        return JSONResponse({"access_token": "none", "token_type": "Bearer", "expires_in": 600, "id_token": token})

    async def _keys(self, _: Request) -> Response:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})


@contextmanager
def running() -> Iterator[Provider]:
    """The provider, on a free port."""
    port = free_port(9300)
    provider = Provider(f"http://{ADDRESS}:{port}")
    server = uvicorn.Server(uvicorn.Config(provider.app(), ADDRESS, port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield provider
    server.should_exit = True
    thread.join()

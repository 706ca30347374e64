"""Makes the pictures of the documentation, from the demo.

``./dev screenshots`` serves the demo and runs this; ``CAFE_URL`` is its address.
All are made, in a minute; with ``ONLY=reports,import`` in the environment, only those.
"""

import http.cookiejar
import json
import os
import re
import sys
import urllib.parse
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pictures import PICTURES  # noqa: E402
from screenshot_browser import Browser  # noqa: E402

FOLDER = Path(__file__).parent / "images"
MODULE = "cafe_partage_module"
# what floats over a page and is no part of what the picture is about
STYLE = ".o_main_navbar .o_debug_manager, .o_cookies_bar { display: none !important }"


class Demo:
    """The running demo: sessions of its users, and where its records are."""

    def __init__(self, url):
        self.url = url
        self.cookies = {"": ""}

    def cookie(self, login):
        """The session of a demo user, whose password is the login."""
        if login not in self.cookies:
            self.cookies[login] = self._sign_in(login)
        return self.cookies[login]

    def _sign_in(self, login):
        jar = http.cookiejar.CookieJar()
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        with opener.open(f"{self.url}/web/login") as answer:
            page = answer.read().decode()
        token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
        form = {"login": login, "password": login, "csrf_token": token}
        with opener.open(
            f"{self.url}/web/login", urllib.parse.urlencode(form).encode()
        ) as answer:
            if "/web/login" in answer.url:
                raise SystemExit(f"The demo does not let {login} in.")
        return next(cookie.value for cookie in jar if cookie.name == "session_id")

    def read(self, model, method, *arguments):
        """Calls a method of a model as the administrator."""
        body = {"params": {"model": model, "method": method, "args": arguments}}
        body["params"]["kwargs"] = {}
        request = urllib.request.Request(
            f"{self.url}/web/dataset/call_kw",
            json.dumps(body).encode(),
            {
                "Content-Type": "application/json",
                "Cookie": f"session_id={self.cookie('admin')}",
            },
        )
        with urllib.request.urlopen(request) as answer:
            found = json.load(answer)
        if "error" in found:
            raise SystemExit(found["error"]["data"]["message"])
        return found["result"]

    def id(self, name):
        domain = [["module", "=", MODULE], ["name", "=", name]]
        found = self.read("ir.model.data", "search_read", domain, ["res_id"])
        if not found:
            todo = "./dev run --fresh makes it anew"
            raise SystemExit(f"The demo has no {name}: {todo}.")
        return found[0]["res_id"]

    def address(self, path):
        def put(match):
            kind, *rest = match[1].split(":")
            if kind == "action":
                return f"/odoo/action-{MODULE}.{rest[0]}"
            if kind == "id":
                return str(self.id(rest[0]))
            if kind == "signed":
                return os.environ[f"CAFE_SIGNED_{rest[0].upper()}"]
            model, name = rest
            (record,) = self.read(model, "read", [self.id(name)], ["website_url"])
            return record["website_url"]

        path = re.sub(r"{([\w.:]+)}", put, path)
        return path if path.startswith("http") else self.url + path


def take(browser, demo, picture):
    browser.resize(*picture.size)
    browser.sign_in(demo.cookie(picture.login), demo.url)
    browser.go(demo.address(picture.path), picture.wait)
    style = json.dumps(STYLE)
    browser.run(
        "document.head.append(Object.assign(document.createElement('style'),"
        f"{{textContent: {style}}}))"
    )
    for selector, result in picture.clicks:
        browser.click(selector)
        browser.wait(result)
    if picture.script:
        browser.run(picture.script)
    browser.save(FOLDER / f"{picture.name}.png")


def main():
    demo = Demo(os.environ["CAFE_URL"].rstrip("/"))
    only = [name for name in os.environ.get("ONLY", "").split(",") if name]
    FOLDER.mkdir(exist_ok=True)
    failed = []
    with Browser() as browser:
        for picture in PICTURES:
            if only and picture.name not in only:
                continue
            try:
                take(browser, demo, picture)
                print(f"  ✓ {picture.name}", flush=True)
            except (TimeoutError, RuntimeError) as error:
                failed.append(picture.name)
                print(f"  ✗ {picture.name}: {error}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

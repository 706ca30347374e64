"""People at their browsers, many at once, before a server with real workers."""

import http.cookiejar
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import xmlrpc.client
from dataclasses import dataclass
from html import unescape

CSRF = re.compile(r'csrf_token: "(\w+)"')
TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)
PATIENCE = 60  # seconds; who waits longer is lost
AT_THE_DOOR = 4  # connections for each worker; its listen queue has 8 places
PAUSE = 0.05  # seconds, before a refused connection is tried again


@dataclass
class Answer:
    """What somebody got: ``status`` 0 and ``text`` when nothing came."""

    status: int
    url: str
    page: str
    seconds: float

    @property
    def text(self):
        """What is to be read on the page, with single spaces."""
        return " ".join(unescape(TAGS.sub(" ", self.page)).split())


class Browser:
    """One person's browser: cookies of her own, redirects followed.

    :param door: semaphore, which lets in as many at once as a proxy would: where the
        listen queue overflows, the kernel drops what is sent, and Odoo hangs up
    """

    handlers = ()  # classes of urllib's, more or others than it has by itself

    def __init__(self, url, door):
        self.url = url
        self.door = door
        self.csrf = None
        cookies = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}),
            urllib.request.HTTPCookieProcessor(cookies),
            *self.handlers,
        )

    def get(self, path):
        """Open a page, and keep what its forms need."""
        answer = self._send(path)
        if found := CSRF.search(answer.page):
            self.csrf = found[1]
        return answer

    def post(self, path, **fields):
        """Send a form of the page that is open."""
        fields = {"csrf_token": self.csrf, **fields}
        return self._send(path, urllib.parse.urlencode(fields).encode())

    def _send(self, path, data=None):
        begin = time.monotonic()
        status, url, page = 0, "", ""
        while not status and time.monotonic() - begin < PATIENCE:
            try:
                with (
                    self.door,
                    self._opener.open(
                        self.url + path, data, timeout=PATIENCE
                    ) as response,
                ):
                    status, url = response.status, response.url
                    page = response.read().decode()
            except urllib.error.HTTPError as error:
                status, url, page = error.code, error.url, error.read().decode()
            except urllib.error.URLError as error:
                # every place in the listen queue is taken: a proxy tries again
                if not isinstance(error.reason, ConnectionRefusedError):
                    page = str(error)
                    break
                time.sleep(PAUSE)
            except OSError as error:
                page = str(error)
                break
        return Answer(status, url, page, time.monotonic() - begin)


class Staff:
    """A member of the staff at work, through Odoo's own remote calls."""

    def __init__(self, server, login="admin", password="admin"):
        self.server = server
        self.password = password
        self.uid = self._proxy("common").authenticate(
            server.database, login, password, {}
        )

    def _proxy(self, service):
        return xmlrpc.client.ServerProxy(
            f"{self.server.url}/xmlrpc/2/{service}", allow_none=True
        )

    def call(self, model, method, *arguments, **options):
        """Call a method as Odoo's client does; a proxy of one's own for threads."""
        while True:
            try:
                return self._proxy("object").execute_kw(
                    *(self.server.database, self.uid, self.password),
                    *(model, method, arguments, options),
                )
            except ConnectionRefusedError:
                time.sleep(PAUSE)


def all_at_once(actions, limit=2 * PATIENCE):
    """Do all of this at the same moment, each in a thread.

    :param actions: list of functions
    :param limit: seconds
    :return: list of what they gave, in order; an exception in its place, and None
        for what was not done in time
    """
    barrier = threading.Barrier(len(actions))
    results = [None] * len(actions)

    def run(number, action):
        barrier.wait()
        try:
            results[number] = action()
        except Exception as error:
            results[number] = error

    threads = [
        threading.Thread(target=run, args=(number, action), daemon=True)
        for number, action in enumerate(actions)
    ]
    for thread in threads:
        thread.start()
    end = time.monotonic() + limit
    for thread in threads:
        thread.join(max(end - time.monotonic(), 0))
    return list(results)

"""What a picture of the documentation is made of."""

from dataclasses import dataclass, field

DESK, PHONE = (1280, 800), (390, 844)
SCROLL = "document.querySelector('.o_notebook').scrollIntoView(), 1"


@dataclass
class Picture:
    """One picture: who looks, at what, and what must be there before it is taken.

    ``path`` may hold ``{action:xml_id}`` and ``{id:xml_id}`` of ours, and
    ``{url:xml_id}`` for the website's page of a record; ``{signed:drivers}`` is the
    link that a member finds in a mail.
    """

    name: str
    login: str
    path: str
    wait: str
    size: tuple = DESK
    clicks: list = field(default_factory=list)  # pairs: what to click, what comes
    script: str = ""

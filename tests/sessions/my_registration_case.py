"""A session with one seat, and who looks after her registration through her link."""

from lxml import html

from odoo.http import Request

from ..common import MODULE
from ..website_case import WebsiteCase


class MyRegistrationCase(WebsiteCase):
    """Has ``cls.seated`` in the only seat, ``cls.first`` and ``cls.second`` in line."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.meeting.write({"seats_limited": True, "seats_max": 1})
        cls.seated = cls.make_registration(
            cls.meeting,
            "An Claes",
            email="an@zaad.example",
            organisation_name="Zaad",
            question_brought="Hoe verder?",
            lang="en_US",
        )
        cls.first = cls.make_registration(
            cls.meeting, "Bo Smet", email="bo@zaad.example", state="waiting"
        )
        cls.second = cls.make_registration(
            cls.meeting, "Cas Nys", email="cas@zaad.example", state="waiting"
        )
        (cls.seated | cls.first | cls.second).news = False

    def get_path(self, registration):
        """:return: str, the path of the link in her mail"""
        url = registration._get_my_url()
        return "/inschrijving/" + url.rpartition("/")[2]

    def post(self, path, step="", **form):
        """Press a button of the page; ``form`` is what was filled in."""
        self.authenticate(None, None)
        form = {"csrf_token": Request.csrf_token(self), "step": step, **form}
        response = self.url_open(path, data=form)
        self.env.invalidate_all()
        return response

    def step(self, registration, step, status=200, **form):
        """:return: lxml tree of the page that answers"""
        response = self.post(self.get_path(registration), step, **form)
        self.assertEqual(response.status_code, status)
        return html.fromstring(response.content)

    def read(self, page, css_class):
        """:return: str, the text of the elements of ``css_class``"""
        found = page.find_class(css_class)
        return " ".join(" ".join(part.text_content() for part in found).split())

    def move_meeting(self, begin, end):
        """The session at another moment, without what a real move sets off."""
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE event_event SET date_begin = %s, date_end = %s WHERE id = %s",
            (begin, end, self.meeting.id),
        )
        self.env.invalidate_all()

    def run_job(self, name):
        with self.enter_registry_test_mode():
            self.env.ref(f"{MODULE}.{name}").method_direct_trigger()
        self.env.invalidate_all()

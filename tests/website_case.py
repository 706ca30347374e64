"""A visitor's or member's browser, without the browser: pages, forms, query counts."""

from lxml import html

from odoo.http import Request
from odoo.tests import HttpCase

from .common import CafeBuilders


class WebsiteCase(CafeBuilders, HttpCase):
    """Has the users of ``make_users`` and one published session, ``cls.meeting``."""

    signed_in = False

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()
        cls.series = cls.make_series("Café Test")
        cls.meeting = cls.make_session(
            cls.series, published=True, date_tz="Europe/Brussels"
        )

    @classmethod
    def make_stock_event(cls, **values):
        """An event as stock Odoo knows it: without a series."""
        event = cls.make_session(cls.series, published=True, name="Zomerfeest")
        event.write({"series_id": False, **values})
        return event

    @classmethod
    def make_published_member(cls, name):
        """An organisation that is a current member of a network on the website."""
        network = cls.make_network(f"Netwerk van {name}", is_published=True)
        organisation = cls.make_organisation(name)
        cls.make_member(network, organisation)
        return organisation

    @classmethod
    def make_own_organisation(cls, name="Eigen Huis"):
        """The organisation that ``cls.member`` works for."""
        organisation = cls.make_organisation(name)
        cls.member.partner_id.parent_id = organisation
        return organisation

    def get_page(self, path, status=200):
        """:return: the page's lxml tree, after a check of its status"""
        response = self.url_open(path)
        self.assertEqual(response.status_code, status, path)
        return html.fromstring(response.content)

    def get_text(self, path, css_class=None, status=200):
        """:return: str, what a visitor reads there, with single spaces: the page's
        own part, or its elements of ``css_class``"""
        page = self.get_page(path, status)
        found = page.find_class(css_class) if css_class else page.xpath("//main")
        return " ".join(" ".join(element.text_content() for element in found).split())

    def make_form(self, session, *people):
        """:return: dict, the registration form of ``session`` filled in; each of
        ``people`` is a dict with ``name``, ``email`` and our own fields"""
        if not self.signed_in:
            self.authenticate(None, None)
        questions = {q.question_type: q.id for q in session.question_ids}
        form = {"csrf_token": Request.csrf_token(self)}
        for number, person in enumerate(people, start=1):
            form[f"{number}-event_ticket_id"] = "0"
            for field, value in person.items():
                key = f"{field}-{questions[field]}" if field in questions else field
                form[f"{number}-{key}"] = value
        return form

    def sign_in(self, user):
        """Sign in ``user``; the next form is theirs."""
        self.authenticate(user.login, user.login)
        self.signed_in = True

    def register(self, session, *people, lang="en", extra=None):
        """Send the filled-in form.

        :return: the response, and the registrations that it made
        """
        before = session.registration_ids
        form = {**self.make_form(session, *people), **(extra or {})}
        response = self.url_open(
            f"/{lang}/event/{session.id}/registration/confirm", data=form
        )
        session.invalidate_recordset(["registration_ids"])
        return response, session.registration_ids - before

    def count_queries(self, path):
        """:return: int, queries of one request once caches are warm"""
        for _warming in range(3):
            self.assertEqual(self.url_open(path).status_code, 200)
        self.env.flush_all()
        before = self.cr.sql_log_count
        self.url_open(path)
        return self.cr.sql_log_count - before

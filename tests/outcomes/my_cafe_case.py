from datetime import timedelta

from odoo import fields

from ..website_case import WebsiteCase


class MyCafeCase(WebsiteCase):
    """``cls.member``'s own page; other helpers make what stands on it."""

    url = "/en/my/cafe"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # what an installation brings is not what is tested here
        cls.env["cafe.session.report"].search([]).is_published = False
        cls.env["event.event"].search([("id", "!=", cls.meeting.id)]).write(
            {"is_published": False}
        )
        cls.me = cls.member.partner_id

    @classmethod
    def make_mine(cls, session=None, **values):
        """A registration of the member."""
        return cls.make_registration(
            session or cls.meeting,
            cls.me.name,
            **{"attendee_partner_id": cls.me.id, "email": cls.me.email, **values},
        )

    @classmethod
    def make_followup(cls, name="Een vorming", **values):
        session = cls.make_session(cls.series, days=-20, name="Eerdere sessie")
        return cls.env["cafe.followup"].create(
            {"name": name, "event_id": session.id, **values}
        )

    @classmethod
    def make_place(cls, name="Netwerk Zaad", **values):
        """A place of the member's organisation in a network on the website."""
        network = cls.make_network(name, website_published=True)
        return cls.make_member(
            network, cls.me.commercial_partner_id, circle_id=network.circle_ids[0].id
        )

    @classmethod
    def make_stale_driver(cls, member, name="Samen leren"):
        driver = cls.env["cafe.driver"].create({"name": name})
        long_ago = fields.Date.today() - timedelta(days=900)
        return cls.env["cafe.member.driver"].create(
            {
                "member_id": member.id,
                "driver_id": driver.id,
                "date_start": long_ago,
                "confirmed_on": long_ago,
            }
        )

    def get_page_of(self, user):
        """:return: dict, what the service gives this user"""
        return self.env["cafe.my.cafe"].with_user(user)._get_page()

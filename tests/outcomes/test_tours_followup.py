from odoo.tests import tagged

from .followup_case import FollowupCase
from .reader_case import ReaderCase


@tagged("post_install", "-at_install")
class TestFollowupBoardTour(FollowupCase):
    def test_who_drags_to_dropped_says_why(self):
        self.env["cafe.followup"].search([]).filtered(
            lambda f: f != self.followup
        ).active = False
        self.start_tour(
            "/odoo/follow-ups", "cafe_followup_board", login=self.secretary.login
        )
        self.assertEqual(self.followup.state, "dropped")
        self.assertEqual(self.followup.drop_reason, "Een ander doet dit al")

    def test_who_drags_to_done_is_asked_what_it_changed(self):
        self.env["cafe.followup"].search([]).filtered(
            lambda f: f != self.followup
        ).active = False
        self.start_tour(
            "/odoo/follow-ups", "cafe_followup_done", login=self.secretary.login
        )
        self.assertEqual(self.followup.state, "done")
        self.assertEqual(self.followup.effect_ids.text, "Minder dubbel werk")

    def test_the_timeline_is_walked_by_keyboard_and_heard(self):
        self.env["cafe.followup"].search([]).active = False
        for name, state, deadline in (
            ("Eerste", "proposed", "2020-01-01"),
            ("Tweede", "proposed", "2035-01-01"),
            ("Derde", "in_progress", "2035-02-01"),
        ):
            self.make_followup(name, state=state, date_deadline=deadline)
        self.start_tour(
            "/odoo/follow-ups",
            "cafe_followup_timeline_keys",
            login=self.secretary.login,
        )

    def test_the_timeline_opens_a_topic_from_a_bar_and_from_the_table(self):
        self.env["cafe.followup"].search([]).filtered(
            lambda f: f != self.followup
        ).active = False
        self.followup.date_deadline = "2020-01-01"
        self.start_tour(
            "/odoo/follow-ups", "cafe_followup_timeline", login=self.secretary.login
        )


@tagged("post_install", "-at_install")
class TestFollowupRequestTours(FollowupCase):
    """On a phone, from the link in the mail, without a login."""

    browser_size = "390x844"

    def test_an_organisation_takes_it_on(self):
        asked = self.ask()
        self.start_tour(self.path(asked), "cafe_followup_accept")
        self.assertEqual(asked.state, "accepted")

    def test_an_organisation_says_no_and_why(self):
        asked = self.ask()
        self.start_tour(self.path(asked), "cafe_followup_decline")
        self.assertEqual(
            (asked.state, asked.reason), ("declined", "Geen tijd dit jaar")
        )
        self.assertFalse(self.followup.responsible_partner_id)

    def test_an_organisation_proposes_another(self):
        asked = self.ask()
        self.start_tour(self.path(asked), "cafe_followup_other")
        self.assertEqual((asked.state, asked.proposed_name), ("other", "Klankbord"))
        self.assertEqual(self.followup.state, "proposed")


@tagged("post_install", "-at_install")
class TestFollowupPhoneTours(ReaderCase):
    """On a phone: a member, and a visitor with a link in a mail."""

    browser_size = "390x844"

    def test_a_member_joins_tells_what_it_changed_and_leaves(self):
        own = self.make_own_organisation()
        mine = self.make_followup("Van ons", responsible_partner_id=own.id)
        self.start_tour(
            self.followup.website_url, "cafe_followup_member", login=self.member.login
        )
        self.env.invalidate_all()
        self.assertEqual(mine.effect_ids.text, "Nu kookt iedereen")
        self.assertEqual(mine.effect_ids.user_id, self.member)
        self.assertFalse(self.followup.reader_ids)

    def test_a_visitor_follows_and_stops(self):
        self.start_tour(self.followup.website_url, "cafe_followup_visitor_asks")
        asked = self.Reader.search([("email", "=", "jo@zaad.example")])
        path = self.local(asked._get_confirm_url())
        self.start_tour(path, "cafe_followup_visitor_confirms")
        self.env.invalidate_all()
        self.assertEqual(asked.state, "confirmed")
        path = self.local(asked._get_stop_url())
        self.start_tour(path, "cafe_followup_visitor_stops")
        self.env.invalidate_all()
        self.assertFalse(asked.wants_mail)

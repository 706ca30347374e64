from odoo.tests import tagged

from .followup_case import FollowupCase


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

    def test_the_timeline_opens_a_topic_from_a_bar_and_from_the_table(self):
        self.env["cafe.followup"].search([]).filtered(
            lambda f: f != self.followup
        ).active = False
        self.followup.date_deadline = "2020-01-01"
        self.start_tour(
            "/odoo/follow-ups", "cafe_followup_timeline", login=self.secretary.login
        )


@tagged("post_install", "-at_install")
class TestFollowupAcceptTour(FollowupCase):
    """On a phone, from the link in the mail, without a login."""

    browser_size = "390x844"

    def test_an_organisation_takes_it_on(self):
        asked = self.ask()
        self.start_tour(self.path(asked), "cafe_followup_accept")
        self.assertEqual(asked.state, "accepted")

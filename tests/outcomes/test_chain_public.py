from odoo.tests import tagged

from .chain_case import ChainCase


@tagged("post_install", "-at_install")
class TestPublicChain(ChainCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_registration(cls.event, "Roos Adams", state="done")
        cls.question.text = "Hoe blijf je samen, vroeg Roos Adams"
        cls.followup.name = "Kookclub van Roos Adams"
        if "website_published" in cls.followup._fields:
            cls.followup.website_published = True
        cls.report = cls.make_report(cls.event)
        cls.public = cls.env.ref("base.public_user")

    def publish(self):
        self.report.action_review()
        self.report.action_publish()

    def threads(self):
        service = self.env["cafe.session.chain"].with_user(self.public)
        return service._get_public_threads(self.report.with_user(self.public))

    def texts(self):
        return [
            node["text"]
            for thread in self.threads()
            for stage in thread
            for node in stage["nodes"]
        ]

    def test_visitors_read_what_became_of_it_without_withheld_names(self):
        self.publish()
        texts = self.texts()
        self.assertIn("Samen eten helpt", texts)
        self.assertIn("Kookclub van [name withheld]", texts)
        self.assertNotIn("Roos", str(self.threads()))
        self.assertEqual(len(self.threads()), 1)

    def test_consent_that_comes_later_shows_the_name(self):
        self.publish()
        self.event.registration_ids.consent_report = True
        self.assertIn("Kookclub van Roos Adams", self.texts())

    def test_what_the_editor_left_out_stays_out(self):
        self.publish()
        body = self.report.published_version_id.body
        self.assertIn("Samen eten helpt", body)
        self.report.action_reopen()
        self.report.change_note = "Een zin minder"
        self.report.body = self.report.body.replace("Samen eten helpt", "")
        self.publish()
        texts = self.texts()
        self.assertNotIn("Samen eten helpt", texts)
        # the line goes straight on
        self.assertEqual(len(self.threads()), 1)
        self.assertIn("We eten vaker samen", texts)

    def test_a_follow_up_that_is_not_published_stays_out(self):
        self.publish()
        if "website_published" in self.followup._fields:
            self.followup.website_published = False
        else:
            self.followup.write({"state": "dropped", "drop_reason": "Geen tijd"})
        self.assertNotIn("Kookclub", str(self.threads()))
        self.assertNotIn("Iedereen kookt", str(self.threads()))

    def test_a_session_without_links_has_no_chain(self):
        session = self.make_session(days=-3)
        self.make_contribution(session, "Los woord")
        report = self.make_report(session)
        report.action_review()
        report.action_publish()
        self.assertEqual(self.env["cafe.session.chain"]._get_public_threads(report), [])

    def test_a_person_is_not_named_as_an_organisation(self):
        self.conclusion.organisation_id = self.make_person("Jan Peeters")
        self.publish()
        self.assertNotIn("Jan", str(self.threads()))
        self.assertIn(self.organisation.name, str(self.threads()))

    def test_an_organisation_that_the_report_does_not_name_is_not_named_here(self):
        self.event.contribution_ids.attributed = False
        self.publish()
        self.assertTrue(self.threads())
        self.assertNotIn(self.organisation.name, str(self.threads()))

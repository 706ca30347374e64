from odoo import Command
from odoo.tests import tagged

from ..common import CafeCase


@tagged("post_install", "-at_install")
class TestRegistration(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls.make_session()
        cls.organisation = cls.make_organisation("Stichting Zaad")

    def test_the_organisation_is_the_contact_or_what_was_typed(self):
        typed = self.make_registration(self.session, organisation_name="  Zaad vzw ")
        self.assertEqual(typed.organisation_label, "Zaad vzw")
        self.assertTrue(typed.organisation_to_match)
        typed.organisation_id = self.organisation
        self.assertEqual(typed.organisation_label, "Stichting Zaad")
        self.assertFalse(typed.organisation_to_match)

    def test_a_typed_organisation_becomes_a_contact_once(self):
        typed = self.make_registration(self.session, organisation_name="Nieuwe vzw")
        again = self.make_registration(self.session, organisation_name="nieuwe  VZW")
        known = self.make_registration(self.session, organisation_name="stichting zaad")
        registrations = typed | again | known
        registrations.with_user(self.secretary).action_create_organisation()
        self.assertTrue(typed.organisation_id.is_company)
        self.assertEqual(again.organisation_id, typed.organisation_id)
        self.assertEqual(known.organisation_id, self.organisation)

    def test_public_questions_name_only_who_consents(self):
        self.make_registration(
            self.session,
            "An Zonder",
            organisation_id=self.organisation.id,
            question_brought="Ik, An Zonder, vraag me af: hoe?",
        )
        self.make_registration(
            self.session, "Bo Met", question_brought="Waarom?", consent_report=True
        )
        self.make_registration(self.session, "Cas Niets")
        hidden = self.make_registration(self.session, "Do", question_brought="Nee")
        hidden.question_published = False
        gone = self.make_registration(self.session, "Ed", question_brought="Weg")
        gone.with_context(bypass_reason=True).action_cancel()
        questions = self.session._get_public_questions()
        self.assertEqual(
            questions,
            [
                {
                    "question": "Ik, [name withheld], vraag me af: hoe?",
                    "organisation": "Stichting Zaad",
                    "name": False,
                },
                {"question": "Waarom?", "organisation": False, "name": "Bo Met"},
            ],
        )

    def test_a_withdrawn_consent_counts_at_once(self):
        registration = self.make_registration(
            self.session, "Bo Met", question_brought="Waarom?", consent_report=True
        )
        registration.consent_report = False
        self.assertFalse(self.session._get_public_questions()[0]["name"])

    def test_a_moderator_without_consent_is_not_named(self):
        moderator = self.make_person("Mo Derator")
        self.session.moderator_id = moderator
        self.assertEqual(self.session._get_public_name(moderator), "Mo Derator")
        self.make_registration(
            self.session, "Mo Derator", attendee_partner_id=moderator.id
        )
        self.assertFalse(self.session._get_public_name(moderator))

    def test_the_calendar_file_goes_along_for_sessions_only(self):
        template = self.env.ref("event.event_subscription")
        event = self.env["event.event"].create(
            {
                "name": "Gewoon",
                "date_begin": "2031-04-02 12:00:00",
                "date_end": "2031-04-02 14:00:00",
            }
        )
        stock = self.make_registration(event, "An")
        ours = self.make_registration(self.session, "Bo")
        attachments = (stock | ours)._process_attachments_for_template_post(template)
        self.assertNotIn(stock.id, attachments)
        ((name, _content),) = attachments[ours.id]["attachments"]
        self.assertTrue(name.endswith(".ics"))

    def test_registering_several_people_at_once(self):
        self.session.write(
            {
                "registration_ids": [
                    Command.create({"name": name, "organisation_name": "Zaad"})
                    for name in ("An", "Bo")
                ]
            }
        )
        self.assertEqual(self.session.seats_taken, 2)

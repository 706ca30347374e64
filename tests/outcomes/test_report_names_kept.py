"""A name that no registration bears any more stays out of everything public."""

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import CafeCase


@tagged("post_install", "-at_install")
class TestNamesKept(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls.make_session(days=-3)
        cls.contact = cls.make_person("Roos Adams", email="roos@zaad.example")
        cls.roos = cls.make_registration(
            cls.session,
            "Roos Adams",
            email="roos@zaad.example",
            attendee_partner_id=cls.contact.id,
            state="done",
            consent_report=True,
        )
        cls.sam = cls.make_registration(
            cls.session, "Sam De Vos", email="sam@zaad.example", state="done"
        )
        cls.report = cls.make_report(
            cls.session, body="<p>Roos Adams en Sam De Vos spraken.</p>"
        )
        cls.report.action_publish()
        cls.version = cls.report.published_version_id
        cls.version.write({"pdf": b"JVBERi0=", "pdf_fingerprint": "x"})

    def assert_public(self, *shown):
        """Only ``shown`` are named, on the page, in the version, and in the index."""
        forms = (
            self.report.public_body,
            self.version.with_user(self.secretary).public_body,
            self.report.search_excerpt,
        )
        for name in ("Roos Adams", "Sam De Vos"):
            for form in forms:
                self.assertEqual(name in str(form), name in shown, (name, form))

    def test_before_anything_happens(self):
        self.assert_public("Roos Adams")

    def test_deleting_who_consented_takes_the_name_out_and_notes_it(self):
        before = self.report.message_ids
        self.roos.with_user(self.manager).unlink()
        self.assert_public()
        message = (self.report.message_ids - before).ensure_one()
        self.assertIn("a name was taken out", message.body)
        self.assertNotIn("Roos", message.body)
        self.assertEqual(message.author_id, self.env.ref("base.partner_root"))
        self.assertFalse(self.version.pdf or self.version.pdf_fingerprint)
        self.assertIn("Roos Adams", self.version.body, "the version itself is kept")

    def test_deleting_who_did_not_consent_leaves_the_name_out(self):
        before = self.report.message_ids
        self.sam.unlink()
        self.assert_public("Roos Adams")
        self.assertEqual(self.report.message_ids, before)

    def test_deleting_a_double_changes_nothing(self):
        double = self.make_registration(
            self.session, "ROOS  ADAMS", state="done", consent_report=True
        )
        before = self.report.message_ids
        double.unlink()
        self.assert_public("Roos Adams")
        self.assertEqual(self.report.message_ids, before)

    def test_who_registers_and_consents_again_is_named_again(self):
        self.roos.unlink()
        self.make_registration(
            self.session, "Roos Adams", state="done", consent_report=True
        )
        self.assert_public("Roos Adams")

    def test_archived_is_as_gone(self):
        before = self.report.message_ids
        self.roos.active = False
        self.assert_public()
        self.assertEqual(len(self.report.message_ids - before), 1)
        self.roos.active = True
        self.assert_public("Roos Adams")

    def test_moved_to_another_session_is_gone_from_this_one(self):
        other = self.make_session(days=-3)
        before = self.report.message_ids
        (self.roos | self.sam).event_id = other
        self.assert_public()
        self.assertEqual(len(self.report.message_ids - before), 1)
        self.assertIn("Sam De Vos", other._get_withheld_names())

    def test_a_corrected_spelling_follows_the_consent(self):
        self.roos.with_user(self.secretary).name = "Roos Adams-Claes"
        self.assert_public("Roos Adams")
        self.roos.consent_report = False
        self.assert_public()
        self.roos.consent_report = True
        self.assert_public("Roos Adams")
        self.roos.unlink()
        self.assert_public()

    def test_a_corrected_spelling_without_consent_stays_out(self):
        self.sam.name = "Samuel De Vos"
        self.assert_public("Roos Adams")

    def test_a_place_that_went_to_somebody_else_names_neither_by_her_consent(self):
        self.roos.write({"name": "Tom Moens", "email": "tom@zaad.example"})
        self.assertTrue(self.roos.consent_report)
        self.assert_public()

    def test_former_names_go_along_when_the_place_goes(self):
        self.roos.name = "Roos Claes"
        self.roos.write({"name": "Tom Moens", "email": "tom@zaad.example"})
        self.assert_public()

    def test_a_contact_with_another_name_stays_withheld_under_the_old_one(self):
        self.sam.attendee_partner_id = self.make_person("Samuel Vos")
        self.sam.attendee_partner_id.name = "Samuel Peeters"
        names = self.session._get_withheld_names()
        self.assertIn("Samuel Vos", names)
        self.assertIn("Samuel Peeters", names)

    def test_a_contact_of_who_consents_may_be_renamed(self):
        self.contact.name = "Roos Claes"
        self.assert_public("Roos Adams")
        self.roos.consent_report = False
        self.assert_public()

    def test_merged_contacts_stay_withheld_under_both_names(self):
        self.sam.attendee_partner_id = self.make_person(
            "Samuel Vos", email="sam@zaad.example"
        )
        target = self.make_person("S. Vos", email="sam@zaad.example")
        gone = self.sam.attendee_partner_id
        self.env["base.partner.merge.automatic.wizard"]._merge(
            (gone | target).ids, target
        )
        self.assertFalse(gone.exists())
        self.assertEqual(self.sam.attendee_partner_id, target)
        names = self.session._get_withheld_names()
        self.assertIn("Samuel Vos", names)
        self.assertIn("S. Vos", names)
        self.assert_public("Roos Adams")

    def test_a_contact_who_attended_is_not_deleted(self):
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            with self.env.cr.savepoint():
                self.contact.with_user(self.manager).unlink()
        self.assert_public("Roos Adams")

    def test_nobody_reads_the_names_that_are_kept(self):
        self.sam.unlink()
        for user in (self.manager, self.secretary, self.coordinator, self.member):
            with self.subTest(user.login):
                with self.assertRaises(AccessError):
                    self.session.with_user(user).read(["kept_names"])
                with self.assertRaises(AccessError):
                    self.roos.with_user(user).read(["former_names"])

    def test_an_event_of_stock_keeps_nothing(self):
        event = self.make_session()
        person = self.make_registration(event, "Kim Vos")
        event.series_id = False
        person.name = "Kim Claes"
        self.assertFalse(person.former_names)
        person.unlink()
        self.assertFalse(event.kept_names)

    def test_a_copy_of_the_session_begins_without(self):
        self.sam.unlink()
        self.assertFalse(self.session.copy().kept_names)

    def test_deleting_many_costs_no_more_reports(self):
        people = self.make_registration(self.session, "Eén", state="done")
        for number in range(12):
            people += self.make_registration(
                self.session, f"Persoon {number}", state="done", consent_report=True
            )
        before = self.report.message_ids
        people.unlink()
        self.assertIn("12 names", (self.report.message_ids - before).body)

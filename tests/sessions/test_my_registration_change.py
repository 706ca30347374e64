from odoo.tests import tagged

from .my_registration_case import MyRegistrationCase


@tagged("post_install", "-at_install")
class TestMyRegistrationChange(MyRegistrationCase):
    """Question, organisation, choices and consents, changed by who holds the link."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.motive = cls.env["cafe.motive"].create({"name": "Ontmoeten"})
        cls.topic = cls.env["cafe.topic"].create({"name": "Soep koken"})

    def change(self, status=200, **form):
        typed = {
            "organisation_name": "Zaad",
            "question_brought": "Wie kookt?",
            "phone": "02 555 00 02",
            **form,
        }
        return self.step(self.seated, "change", status=status, **typed)

    def test_all_is_kept(self):
        page = self.change(
            motive_ids=[self.motive.id],
            brings_ids=[self.topic.id],
            seeks_ids=[self.topic.id],
            consent_report="1",
            consent_match="1",
        )
        self.assertIn("Your changes are kept", self.read(page, "o_cafe_thanks"))
        kept = self.seated
        self.assertEqual(kept.question_brought, "Wie kookt?")
        self.assertEqual(kept.phone, "02 555 00 02")
        self.assertEqual(kept.motive_ids, self.motive)
        self.assertEqual((kept.brings_ids, kept.seeks_ids), (self.topic, self.topic))
        self.assertTrue(kept.consent_report and kept.consent_match)
        ticked = page.xpath("//input[@name='brings_ids'][@checked]/@value")
        self.assertEqual(ticked, [str(self.topic.id)])

    def test_what_is_not_ticked_goes(self):
        self.seated.write(
            {"motive_ids": self.motive.ids, "consent_report": True, "phone": "1"}
        )
        self.change(phone="")
        self.assertFalse(self.seated.motive_ids)
        self.assertFalse(self.seated.consent_report)
        self.assertFalse(self.seated.phone)

    def test_known_organisation_is_found(self):
        known = self.make_published_member("Buurtwerk Noord")
        self.change(organisation_name="buurtwerk  noord")
        self.assertEqual(self.seated.organisation_id, known)
        self.assertFalse(self.seated.organisation_name)

    def test_what_staff_matched_stays_matched(self):
        matched = self.make_organisation("Stille Vzw")
        self.seated.write({"organisation_id": matched.id, "organisation_name": "Stil"})
        self.change(organisation_name="Stille vzw")
        self.assertEqual(self.seated.organisation_id, matched)

    def test_unknown_contact_stays_unknown(self):
        self.make_organisation("Geheime Vzw")
        self.change(organisation_name="Geheime Vzw")
        self.assertFalse(self.seated.organisation_id)
        self.assertEqual(self.seated.organisation_name, "Geheime Vzw")

    def test_too_long_comes_back_with_all_that_was_typed(self):
        page = self.change(
            status=422, question_brought="x" * 1001, phone="0" * 41, consent_match="1"
        )
        problems = self.read(page, "o_cafe_problems")
        self.assertIn("1001 characters", problems)
        self.assertIn("Telephone", problems)
        (question,) = page.xpath("//textarea[@name='question_brought']")
        self.assertEqual(question.text_content().strip(), "x" * 1001)
        self.assertTrue(page.xpath("//input[@name='consent_match'][@checked]"))
        self.assertTrue(page.xpath("//details[@open]//textarea"))
        self.assertEqual(self.seated.question_brought, "Hoe verder?")

    def test_unknown_choices_are_refused(self):
        archived = self.env["cafe.topic"].create({"name": "Oud", "active": False})
        for value in ("999999", "x", "-1", str(archived.id), "١"):
            page = self.change(status=422, seeks_ids=[value])
            self.assertIn("What I look for", self.read(page, "o_cafe_problems"))
        self.assertEqual(self.seated.question_brought, "Hoe verder?")

    def test_an_archived_choice_that_was_ticked_can_stay(self):
        self.seated.seeks_ids = self.topic
        self.topic.active = False
        self.change(seeks_ids=[self.topic.id])
        kept = self.seated.with_context(active_test=False).seeks_ids
        self.assertEqual(kept, self.topic)

    def test_fields_that_are_not_on_the_form_do_not_count(self):
        self.change(state="done", role="moderator", name="X", event_id="1")
        self.assertEqual((self.seated.state, self.seated.name), ("open", "An Claes"))
        self.assertEqual(self.seated.role, "participant")

    def test_markup_is_text(self):
        page = self.change(question_brought="<script>alert(1)</script>")
        self.assertFalse(page.xpath("//script[contains(text(), 'alert(1)')]"))

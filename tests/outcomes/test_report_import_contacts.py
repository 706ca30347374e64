from odoo.tests import tagged

from .report_import_case import SAMPLE, ImportCase


@tagged("post_install", "-at_install")
class TestReportImportContacts(ImportCase):
    """Contacts that are there are taken; only the others are made."""

    def person(self, session, name):
        registration = session.registration_ids.filtered(lambda r: r.name == name)
        return registration.attendee_partner_id

    def test_organisations_and_people_are_reused(self):
        brug = self.make_organisation("buurthuis  de Brug".replace("  ", " "))
        mira = self.make_person("mira lauwers", parent_id=brug.id)
        session = self.imported()
        self.assertEqual(self.person(session, "Mira Lauwers"), mira)
        organisations = session.registration_ids.organisation_id
        self.assertIn(brug, organisations)
        self.assertEqual(len(organisations), 3)

    def test_the_preview_shows_who_is_known(self):
        brug = self.make_organisation("Buurthuis De Brug")
        mira = self.make_person("Mira Lauwers", parent_id=brug.id)
        wizard = self.wizard()
        wizard.action_preview()
        lines = {line.name: line for line in wizard.person_ids}
        self.assertEqual(lines["Mira Lauwers"].partner_id, mira)
        self.assertEqual(lines["Mira Lauwers"].match, "existing")
        self.assertEqual(lines["Karim Haddou"].match, "new")
        self.assertEqual(lines["Karim Haddou"].organisation_match, "existing")
        self.assertEqual(lines["Joris Pauwels"].organisation_match, "new")
        self.assertFalse(lines["Lotte Maes"].organisation_match)

    def test_somebody_of_the_same_name_elsewhere_is_somebody_else(self):
        elsewhere = self.make_organisation("Elders")
        other = self.make_person("Mira Lauwers", parent_id=elsewhere.id)
        found = self.person(self.imported(), "Mira Lauwers")
        self.assertNotEqual(found, other)
        self.assertEqual(found.parent_id, self.organisation("Buurthuis De Brug"))

    def test_a_contact_without_organisation_is_taken_as_it_is(self):
        alone = self.make_person("Mira Lauwers")
        self.assertEqual(self.person(self.imported(), "Mira Lauwers"), alone)
        self.assertFalse(alone.parent_id)

    def test_a_company_is_not_taken_for_a_person(self):
        company = self.make_organisation("Lotte Maes")
        found = self.person(self.imported(), "Lotte Maes")
        self.assertNotEqual(found, company)
        self.assertFalse(found.is_company)

    def test_wildcards_in_a_name_are_letters(self):
        trap = self.make_organisation("Buurthuis Het Park")
        text = SAMPLE.replace("Fietskring", "Kring 100%")
        text = text.replace("Oogstraat", "Oog_straat")
        self.make_organisation("Oogxstraat")
        self.make_organisation("Kring 1000 en meer")
        session = self.imported(text)
        names = set(session.registration_ids.organisation_id.mapped("name"))
        self.assertLessEqual({"Kring 100%", "Oog_straat"}, names)
        self.assertNotIn(trap, session.registration_ids.organisation_id)

    def test_a_second_report_makes_nobody_twice(self):
        self.imported()
        partners = self.env["res.partner"].search_count([])
        text = SAMPLE.replace("tweede", "derde").replace("14 maart", "16 mei")
        self.imported(text.replace("Vrijwilligers die", "Buren die"))
        self.assertEqual(self.env["res.partner"].search_count([]), partners)

    def test_a_function_that_is_known_stays(self):
        nele = self.make_person("Nele Baert", function="Trainer")
        self.imported()
        self.assertEqual(nele.function, "Trainer")

    def test_who_is_chosen_in_the_preview_counts(self):
        other = self.make_person("M. Lauwers")
        wizard = self.wizard()
        wizard.action_preview()
        wizard.person_ids[0].partner_id = other
        session = self.env["event.event"].browse(wizard.action_import()["res_id"])
        self.assertEqual(self.person(session, "Mira Lauwers"), other)

    def test_another_name_in_the_preview_is_looked_up(self):
        lien = self.make_person("Lien Vos")
        wizard = self.wizard()
        wizard.action_preview()
        line = wizard.person_ids.filtered(lambda line: line.name == "Lotte Maes")
        line.name = "Lien Vos"
        self.assertEqual(line.partner_id, lien)

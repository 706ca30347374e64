import re
from collections import Counter
from datetime import datetime

from odoo.tests import Form, tagged

from odoo.addons.cafe_partage_module.tools.past_report import parse_report

from .report_import_case import PEOPLE, SAMPLE, ImportCase

WORD = re.compile(r"[^\W_]+")


@tagged("post_install", "-at_install")
class TestReportImport(ImportCase):
    def test_preview_makes_nothing_yet(self):
        before = self.count()
        wizard = self.wizard()
        action = wizard.action_preview()
        self.assertEqual(action["res_model"], wizard._name)
        self.assertEqual(action["res_id"], wizard.id)
        self.assertEqual(wizard.state, "preview")
        self.assertEqual(wizard.person_ids.mapped("name"), list(PEOPLE))
        self.assertEqual(wizard.item_ids.mapped("contribution_count"), [2, 2, 1, 2])
        self.assertEqual(self.count(), before)

    def test_text_alone_makes_the_session(self):
        session = self.imported()
        self.assertEqual(session.name, "Vrijwilligers die blijven")
        self.assertEqual(session.session_number, 2)
        # 14:00 in Brussels, before summer time
        self.assertEqual(session.date_begin, datetime(2019, 3, 14, 13))
        self.assertEqual(session.date_end, datetime(2019, 3, 14, 16))
        self.assertEqual(session.date_tz, "Europe/Brussels")
        self.assertEqual(session.moderator_id.name, "Lotte Maes")
        self.assertEqual(session.reporter_id.name, "Karim Haddou")
        self.assertEqual(session.organizer_id, self.organisation("Fietskring"))
        self.assertTrue(session.stage_id.pipe_end)
        self.assertFalse(session.website_published)
        self.assertEqual(session.theme_id.state, "held")
        self.assertEqual(session.theme_id.series_id, self.series)

    def test_summer_time_counts(self):
        session = self.imported(SAMPLE.replace("14 maart 2019", "13 juni 2019"))
        self.assertEqual(session.date_begin, datetime(2019, 6, 13, 12))

    def test_habits_of_the_series_are_not_those_of_the_past(self):
        self.series.write(
            {
                "seats_max": 2,
                "address_id": self.make_organisation("Het Lokaal").id,
                "moderator_id": self.make_person("Usual Moderator").id,
            }
        )
        session = self.imported(SAMPLE.replace(", Lotte Maes (moderator)", ""))
        self.assertFalse(session.seats_limited)
        self.assertFalse(session.address_id)
        self.assertFalse(session.moderator_id)

    def test_who_was_there_and_who_was_excused(self):
        registrations = self.imported().registration_ids
        found = {
            r.name: (r.state, r.role, r.organisation_id.name or None)
            for r in registrations
        }
        brug = "Buurthuis De Brug"
        self.assertEqual(
            found,
            {
                "Mira Lauwers": ("done", "participant", brug),
                "Joris Pauwels": ("done", "participant", "Fietskring"),
                "Nele Baert": ("done", "participant", None),
                "Karim Haddou": ("done", "reporter", brug),
                "Lotte Maes": ("done", "moderator", None),
                "Ward Segers": ("cancel", "participant", "Oogstraat"),
            },
        )
        contact = registrations.filtered(lambda r: r.name == "Nele Baert")
        self.assertEqual(contact.attendee_partner_id.function, "Coach")

    def test_nobody_is_mailed(self):
        mails = self.env["mail.mail"].search_count([])
        session = self.imported()
        self.env.flush_all()
        self.assertFalse(session.event_mail_ids)
        self.assertEqual(self.env["mail.mail"].search_count([]), mails)

    def test_agenda_and_contributions(self):
        session = self.imported()
        self.assertEqual(
            session.item_ids.mapped("kind"),
            ["introduction", "discussion", "lessons", "follow_up"],
        )
        self.assertEqual(
            [
                (c.item_id.kind, c.kind, c.organisation_id.name or None)
                for c in session.contribution_ids
            ],
            [
                ("introduction", "introduction", "Buurthuis De Brug"),
                ("introduction", "introduction", "Fietskring"),
                ("discussion", "tip", None),
                ("discussion", "question", None),
                ("lessons", "conclusion", None),
                ("follow_up", "proposal", None),
                ("follow_up", "proposal", None),
            ],
        )

    def test_followups_come_from_their_contributions(self):
        session = self.imported()
        first, second = session.followup_ids.sorted("id")
        self.assertEqual(first.suggested_partner_id, self.organisation("Oogstraat"))
        self.assertFalse(second.suggested_partner_id)
        self.assertEqual(first.description, first.contribution_id.text)
        self.assertEqual(first.state, "proposed")

    def test_a_long_topic_gets_a_short_title(self):
        topic = "Een lange lijst van zalen " + "en nog meer zalen " * 10
        session = self.imported(SAMPLE.replace("Een gedeelde lijst van zalen", topic))
        followup = session.followup_ids.sorted("id")[1]
        self.assertLessEqual(len(followup.name), 80)
        self.assertIn(" ".join(topic.split()), followup.description)

    def test_websites_go_to_organisations_that_have_none(self):
        self.imported()
        website = self.organisation("Fietskring").website
        self.assertEqual(website, "https://www.fietskring.example/")

    def test_a_website_that_is_known_stays_and_the_printed_one_is_in_the_report(self):
        known = self.make_organisation("Fietskring", website="https://new.example")
        session = self.imported()
        self.assertEqual(known.website, "https://new.example")
        self.assertIn("https://www.fietskring.example/", session.report_id.body)

    def test_every_word_is_in_the_report_or_in_the_session(self):
        session = self.imported()
        told = Counter(WORD.findall(text_of(session.report_id.body)))
        told += Counter(
            word
            for registration in session.registration_ids
            for name in (
                registration.name,
                registration.organisation_id.name,
                registration.attendee_partner_id.function,
            )
            for word in WORD.findall(name or "")
        )
        told += Counter(WORD.findall(session.name))
        lost = Counter(WORD.findall(SAMPLE)) - told
        # converted: series and date, labels of people, roles, the label of the host
        converted = "TAFELRONDE 14 maart 2019 Organisatie Fietskring Aanwezig "
        converted += "Verontschuldigd verslag moderator"
        self.assertFalse(lost - Counter(converted.split()), lost)
        self.assertEqual(session.report_id.source_text, SAMPLE)

    def test_what_could_not_be_placed_is_shown_and_stands_in_the_report(self):
        stray = "https://nergens.example/pagina"
        text = SAMPLE.replace("\nWat houdt", f"\n{stray}\n\nWat houdt")
        wizard = self.wizard(text)
        wizard.action_preview()
        line = text[: text.index(stray)].count("\n") + 1
        self.assertIn(f"line {line}", wizard.warnings)
        self.assertEqual(wizard.unplaced, stray)
        wizard.action_import()
        report = self.series.session_ids.report_id
        self.assertEqual(report.unplaced, stray)
        self.assertIn(stray, report.body)

    def test_a_text_without_introduction_gets_none(self):
        self.series.introduction = "<p>Today's words.</p>"
        text = SAMPLE.replace("VERSLAG\n\nPlaats: zaal De Linde\n", "")
        text = re.sub(r"Tafelronde is een.*\n\nIn onze.*\n", "", text)
        self.assertFalse(parse_report(text).intro)
        body = self.imported(text).report_id.body
        self.assertNotIn("Today", body)

    def test_markup_in_the_text_stays_text(self):
        text = SAMPLE.replace("vraagt zich af", "vraagt <b>zich</b> & <script>")
        text = text.replace("elke sessie", "<img src=x onerror=alert(1)> elke sessie")
        body = self.imported(text).report_id.body
        self.assertNotIn("<script", body)
        self.assertNotIn("<img", body)
        self.assertIn("&lt;b&gt;zich", body)

    def test_corrections_in_the_preview_are_imported(self):
        wizard = self.wizard()
        wizard.action_preview()
        with Form(wizard) as form:
            form.theme = "Blijvende vrijwilligers"
            form.number = 7
            form.time_start = 9.5
            with form.person_ids.edit(0) as person:
                person.role = "guest"
            form.person_ids.remove(2)
            with form.contribution_ids.edit(3) as contribution:
                contribution.is_followup = True
                contribution.suggested_owner = "Fietskring"
        action = wizard.action_import()
        session = self.env["event.event"].browse(action["res_id"])
        self.assertEqual(session.name, "Blijvende vrijwilligers")
        self.assertEqual(session.session_number, 7)
        self.assertEqual(session.date_begin, datetime(2019, 3, 14, 8, 30))
        self.assertNotIn("Nele Baert", session.registration_ids.mapped("name"))
        self.assertEqual(len(session.followup_ids), 3)
        self.assertIn(
            self.organisation("Fietskring"), session.followup_ids.suggested_partner_id
        )

    def test_going_back_keeps_the_text_and_the_corrections(self):
        wizard = self.wizard()
        wizard.action_preview()
        wizard.theme = "Blijvende vrijwilligers"
        wizard.action_back()
        self.assertEqual((wizard.state, wizard.text), ("input", SAMPLE))
        wizard.action_preview()
        self.assertEqual(wizard.theme, "Blijvende vrijwilligers")

    def test_another_text_is_read_anew(self):
        wizard = self.wizard()
        wizard.action_preview()
        wizard.text = SAMPLE.replace("Vrijwilligers die blijven", "Buren die helpen")
        session = self.env["event.event"].browse(wizard.action_import()["res_id"])
        self.assertEqual(session.name, "Buren die helpen")
        self.assertEqual(len(session.registration_ids), len(PEOPLE))

    def test_a_theme_of_the_series_is_taken_and_held(self):
        theme = self.make_theme("vrijwilligers DIE blijven", series=self.series)
        self.assertEqual(self.imported().theme_id, theme)
        self.assertEqual(theme.state, "held")

    def test_without_a_number_it_gets_the_next_one(self):
        self.imported()
        text = SAMPLE.replace("onze tweede Tafelronde", "deze Tafelronde")
        text = text.replace("14 maart", "16 mei")
        self.assertEqual(self.imported(text).session_number, 3)

    def test_the_filename_is_kept(self):
        wizard = self.file_wizard(SAMPLE.encode(), "Verslag maart.TXT")
        session = self.env["event.event"].browse(wizard.action_import()["res_id"])
        self.assertEqual(session.report_id.source_filename, "Verslag maart.TXT")

    def test_cost_does_not_grow_with_each_person(self):
        self.count_queries(SAMPLE)  # fills the caches
        text = SAMPLE.replace("tweede", "derde").replace("14 maart", "15 maart")
        few = self.count_queries(text)
        names = ", ".join(f"Jan Vos{letter} (Kring {letter})" for letter in letters(40))
        text = text.replace("derde", "vierde").replace("15 maart", "16 maart")
        text = text.replace("Aanwezig: ", f"Aanwezig: {names}, ")
        points = "".join(f"- Punt over zaal {letter}.\n" for letter in letters(60))
        many = self.count_queries(text.replace("- Een tip", f"{points}- Een tip"))
        self.assertEqual(len(self.series.session_ids.registration_ids), 3 * 6 + 40)
        # 40 people, 40 organisations and 60 contributions more; Odoo itself asks for
        # the companies once for each new contact below another
        self.assertLess(many - few, 40 + 20)

    def count_queries(self, text):
        wizard = self.wizard(text)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        wizard.action_import()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def count(self):
        models = ("res.partner", "event.event", "cafe.theme", "event.registration")
        return [self.env[model].search_count([]) for model in models]


def letters(number):
    return [chr(97 + i // 26) + chr(97 + i % 26) for i in range(number)]


def text_of(html):
    for entity, sign in (("&amp;", "&"), ("&gt;", ">"), ("&lt;", "<")):
        html = html.replace(entity, sign)
    # a link says its address twice
    return re.sub(r"<a [^>]*>|</?[a-z][^>]*>", " ", html)

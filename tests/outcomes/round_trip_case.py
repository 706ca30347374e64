"""A session with all that a report can tell, its real PDF, and what is read in that."""

from ..common import MODULE
from .report_import_case import ImportCase

ORGANISATIONS = ("Arbeid & Milieu", "De Brug (Gent)", "Kring, vzw", "Lasso")
# name, organisation, role, consent; one writes her own name without capitals
PEOPLE = (
    ("Bart Coördinaat", "Lasso", "moderator", True),
    ("roos van den adams", "De Brug (Gent)", "participant", True),
    ("Zoë D’Hondt", None, "participant", True),
    ("An Poel", "Arbeid & Milieu", "reporter", True),
    ("Mo El-Amrani", "Lasso", "guest", True),
    ("Sam Verborgen", "Kring, vzw", "participant", False),
    ("Ina Geheim", "Lasso", "host", False),
)
# title, kind, description, contributions: kind, text, organisation
AGENDA = {
    "nl_BE": (
        (
            "Introductie: wie brengt wat mee?",
            "introduction",
            "Iedereen stelt zich kort voor",
            (
                ("introduction", "Wij zijn met drie, en zoeken meer.", "Lasso"),
                ("introduction", "Bij Arbeid & Milieu is het stil.", "Arbeid & Milieu"),
                ("question", "Wie zijn wij eigenlijk?", "De Brug (Gent)"),
            ),
        ),
        (
            "Hoe blijf je samen? En wat als het niet meer lukt?",
            "discussion",
            "",
            (
                ("experience", "We vergaderen elke maand, ook in 2026.", "Lasso"),
                ("question", "We zijn klein. Wie helpt er mee?", "Kring, vzw"),
                ("question", "Wie betaalt dat?", None),
                ("concern", "Het wordt te veel voor één mens.", "De Brug (Gent)"),
                ("concern", "We zijn bang dat het stopt.", None),
                ("tip", "Begin klein: vraag iemand voor één avond.", "Lasso"),
                ("tip", "Een tip: zie https://voorbeeld.example/een/lange/weg.", None),
                ("insight", "Wie gevraagd wordt, blijft.", None),
                ("conclusion", "Vragen helpt.", "Arbeid & Milieu"),
                ("proposal", "Een gedeelde lijst van zalen maken.", "Lasso"),
                ("introduction", "Moderator: dat ben ik.", None),
            ),
        ),
        ("Pauze", "discussion", "", ()),
        (
            "Wat onthouden we?",
            "lessons",
            "",
            (
                ("insight", "Kort is goed.\n\nLang mag ook, soms.", "Lasso"),
                ("conclusion", "Samengevat: wie vraagt, krijgt.", None),
                ("experience", "Vroeger deden we dat anders.", None),
            ),
        ),
        ("Wat leren we van de stad?", "discussion", "", ()),
        ("Slot", "lessons", "", (("insight", "Tot later.", None),)),
        (
            "Topics ter opvolging",
            "follow_up",
            "",
            (
                ("proposal", "Een vorming over ploegen leiden.", None),
                ("tip", "Een lijst van zalen.", "Lasso"),
            ),
        ),
    ),
    "fr_FR": (
        (
            "Tour de table",
            "introduction",
            "",
            (("introduction", "Nous sommes trois.", "Lasso"),),
        ),
        (
            "Comment rester ensemble ?",
            "discussion",
            "Une question de chaque jour",
            (
                ("experience", "Nous nous voyons chaque mois.", "De Brug (Gent)"),
                ("question", "Qui paie ?", None),
                ("concern", "C’est trop pour une personne.", "Lasso"),
                ("tip", "Commencez petit.", "Kring, vzw"),
                ("insight", "Demander aide.", None),
                ("proposal", "Faire une liste des salles.", None),
            ),
        ),
        (
            "Que retenons-nous ?",
            "lessons",
            "",
            (
                ("conclusion", "En résumé : demander aide.", None),
                ("conclusion", "Cela suffit.", "Lasso"),
            ),
        ),
        (
            "Suites à donner",
            "follow_up",
            "",
            (("proposal", "Une formation.", None),),
        ),
    ),
    "en_US": (
        (
            "Getting to know each other",
            "introduction",
            "",
            (("introduction", "There are three of us.", "Lasso"),),
        ),
        (
            "How do you stay together?",
            "discussion",
            "",
            (
                ("experience", "We meet every month.", "De Brug (Gent)"),
                ("question", "Who pays?", None),
                ("concern", "It is too much for one.", "Lasso"),
                ("tip", "Begin small.", "Kring, vzw"),
                ("insight", "Asking helps.", None),
                ("proposal", "Make a list of rooms.", None),
            ),
        ),
        (
            "What did we learn?",
            "lessons",
            "",
            (("conclusion", "Enough.", "Lasso"), ("insight", "More to come.", None)),
        ),
        ("Next steps", "follow_up", "", (("proposal", "A training.", None),)),
    ),
}


class RoundTripCase(ImportCase):
    """The report of one session is published and printed, and its PDF imported."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.make_series("Andere reeks")
        cls.by_name = {name: cls.make_organisation(name) for name in ORGANISATIONS}
        module = cls.env["ir.module.module"].search([("name", "=", MODULE)])
        for lang in AGENDA:
            cls.env["res.lang"]._activate_lang(lang)
        module._update_translations(list(AGENDA))

    def hold(self, lang, agenda, **values):
        """A session with this agenda, and everybody of ``PEOPLE``."""
        session = self.make_session(
            self.series,
            name="Samen: hoe blijf je dat? Deel 2 – ‘het vervolg’",
            session_number=5,
            date_begin="2026-03-05 13:00:00",
            date_end="2026-03-05 15:30:00",
            date_tz="Europe/Brussels",
            lang=lang,
            organizer_id=self.by_name["De Brug (Gent)"].id,
            **values,
        )
        people = {}
        for name, organisation, role, consent in PEOPLE:
            people[role] = self.make_registration(
                session,
                name,
                organisation_id=organisation and self.by_name[organisation].id,
                role=role,
                state="done",
                consent_report=consent,
                attendee_partner_id=self.make_person(name).id,
            )
        session.moderator_id = people["moderator"].attendee_partner_id
        session.reporter_id = people["reporter"].attendee_partner_id
        for place, (title, kind, description, contributions) in enumerate(agenda):
            item = self.make_item(
                session, title, kind, sequence=place, description=description
            )
            for number, (what, text, organisation) in enumerate(contributions):
                self.make_contribution(
                    session,
                    text=text,
                    kind=what,
                    item_id=item.id,
                    sequence=number,
                    organisation_id=organisation and self.by_name[organisation].id,
                    attributed=True,
                )
        return session

    def publish(self, session, **values):
        """:return: bytes, the public PDF of its report"""
        values.setdefault("introduction", "<p>Welkom bij het verslag.</p>")
        report = session.report_id or self.make_report(session, **values)
        report.action_publish()
        return report._get_public_pdf()

    def read_back(self, pdf):
        """:return: the session that the wizard makes of the PDF, in another series"""
        self.preview = self.file_wizard(pdf, "verslag.pdf", names_public=True)
        self.preview.series_id = self.other
        self.preview.action_preview()
        action = self.preview.action_import()
        return self.env["event.event"].browse(action["res_id"])

    def people_of(self, session):
        return sorted(
            (r.name, r.organisation_id.name or None, r.role)
            for r in session.registration_ids
            if r.consent_report
        )

    def agenda_of(self, session):
        return [
            (
                item.name,
                item.kind,
                [
                    (
                        contribution.kind,
                        [" ".join(p.split()) for p in contribution.text.split("\n\n")],
                        contribution.organisation_id.name or None,
                    )
                    for contribution in item.contribution_ids
                ],
            )
            for item in session.item_ids
        ]

    def assert_same(self, found, session):
        self.assertEqual(self.people_of(found), self.people_of(session))
        pairs = zip(self.agenda_of(found), self.agenda_of(session), strict=True)
        for mine, wanted in pairs:
            self.assertEqual(mine, wanted)
        self.assertEqual(found.name, session.name)
        self.assertEqual(found.session_number, session.session_number)
        self.assertEqual(found.date_begin, session.date_begin)
        self.assertEqual(found.date_end, session.date_end)
        self.assertEqual(found.organizer_id, session.organizer_id)

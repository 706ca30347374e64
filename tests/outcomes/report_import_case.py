"""A past report of fictional people, and the wizard that imports it."""

import base64

from ..common import CafeCase

SAMPLE = """TAFELRONDE – 14 maart 2019

Vrijwilligers die blijven

VERSLAG

Plaats: zaal De Linde
Organisatie: Fietskring

Tafelronde is een reeks gesprekken: elke sessie duurt drie uur.

In onze tweede Tafelronde zoeken we uit waarom ‘vaste’ vrijwilligers blijven.

Aanwezig: Mira Lauwers (Buurthuis De Brug), Joris Pauwels (Fietskring), Nele Baert
(Coach), Karim Haddou (Buurthuis De Brug - verslag), Lotte Maes (moderator)
Verontschuldigd: Ward Segers (Oogstraat)

Introductie: wie brengt welke vraag mee?

- Buurthuis De Brug zoekt mensen voor de avonden. Mira Lauwers vertelt hoe dat loopt.
- De Fietskring vraagt zich af wie de ploeg van morgen leidt.
https://www.fietskring.example/

Wat houdt mensen vast? En wat jaagt hen weg?

- Een tip: vraag iemand voor één avond, niet voor een jaar.
- Wie bedankt er eigenlijk wie?

Wat leren we hieruit?

- Samengevat: wie gevraagd wordt, blijft langer.

Topics ter opvolging

- Een vorming over ploegen leiden. -> Oogstraat?
- Een gedeelde lijst van zalen.

Vragen over dit verslag? Mail naar info@tafelronde.example.
"""
PEOPLE = (
    "Mira Lauwers",
    "Joris Pauwels",
    "Nele Baert",
    "Karim Haddou",
    "Lotte Maes",
    "Ward Segers",
)


class ImportCase(CafeCase):
    """The secretary imports reports into the series ``Tafelronde``."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.series = cls.make_series("Tafelronde", duration=2)

    def wizard(self, text=SAMPLE, user=None, **values):
        return (
            self.env["cafe.report.import"]
            .with_user(user or self.secretary)
            .create({"series_id": self.series.id, "text": text, **values})
        )

    def file_wizard(self, data, filename="verslag.txt", **values):
        content = base64.b64encode(data)
        return self.wizard(text=False, file=content, filename=filename, **values)

    def imported(self, text=SAMPLE, **values):
        """The session that the import makes."""
        action = self.wizard(text, **values).action_import()
        self.assertEqual(action["res_model"], "event.event")
        return self.env["event.event"].browse(action["res_id"])

    def organisation(self, name):
        found = self.env["res.partner"].search(
            [("name", "=", name), ("is_company", "=", True)]
        )
        self.assertEqual(len(found), 1, name)
        return found

    def forbid_report(self, name):
        """An administrator forbids a report from the file ``name`` (False: from text):
        what is made before the report must go with it.

        :return: ``ir.rule``
        """
        return self.env["ir.rule"].create(
            {
                "name": "Halfway",
                "model_id": self.env["ir.model"]._get_id("cafe.session.report"),
                "domain_force": str([("source_filename", "!=", name)]),
                "perm_read": False,
                "perm_write": False,
                "perm_unlink": False,
            }
        )

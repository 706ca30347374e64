"""The text that is built from a session names organisations, never people."""

import doctest

from lxml import html as lxml_html

from odoo.tests import tagged

from odoo.addons.cafe_partage_module.tools import report_text

from ..common import CafeCase


@tagged("post_install", "-at_install")
class TestSessionReportBody(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls.make_session(days=-3)
        cls.pronet = cls.make_organisation("Pronet")
        cls.person = cls.make_person("Sammy Vienne", parent_id=cls.pronet.id)
        cls.item = cls.make_item(cls.session, "Wie zijn we?", sequence=1)

    def contribute(self, text="Dat kan.", item=None, **values):
        item = self.item if item is None else item
        return self.make_contribution(
            self.session, text=text, item_id=item and item.id, **values
        )

    def build(self, **values):
        """The built text, as a list of ``(tag, text)`` in reading order."""
        report = self.make_report(self.session, **values)
        self.text = report.body
        root = lxml_html.fragment_fromstring(report.body, create_parent="div")
        return [
            (element.tag, " ".join(element.text_content().split()))
            for element in root.iter("h2", "p", "li")
        ]

    def test_examples_in_the_documentation(self):
        result = doctest.testmod(report_text)
        self.assertTrue(result.attempted)
        self.assertFalse(result.failed)

    def test_order_of_the_report(self):
        self.make_item(self.session, "Wat leren we?", "lessons", sequence=2)
        self.item.description = "Over wie we zijn."
        self.contribute("Eerste.", sequence=1)
        self.contribute("Tweede.", sequence=2)
        self.contribute("Los.", item=False)
        self.env["cafe.followup"].create(
            {"name": "Vorming", "event_id": self.session.id}
        )
        built = self.build(
            introduction="<p>Welkom.</p>", closing="<p>Dank.</p>", unplaced="Rest."
        )
        self.assertEqual(
            built,
            [
                ("p", "Welkom."),
                ("h2", "Wie zijn we?"),
                ("p", "Over wie we zijn."),
                ("li", "Eerste."),
                ("li", "Tweede."),
                ("h2", "Wat leren we?"),
                ("h2", "Also said"),
                ("li", "Los."),
                ("h2", "Topics to follow up"),
                ("li", "Vorming"),
                ("p", "Dank."),
                ("h2", "Not placed yet"),
                ("p", "Rest."),
            ],
        )

    def test_organisation_stands_in_bold_before_its_words(self):
        self.contribute("Dat kan.", organisation_id=self.pronet.id)
        self.assertIn(("li", "Pronet: Dat kan."), self.build())
        self.assertIn("<strong>Pronet:</strong>", self.text)

    def test_organisation_is_not_said_twice(self):
        for text in ("“Pronet” helpt.", "Bij pronet kan dat.", "Het Pronet groeit."):
            self.contribute(text, organisation_id=self.pronet.id)
        self.contribute("Pronetwerken is leuk.", organisation_id=self.pronet.id)
        said = [text for tag, text in self.build() if tag == "li"]
        self.assertEqual(
            said,
            [
                "“Pronet” helpt.",
                "Bij pronet kan dat.",
                "Het Pronet groeit.",
                "Pronet: Pronetwerken is leuk.",
            ],
        )
        self.assertIn("“<strong>Pronet</strong>”", self.text)

    def test_person_is_not_named_as_speaker_or_owner(self):
        alone = self.make_person("Tom Spildooren")
        registration = self.make_registration(
            self.session, "Sammy Vienne", organisation_id=self.pronet.id
        )
        self.contribute(registration_id=registration.id)
        self.env["cafe.followup"].create(
            [
                {
                    "name": name,
                    "event_id": self.session.id,
                    "suggested_partner_id": partner.id,
                }
                for name, partner in (("Vorming", self.person), ("Plan", alone))
            ]
        )
        built = self.build()
        self.assertIn(("li", "Pronet: Dat kan."), built)
        self.assertIn(("li", "Vorming → Pronet?"), built)
        self.assertIn(("li", "Plan"), built)
        self.assertNotIn("Vienne", self.text)
        self.assertNotIn("Spildooren", self.text)

    def test_several_lines_and_paragraphs_are_kept(self):
        self.contribute("Een.\nTwee.\n\nDrie.")
        self.assertEqual(
            self.build()[-3:],
            [("li", "Een.Twee.Drie."), ("p", "Een.Twee."), ("p", "Drie.")],
        )
        self.assertRegex(self.text, r"Een\.<br ?/?>Twee\.")

    def test_markup_in_a_contribution_is_shown_and_not_obeyed(self):
        self.contribute("1 < 2 <b>& 3</b><script>x</script>")
        self.assertIn(("li", "1 < 2 <b>& 3</b><script>x</script>"), self.build())

    def test_followup_of_a_follow_up_item_is_told_in_its_place(self):
        item = self.make_item(self.session, "Opvolging", "follow_up", sequence=3)
        lasso = self.make_organisation("Lasso")
        contribution = self.contribute("Vorming geven.", item=item)
        elsewhere = self.contribute("Wie deelt er taken?")
        Followup = self.env["cafe.followup"]
        Followup.create(
            [
                {
                    "name": "Vorming geven.",
                    "event_id": self.session.id,
                    "contribution_id": contribution.id,
                    "suggested_partner_id": lasso.id,
                    "responsible_partner_id": self.pronet.id,
                },
                {
                    "name": "Taken delen",
                    "event_id": self.session.id,
                    "contribution_id": elsewhere.id,
                    "suggested_partner_id": lasso.id,
                },
                {
                    "name": "Gaat niet door",
                    "event_id": self.session.id,
                    "state": "dropped",
                    "drop_reason": "Bestaat al",
                },
            ]
        )
        self.assertEqual(
            self.build()[-4:],
            [
                ("li", "Wie deelt er taken?"),
                ("h2", "Opvolging"),
                ("li", "Vorming geven. → Pronet"),
                ("li", "Taken delen → Lasso?"),
            ],
        )

    def test_owner_that_the_text_ends_with_is_not_said_twice(self):
        self.env["cafe.followup"].create(
            {
                "name": "Vorming geven -> Pronet?",
                "event_id": self.session.id,
                "suggested_partner_id": self.pronet.id,
            }
        )
        self.assertEqual(self.build()[-1], ("li", "Vorming geven -> Pronet?"))

    def test_long_topic_is_told_in_full_once(self):
        text = " ".join(["Meer weten over modellen"] * 8)
        contribution = self.contribute(text, item=False)
        contribution.action_make_followup()
        self.assertEqual(self.build()[-1], ("li", text))

    def test_report_is_built_in_the_language_of_the_session(self):
        self.session.series_id.with_context(lang="nl_BE").introduction = "<p>Hallo</p>"
        self.session.series_id.introduction = "<p>Hello</p>"
        self.session.series_id.with_context(lang="nl_BE").introduction = "<p>Hallo</p>"
        self.session.lang = "nl_BE"
        report = self.make_report(self.session, unplaced="x")
        self.assertEqual(report._get_report_lang(), "nl_BE")
        template = self.env.ref("cafe_partage_module.session_report_body")
        translated = template.with_context(lang="nl_BE").arch_db
        heading = lxml_html.fromstring(translated).xpath("//h2[not(*)]/text()")[-1]
        self.assertIn(heading, report.body)

    def test_cost_does_not_grow_with_what_was_said(self):
        def count_queries(contributions):
            session = self.make_session(days=-3)
            for name in ("Een", "Twee"):
                item = self.make_item(session, name, "follow_up")
                for number in range(contributions // 2):
                    said = self.make_contribution(
                        session,
                        text=f"Punt {number}",
                        item_id=item.id,
                        organisation_id=self.make_organisation(f"O{number}").id,
                    )
                    said.action_make_followup()
            report = self.make_report(session)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            report._render_body()
            return self.env.cr.sql_log_count - before

        count_queries(2)
        self.assertEqual(count_queries(40), count_queries(4))

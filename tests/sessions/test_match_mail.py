from odoo.tests import tagged

from .test_matches import MatchCase


@tagged("post_install", "-at_install")
class TestMatchLines(MatchCase):
    def get_lines(self, registration=None):
        return self.session._get_match_lines(registration or self.taker)

    def test_each_side_reads_what_the_other_brings_or_looks_for(self):
        self.assertEqual(
            self.get_lines(self.taker),
            [
                {
                    "name": "An Geeft",
                    "organisation": "Huis van An Geeft",
                    "topics": "brings Volunteers test",
                }
            ],
        )
        [line] = self.get_lines(self.giver)
        self.assertEqual(line["topics"], "looks for Volunteers test")

    def test_one_person_has_one_line_both_ways(self):
        self.giver.seeks_ids = self.funding
        self.taker.brings_ids = self.funding
        [line] = self.get_lines()
        self.assertEqual(
            line["topics"], "brings Volunteers test; looks for Funding test"
        )

    def test_nobody_is_named_or_reads_names_without_agreeing(self):
        self.giver.consent_match = False
        self.assertEqual(self.get_lines(self.taker), [])
        self.assertEqual(self.get_lines(self.giver), [])

    def test_staff_decide_whether_the_reminder_tells(self):
        self.session.matches_in_reminder = False
        self.assertEqual(self.get_lines(), [])

    def test_who_gave_up_her_seat_is_not_named_and_reads_nothing(self):
        self.giver.with_context(bypass_reason=True).action_cancel()
        self.assertEqual(self.get_lines(self.taker), [])
        self.assertEqual(self.get_lines(self.giver), [])

    def test_topics_come_in_the_language_of_the_reader(self):
        self.env["res.lang"]._activate_lang("nl_BE")
        self.volunteers.with_context(lang="nl_BE").name = "Vrijwilligers test"
        self.taker.lang = "nl_BE"
        [line] = self.get_lines(self.taker)
        self.assertIn("Vrijwilligers test", line["topics"])
        self.giver.lang = "en_US"
        [line] = self.get_lines(self.giver)
        self.assertIn("Volunteers test", line["topics"])

    def test_a_mail_names_ten_people_at_most_those_with_most_in_common_first(self):
        for number in range(12):
            self.register(f"P{number} Geeft", brings=self.volunteers)
        self.taker.seeks_ids |= self.funding
        self.register("Top Geeft", brings=self.volunteers | self.funding)
        lines = self.get_lines(self.taker)
        self.assertEqual(len(lines), 10)
        self.assertEqual(lines[0]["name"], "Top Geeft")


@tagged("post_install", "-at_install")
class TestMatchReport(MatchCase):
    def test_the_session_opens_its_own_matches_for_the_secretariat(self):
        session = self.session.with_user(self.secretary)
        self.assertEqual(session.match_count, 1)
        action = session.action_view_matches()
        rows = self.env[action["res_model"]].with_user(self.secretary)
        row = rows.search(action["domain"])
        self.assertEqual(row.giver_id, self.giver)
        self.assertEqual(row.taker_organisation, "Huis van Bo Zoekt")
        self.assertTrue(row.both_agreed)

    def test_a_row_is_the_same_each_time_it_is_read(self):
        Report = self.env["cafe.match.report"]
        row = Report.search([("event_id", "=", self.session.id)])
        self.register("Aad Geeft", brings=self.volunteers)
        self.env.invalidate_all()
        self.assertEqual(row.giver_id, self.giver)
        self.assertEqual(row.topic_id, self.volunteers)

    def test_matches_are_grouped_by_topic_and_by_person(self):
        self.register("Cas Geeft", brings=self.volunteers)
        Report = self.env["cafe.match.report"].with_user(self.secretary)
        domain = [("event_id", "=", self.session.id)]
        self.assertEqual(
            Report._read_group(domain, ["topic_id"], ["__count"]),
            [(self.volunteers, 2)],
        )
        self.assertEqual(
            Report._read_group(domain, ["taker_id"], ["__count"]), [(self.taker, 2)]
        )

    def test_matches_cost_the_same_queries_with_300_people(self):
        def count():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            matches = self.session.with_user(self.secretary)._get_matches()
            for match in matches:
                match["giver"].name, match["taker"].name
                match["topics"].mapped("name")
            return self.env.cr.sql_log_count - before, len(matches)

        count()
        few, one = count()
        self.env["event.registration"].create(
            [
                {
                    "event_id": self.session.id,
                    "name": f"P{number}",
                    "organisation_name": f"Huis {number}",
                    "brings_ids": (self.volunteers if number % 3 else self.funding).ids,
                    "seeks_ids": self.funding.ids if number % 9 == 0 else [],
                }
                for number in range(298)
            ]
        )
        many, pairs = count()
        self.assertEqual(one, 1)
        self.assertGreater(pairs, 2000)
        self.assertEqual(few, many)

"""The demo that ``./dev run`` shows, made anew in a database of its own."""

import json
import unittest

from odoo.tests import tagged

from house.scratch import house, run_script, scratch_database, warnings_of_ours

MODULE = "cafe_partage_module"

# Facts of the demo, as one JSON object on the last line.
FACTS = """
import json
ref = lambda name: env.ref("cafe_partage_module." + name)
sessions = {
    name: ref("session_" + name) for name in ("2018", "2026", "full", "open")
}
public = env["cafe.session.report"].with_user(env.ref("base.public_user"))
old = sessions["2018"]
registrations = old.registration_ids
members = env["cafe.network.member"].search([])
env["event.mail"].schedule_communications()
print(json.dumps({
    "roles": sorted(registrations.mapped("role")),
    "states": sorted(set(registrations.mapped("state"))),
    "organisations": [r.organisation_id.name for r in registrations],
    "reporter_is_host": old.reporter_id.parent_id == old.organizer_id,
    "number": old.session_number,
    "hours": (old.date_end - old.date_begin).total_seconds() / 3600,
    "kinds": old.item_ids.mapped("kind"),
    "contributions": [len(item.contribution_ids) for item in old.item_ids],
    "suggested": [
        bool(f.suggested_partner_id) for f in old.followup_ids.sorted("contribution_id")
    ],
    "followup_states": sorted(set(env["cafe.followup"].search([]).mapped("state"))),
    "late": env["cafe.followup"].search_count([("is_late", "=", True)]),
    "networks": env["cafe.network"].search([]).mapped(
        lambda n: [n.member_count, len(n.circle_ids), bool(n.purpose_ids)]
    ),
    "member_states": sorted(set(members.mapped("state"))),
    "returned": [
        len(rows) for _key, rows in members.grouped(
            lambda m: (m.network_id, m.partner_id)
        ).items() if len(rows) > 1
    ],
    "in_all_networks": sum(
        len(set(partner.network_member_ids.network_id.ids)) == 3
        for partner in members.partner_id
    ),
    "seats": {n: [s.seats_taken, s.seats_max] for n, s in sessions.items()},
    "open": [n for n, s in sessions.items() if s.event_registrations_open],
    "on_website": all(s.is_published for s in sessions.values()),
    "published": public.search_count([]),
    "named": [
        person["name"]
        for report in public.search([])
        for person in report._get_public_people()["people"]
    ],
    "unnamed": [
        name for report in public.search([])
        for name in report.sudo().event_id._get_withheld_names()
    ],
    "public_text": [str(report.public_body) for report in public.search([])],
    "outbox": env["mail.mail"].search_count([]),
    "home_language": env.ref("website.default_website").default_lang_id.code,
    "addresses": env["res.partner"].search(
        [("email", "!=", False), ("id", "!=", env.ref("base.partner_root").id)]
    ).mapped("email"),
}))
"""


@tagged("post_install", "-at_install")
class TestDemo(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with scratch_database("demo") as database:
            cls.log = (house().checkout.log_dir / "install-demo.log").read_text("utf-8")
            cls.facts = json.loads(run_script(database, FACTS).splitlines()[-1])

    def test_loads_without_warning(self):
        self.assertIn(f"{MODULE}/demo/reports_demo.xml", self.log)
        self.assertEqual(warnings_of_ours(self.log), [])

    def test_session_of_2018_has_its_people(self):
        self.assertEqual(
            self.facts["roles"], ["moderator", *["participant"] * 12, "reporter"]
        )
        self.assertEqual(self.facts["states"], ["done"])
        named = [name for name in self.facts["organisations"] if name]
        self.assertEqual(len(self.facts["organisations"]) - len(named), 2)
        # two of one organisation, all others alone
        self.assertEqual(len(named) - len(set(named)), 1)
        self.assertTrue(self.facts["reporter_is_host"])

    def test_session_of_2018_has_its_agenda(self):
        self.assertEqual((self.facts["number"], self.facts["hours"]), (5, 2))
        self.assertEqual(
            self.facts["kinds"],
            ["introduction", *["discussion"] * 3, "lessons", "follow_up"],
        )
        self.assertEqual(self.facts["contributions"], [9, 4, 5, 4, 7, 6])
        suggested = [False, True, False, True, False, False]
        self.assertEqual(self.facts["suggested"], suggested)

    def test_follow_ups_are_in_every_state(self):
        self.assertEqual(
            self.facts["followup_states"],
            ["done", "dropped", "in_progress", "planned", "proposed"],
        )
        self.assertEqual(self.facts["late"], 1)

    def test_three_networks_share_members(self):
        self.assertEqual(len(self.facts["networks"]), 3)
        for members, circles, has_purpose in self.facts["networks"]:
            self.assertGreaterEqual(members, 8)
            self.assertEqual(circles, 3)
            self.assertTrue(has_purpose)
        self.assertEqual(
            self.facts["member_states"],
            ["active", "applicant", "left", "paused", "refused"],
        )
        # one of them by coming to a session again
        self.assertEqual(self.facts["returned"], [2, 2, 2])
        self.assertGreaterEqual(self.facts["in_all_networks"], 2)

    def test_one_coming_session_is_full_and_one_open(self):
        self.assertEqual(self.facts["seats"]["full"], [12, 12])
        self.assertEqual(self.facts["seats"]["open"], [4, 14])
        self.assertEqual(self.facts["open"], ["open"])
        self.assertTrue(self.facts["on_website"])
        self.assertEqual(self.facts["home_language"], "nl_BE")

    def test_public_reports_name_nobody_without_consent(self):
        self.assertEqual(self.facts["published"], 2)
        self.assertEqual(len(self.facts["named"]), 18)
        self.assertIn("Leen Wouters", self.facts["unnamed"])
        self.assertFalse(set(self.facts["named"]) & set(self.facts["unnamed"]))
        for text in self.facts["public_text"]:
            self.assertIn("<li>", text)
            for name in self.facts["unnamed"]:
                self.assertNotIn(name, text)

    def test_nobody_is_mailed_about_the_demo(self):
        self.assertEqual(self.facts["outbox"], 0)

    def test_addresses_exist_nowhere(self):
        real = [a for a in self.facts["addresses"] if not a.endswith("example")]
        self.assertEqual(real, [])

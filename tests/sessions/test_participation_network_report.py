"""Participation by network: what counts for which, and who sees it."""

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .participation_case import ParticipationCase, share

SPECS = ("registration_count:sum", "attended_count:sum", "attendance_rate:avg")


@tagged("post_install", "-at_install")
class TestParticipationNetworkReport(ParticipationCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.entries = cls.make_history()
        cls.a, cls.b = cls.networks
        # organisation to the first and last day of its place, by network
        cls.places = {
            cls.a.id: {cls.organisations[n].id: (None, None) for n in range(3)},
            cls.b.id: {
                cls.organisations[2].id: (None, None),
                cls.organisations[4].id: ("2023-06-01", "2024-01-31"),
            },
        }
        for network, places in cls.places.items():
            for organisation, (start, end) in places.items():
                cls.env["cafe.network.member"].create(
                    {
                        "network_id": network,
                        "partner_id": organisation,
                        "state": "left" if end else "active",
                        "date_start": start or "2020-01-01",
                        "date_end": end,
                    }
                )

    def setUp(self):
        super().setUp()
        self.report = self.env["cafe.participation.network.report"].with_user(
            self.secretary
        )
        self.ours = [("event_id", "in", list({e.event for e in self.entries}))]

    def networks_of(self, entry):
        """:return: set of ids of the networks that an entry counts for"""
        found = {entry.network} - {False}
        for network, places in self.places.items():
            if entry.organisation in places:
                start, end = places[entry.organisation]
                if (start or "") <= str(entry.day) <= (end or "9"):
                    found.add(network)
        return found

    def count(self, entries):
        expected = [entry for entry in entries if entry.expected]
        came = [entry for entry in entries if entry.state == "done"]
        return len(entries), len(came), share(len(came), len(expected))

    def check(self, report, networks):
        groups = {
            network.id: tuple(figures)
            for network, *figures in report._read_group(
                self.ours, ["network_id"], SPECS
            )
        }
        for network in networks:
            entries = [e for e in self.entries if network in self.networks_of(e)]
            self.assertTrue(entries)
            self.assertEqual(groups.pop(network), self.count(entries))
        self.assertFalse(groups)
        once = [e for e in self.entries if self.networks_of(e) & set(networks)]
        self.assertEqual(report._read_group(self.ours, [], SPECS), [self.count(once)])

    def test_each_network_counts_its_own_and_the_total_nobody_twice(self):
        self.assertTrue(any(len(self.networks_of(e)) == 2 for e in self.entries))
        self.check(self.report, [self.a.id, self.b.id])

    def test_a_coordinator_counts_her_own_networks(self):
        self.a.coordinator_ids = self.coordinator
        self.check(self.report.with_user(self.coordinator), [self.a.id])

    def test_a_coordinator_reads_no_names(self):
        self.a.coordinator_ids = self.coordinator
        report = self.report.with_user(self.coordinator)
        row = report.search(self.ours, limit=1)
        for name in ("registration_id", "attendee_partner_id"):
            with self.subTest(name), self.assertRaises(AccessError):
                row.read([name])
            with self.subTest(name), self.assertRaises(AccessError):
                report._read_group(self.ours, [name])
        arch = report.get_view(view_type="list")["arch"]
        self.assertNotIn("registration_id", arch)
        opened = report.search(
            [*self.ours, ("organisation_id", "!=", False)], limit=1
        ).action_open_registration()
        self.assertEqual(opened["res_model"], "res.partner")

    def test_a_person_counts_for_a_network_of_persons(self):
        network = self.make_network("Mensen", individuals_allowed=True)
        person = self.make_person("Alleen", email="alleen@huis.example")
        self.make_member(network, person, state="active", date_start="2020-01-01")
        self.make_registration(
            self.make_session(days=-5),
            "Alleen",
            attendee_partner_id=person.id,
            state="done",
        )
        rows = self.report.search([("network_id", "=", network.id)])
        self.assertEqual(rows.attended_count, 1)

    def test_its_own_member_counts_once(self):
        network = self.make_network("Eigen")
        organisation = self.make_organisation("Weer vzw")
        self.make_member(network, organisation, state="active", date_start="2020-01-01")
        self.make_registration(
            self.make_session(days=-5),
            organisation_id=organisation.id,
            network_id=network.id,
            state="done",
        )
        rows = self.report.search([("network_id", "=", network.id)])
        self.assertEqual(len(rows), 1)

    def test_another_company_and_an_event_without_series_stay_out(self):
        session = self.make_session(days=-5)
        self.make_registration(session, network_id=self.a.id, state="done")
        domain = [("event_id", "=", session.id)]
        self.assertTrue(self.report.search(domain))
        session.series_id.company_id = False
        session.company_id = self.env["res.company"].create({"name": "Ander huis"})
        self.env.flush_all()
        self.assertFalse(self.report.search(domain))
        session.company_id = self.env.company
        self.assertTrue(self.report.search(domain))
        session.series_id = False
        self.assertFalse(self.report.search(domain))

    def test_the_same_queries_for_any_number_of_rows(self):
        names = ["attended_count", "habit", "network_id"]
        self.report.search_fetch(self.ours, names)
        for limit in (3, 30):
            self.env.invalidate_all()
            with self.subTest(limit), self.assertQueryCount(2):  # and the time zone
                self.report.search_fetch(self.ours, names, limit=limit)

    def test_members_and_others_read_nothing(self):
        for user in (self.member, self.outsider):
            with self.subTest(user.name), self.assertRaises(AccessError):
                self.report.with_user(user).search([])

    def test_a_network_that_nobody_coordinates_is_for_staff(self):
        self.b.coordinator_ids = [Command.link(self.coordinator.id)]
        report = self.report.with_user(self.coordinator)
        self.assertEqual(report.search([]).network_id, self.b)

from datetime import date

from freezegun import freeze_time

from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged, warmup

from .governance_case import GovernanceCase


@tagged("post_install", "-at_install")
class TestPhase(GovernanceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls.make_network(coordinator_ids=cls.coordinator.ids)
        cls.phases = cls.env["cafe.network.phase"].with_user(cls.coordinator)

    def test_a_new_phase_ends_the_open_one_the_day_before(self):
        first = self.make_phase(self.network, start="2015-01-01")
        with Form(self.phases.with_context(default_network_id=self.network.id)) as form:
            form.governance_model = "secretariat"
            form.date_start = "2020-03-01"
        # a leap year
        self.assertEqual(first.date_end, date(2020, 2, 29))
        self.assertFalse(form.record.date_end)
        self.assertIn("Pioneers around the table", self.messages(self.network))
        self.assertIn("02/29/2020", self.messages(self.network))

    def test_a_phase_of_another_network_goes_on(self):
        other = self.make_phase(self.make_network("Ander"))
        self.make_phase(self.network, start="2020-01-01")
        self.assertFalse(other.date_end)

    def test_a_phase_before_the_known_ones_ends_where_they_begin(self):
        later = self.make_phase(self.network, "secretariat", "2015-01-01")
        earlier = self.make_phase(self.network, start="2010-01-01")
        self.assertEqual(earlier.date_end, date(2014, 12, 31))
        self.assertFalse(later.date_end)

    def test_a_history_comes_in_at_once_with_first_days_only(self):
        phases = self.env["cafe.network.phase"].create(
            [
                {
                    "network_id": self.network.id,
                    "governance_model": "pioneers",
                    "date_start": day,
                }
                for day in ("2018-01-01", "2010-01-01", "2014-01-01")
            ]
        )
        self.assertEqual(
            phases.mapped("date_end"), [False, date(2013, 12, 31), date(2017, 12, 31)]
        )

    def test_a_closed_phase_keeps_its_end(self):
        closed = self.make_phase(self.network, date_end="2016-12-31")
        self.make_phase(self.network, start="2020-01-01")
        self.assertEqual(closed.date_end, date(2016, 12, 31))

    def test_two_phases_never_cover_one_day(self):
        self.make_phase(self.network, date_end="2016-12-31")
        for values in ({"start": "2016-12-31"}, {"start": "2015-01-01"}):
            with self.refused(ValidationError, "cover the same days"):
                self.make_phase(self.network, "secretariat", **values)

    def test_moving_the_first_day_moves_the_end_before_it(self):
        first = self.make_phase(self.network)
        second = self.make_phase(self.network, "secretariat", "2020-01-01")
        second.with_user(self.coordinator).date_start = "2019-07-01"
        self.assertEqual(first.date_end, date(2019, 6, 30))
        second.with_user(self.coordinator).date_start = "2021-07-01"
        self.assertEqual(first.date_end, date(2021, 6, 30))

    def test_deleting_the_last_phase_reopens_the_one_before(self):
        first = self.make_phase(self.network)
        second = self.make_phase(self.network, "secretariat", "2020-01-01")
        second.with_user(self.coordinator).unlink()
        self.assertFalse(first.date_end)

    def test_deleting_a_phase_in_the_middle_leaves_the_others(self):
        first = self.make_phase(self.network)
        second = self.make_phase(self.network, "secretariat", "2018-01-01")
        self.make_phase(self.network, start="2020-01-01")
        second.unlink()
        self.assertEqual(first.date_end, date(2017, 12, 31))

    def test_a_lead_partner_is_needed_where_one_leads(self):
        with self.refused(ValidationError, "Netwerk Zaad"):
            self.make_phase(self.network, "lead_partner")
        partner = self.make_organisation()
        phase = self.make_phase(
            self.network, "lead_partner", lead_partner_id=partner.id
        )
        phase.governance_model = "secretariat"
        self.assertFalse(phase.lead_partner_id)

    def test_the_network_shows_the_phase_of_today(self):
        role = self.env.ref("cafe_partage_module.network_role_memory")
        self.network.staff_fte = 3
        self.make_phase(self.network)
        self.make_phase(
            self.network,
            "secretariat",
            "2020-01-01",
            staff_fte=1.5,
            role_ids=role.ids,
        )
        network = self.network.with_user(self.coordinator)
        # the day is that of the coordinator, in Brussels
        for moment, model, staff in (
            ("2014-06-01 12:00", False, 3),
            ("2019-12-31 22:59", "pioneers", 0),
            ("2019-12-31 23:01", "secretariat", 1.5),
        ):
            with freeze_time(moment):
                network.invalidate_recordset()
                self.assertEqual(network.governance_model, model, moment)
                self.assertEqual(network.current_staff_fte, staff, moment)
        self.assertEqual(network.current_role_ids, role)

    @freeze_time("2026-11-24")
    def test_networks_are_found_by_the_model_of_today(self):
        none = self.make_network("Geen")
        self.make_phase(self.network, "secretariat", "2010-01-01")
        self.make_phase(self.network, "pioneers", "2020-01-01")
        networks = self.env["cafe.network"].search(
            [("id", "in", (self.network | none).ids)]
        )

        def found(*domain):
            return networks.search([("id", "in", networks.ids), domain])

        self.assertEqual(found("governance_model", "=", "pioneers"), self.network)
        self.assertFalse(found("governance_model", "=", "secretariat"))
        self.assertEqual(found("governance_model", "=", False), none)
        self.assertEqual(found("governance_model", "!=", False), self.network)

    @warmup
    def test_the_model_of_today_costs_the_same_for_many_networks(self):
        counts = []
        for size in (2, 22):
            networks = self.env["cafe.network"].create(
                [{"name": f"Netwerk {size} {i}"} for i in range(size)]
            )
            for network in networks:
                self.make_phase(network)
            counts.append(
                self.queries(
                    lambda networks=networks: networks.mapped("current_role_ids")
                )
            )
        self.assertEqual(counts[0], counts[1])

    @warmup
    def test_many_phases_at_once_ask_no_query_for_each(self):
        networks = self.env["cafe.network"].create(
            [{"name": f"Netwerk {i}"} for i in range(24)]
        )
        counts = []
        for part in (networks[:2], networks[2:]):
            before = self.env.cr.sql_log_count
            self.env["cafe.network.phase"].create(
                [
                    {"network_id": network.id, "governance_model": "pioneers"}
                    for network in part
                ]
            )
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLess(counts[1] - counts[0], 10)

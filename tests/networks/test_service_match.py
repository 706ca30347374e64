from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged, warmup
from odoo.tools import mute_logger

from .service_case import ServiceCase

NOW = "2026-03-10 09:00:00"


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestServiceMatch(ServiceCase):
    def get_matches(self, **values):
        return self.env["cafe.service.match"].search(
            [("service_id", "=", self.service.id)], **values
        )

    def test_an_offer_and_a_need_find_each_other(self):
        offer = self.make_line(self.offering, "offer", self.giver, capacity=20)
        self.assertFalse(self.get_matches())
        need = self.make_line(
            self.needing,
            "need",
            self.taker,
            capacity=8,
            date_start="2026-04-01",
            date_end="2026-12-31",
        )
        match = self.get_matches()
        self.assertEqual((match.offer_line_id, match.need_line_id), (offer, need))
        self.assertEqual(match.state, "found")
        self.assertEqual(str(match.date_start), "2026-04-01")
        self.assertEqual(str(match.date_end), "2026-12-31")
        self.assertEqual(match.capacity, 8)
        self.assertEqual(match.offer_network_name, "Netwerk Geven")
        self.assertEqual(match.need_network_name, "Netwerk Nemen")

    def test_the_line_counts_its_possible_partners(self):
        offer = self.make_line(self.offering, "offer", self.giver)
        self.make_line(self.needing, "need", self.taker)
        self.make_line(self.third, "need")
        self.assertEqual(offer.possible_count, 2)
        action = offer.with_user(self.giver).action_view_matches()
        found = self.env["cafe.service.match"].with_user(self.giver)
        self.assertEqual(found.search_count(action["domain"]), 2)

    def test_what_does_not_fit_does_not_match(self):
        self.make_line(self.offering, "offer", date_end="2026-06-30")
        other = self.env["cafe.service"].create({"name": "Vertaling"})
        for network, direction, values in (
            (self.offering, "need", {}),
            (self.needing, "offer", {}),
            (self.needing, "need", {"service_id": other.id}),
            (self.needing, "need", {"date_start": "2026-07-01"}),
            (self.needing, "need", {"active": False}),
        ):
            with self.subTest(network=network.name, **values):
                line = self.make_line(network, direction, **values)
                self.assertFalse(
                    self.env["cafe.service.match"].search(
                        [("offer_network_id", "=", self.offering.id)]
                    )
                )
                line.unlink()

    def test_one_shared_day_from_today_on_is_enough(self):
        self.make_line(self.offering, "offer", date_end="2026-03-10")
        self.make_line(self.needing, "need", date_start="2026-03-10")
        self.assertEqual(len(self.get_matches()), 1)

    def test_a_period_that_is_over_does_not_match(self):
        self.make_line(self.offering, "offer", date_end="2026-03-09")
        self.make_line(self.needing, "need")
        self.assertFalse(self.get_matches())

    def test_networks_of_two_companies_do_not_match(self):
        company = self.env["res.company"].create({"name": "Andere vzw"})
        elsewhere = self.make_network("Elders", company_id=company.id)
        self.make_line(self.offering, "offer")
        self.make_line(elsewhere, "need")
        self.assertFalse(self.get_matches())

    def test_networks_of_no_company_match_each_other(self):
        (self.offering | self.needing).company_id = False
        self.assertTrue(self.make_match())

    def test_a_suggestion_goes_when_it_fits_no_longer(self):
        match = self.make_match()
        need = match.need_line_id
        for away, back in (
            ({"date_end": "2026-03-01"}, {"date_end": False}),
            ({"active": False}, {"active": True}),
            ({"direction": "offer"}, {"direction": "need"}),
        ):
            with self.subTest(**away):
                need.write(away)
                self.assertFalse(self.get_matches())
                need.write(back)
                self.assertEqual(self.get_matches().need_line_id, need)

    def test_a_suggestion_follows_its_lines(self):
        match = self.make_match()
        match.need_line_id.write({"capacity": 4, "date_start": "2026-05-01"})
        self.assertEqual(match.capacity, 4)
        self.assertEqual(str(match.date_start), "2026-05-01")

    def test_an_archived_service_has_no_suggestions(self):
        self.make_match()
        self.service.with_user(self.secretary).active = False
        self.assertFalse(self.get_matches())
        self.service.with_user(self.secretary).active = True
        self.assertEqual(len(self.get_matches()), 1)

    def test_a_withdrawn_proposal_keeps_its_conversation(self):
        match = self.make_match()
        self.propose(match, self.taker)
        match.with_user(self.taker).action_withdraw()
        match.need_line_id.date_end = "2026-03-01"
        self.assertFalse(self.get_matches())
        self.assertFalse(match.active)
        match.need_line_id.date_end = False
        self.assertEqual(self.get_matches(), match)
        self.assertIn("Doen we het samen?", str(match.message_ids.mapped("body")))

    def test_a_pair_matches_once(self):
        match = self.make_match()
        values = match.copy_data()[0]
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.env["cafe.service.match"].create(values)

    def test_lines_that_do_not_belong_together_are_no_match(self):
        match = self.make_match()
        with self.assertRaises(ValidationError):
            self.env["cafe.service.match"].create(
                {
                    "offer_line_id": match.need_line_id.id,
                    "need_line_id": match.offer_line_id.id,
                }
            )

    def test_a_line_says_how_many_hours(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.make_line(self.offering, "offer", capacity=0)

    def test_the_form_of_a_network_takes_a_line(self):
        with Form(self.offering.with_user(self.giver)) as form:
            with form.service_line_ids.new() as line:
                line.service_id = self.service
                line.direction = "offer"
                line.capacity = 12
        self.assertEqual(self.offering.service_line_ids.capacity, 12)

    def test_a_line_goes_with_its_suggestions(self):
        match = self.make_match()
        match.offer_line_id.with_user(self.giver).unlink()
        self.assertFalse(match.exists())

    def test_a_service_and_a_network_in_use_are_kept(self):
        self.make_match()
        with self.assertRaisesRegex(UserError, "Archive"):
            self.service.with_user(self.manager).unlink()
        with self.assertRaisesRegex(UserError, "Archive it"):
            self.offering.with_user(self.manager).unlink()

    def test_a_line_with_a_history_is_kept(self):
        match = self.make_match()
        self.propose(match, self.taker)
        match.with_user(self.taker).action_withdraw()
        with self.assertRaisesRegex(UserError, "Archive the line"):
            match.offer_line_id.with_user(self.giver).unlink()

    @warmup
    def test_matching_costs_the_same_for_many_lines(self):
        counts = []
        for size in (1, 20):
            networks = self.env["cafe.network"].create(
                [{"name": f"Netwerk {size}-{i}"} for i in range(size)]
            )
            self.make_line(self.offering, "offer")
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            self.env["cafe.service.line"].create(
                [
                    {
                        "network_id": network.id,
                        "service_id": self.service.id,
                        "capacity": 3,
                        "date_start": "2026-01-01",
                    }
                    for network in networks
                ]
            )
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
            self.env["cafe.service.line"].search(
                [("network_id", "in", networks.ids)]
            ).unlink()
        self.assertLess(counts[1] - counts[0], 20)

    @warmup
    def test_a_list_of_lines_costs_the_same_for_many(self):
        names = ["possible_count", "match_count", "capacity_agreed", "display_name"]
        lines = self.env["cafe.service.line"].create(
            [
                {
                    "network_id": network.id,
                    "service_id": self.service.id,
                    "capacity": 3,
                    "date_start": "2026-01-01",
                    "direction": direction,
                }
                for network in (self.offering, self.needing, self.third)
                for direction in ("offer", "need")
                for _i in range(4)
            ]
        )
        self.env.flush_all()
        counts = []
        for some in (lines[:2], lines):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some.read(names)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0])

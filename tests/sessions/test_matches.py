from datetime import timedelta

from odoo import Command, fields
from odoo.tests import tagged

from ..common import CafeCase


class MatchCase(CafeCase):
    """Two topics; ``cls.giver`` brings volunteers, which ``cls.taker`` looks for."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        Topic = cls.env["cafe.topic"]
        cls.volunteers = Topic.create({"name": "Volunteers test", "sequence": 1})
        cls.funding = Topic.create({"name": "Funding test", "sequence": 2})
        cls.session = cls.make_session(matches_in_reminder=True)
        cls.giver = cls.register("An Geeft", brings=cls.volunteers)
        cls.taker = cls.register("Bo Zoekt", seeks=cls.volunteers)

    @classmethod
    def register(cls, name, brings=(), seeks=(), agreed=True, **values):
        return cls.make_registration(
            values.pop("session", cls.session),
            name,
            **{
                "email": f"{name.split()[0].lower()}@post.example",
                "organisation_name": f"Huis van {name}",
                "brings_ids": [Command.link(topic.id) for topic in brings],
                "seeks_ids": [Command.link(topic.id) for topic in seeks],
                "consent_match": agreed,
                **values,
            },
        )

    def get_pairs(self, session=None):
        session = (session or self.session).with_user(self.secretary)
        return [
            (match["giver"].name, match["taker"].name, match["topics"].mapped("name"))
            for match in session._get_matches()
        ]


@tagged("post_install", "-at_install")
class TestMatches(MatchCase):
    def test_who_brings_meets_who_looks_for(self):
        self.assertEqual(
            self.get_pairs(), [("An Geeft", "Bo Zoekt", ["Volunteers test"])]
        )

    def test_topics_of_one_pair_are_together_and_most_come_first(self):
        both = self.volunteers | self.funding
        self.register("Cas Geeft", brings=both)
        self.register("Do Zoekt", seeks=both)
        pairs = self.get_pairs()
        self.assertEqual(
            pairs[0], ("Cas Geeft", "Do Zoekt", ["Volunteers test", "Funding test"])
        )
        self.assertEqual(len(pairs), 4)

    def test_nobody_is_a_match_for_herself(self):
        self.taker.brings_ids = self.volunteers
        self.assertEqual(len(self.get_pairs()), 1)

    def test_one_person_with_two_registrations_is_no_match(self):
        self.taker.write({"name": "an geeft", "email": "AN@post.example"})
        self.assertEqual(self.get_pairs(), [])

    def test_people_who_share_a_mailbox_can_match(self):
        self.taker.email = self.giver.email
        self.assertEqual(len(self.get_pairs()), 1)

    def test_colleagues_are_no_match(self):
        house = self.make_organisation("Een Huis")
        (self.giver | self.taker).organisation_id = house
        self.assertEqual(self.get_pairs(), [])

    def test_colleagues_whose_organisation_was_typed_are_no_match(self):
        self.giver.organisation_id = self.make_organisation("Een Huis")
        self.taker.organisation_name = "een huis"
        self.assertEqual(self.get_pairs(), [])

    def test_people_without_an_organisation_can_match(self):
        (self.giver | self.taker).organisation_name = False
        self.assertEqual(len(self.get_pairs()), 1)

    def test_only_who_has_a_seat_matches(self):
        # absence is noted from when the session begins
        now = fields.Datetime.now()
        self.session.write(
            {
                "date_begin": now - timedelta(hours=1),
                "date_end": now + timedelta(hours=1),
            }
        )
        self.assertEqual(len(self.get_pairs()), 1)
        for state, matches in (
            ("draft", 0),
            ("cancel", 0),
            ("no_show", 0),
            ("done", 1),
            ("open", 1),
        ):
            with self.subTest(state):
                self.taker.with_context(bypass_reason=True).state = state
                self.assertEqual(len(self.get_pairs()), matches)
        self.taker.active = False
        self.assertEqual(self.get_pairs(), [])

    def test_who_waits_does_not_match(self):
        full = self.make_session(seats_limited=True, seats_max=1)
        self.register("An Geeft", brings=self.volunteers, session=full)
        waiting = self.register(
            "Bo Zoekt", seeks=self.volunteers, session=full, state="waiting"
        )
        self.assertEqual(waiting.state, "waiting")
        self.assertEqual(self.get_pairs(full), [])

    def test_people_of_different_sessions_do_not_meet(self):
        self.taker.event_id = self.make_session()
        self.assertEqual(self.get_pairs(), [])

    def test_people_of_different_slots_do_not_meet(self):
        self.session.write(
            {
                "date_tz": "UTC",
                "date_begin": "2099-05-01 10:00:00",
                "date_end": "2099-05-01 12:00:00",
            }
        )
        first, second = self.env["event.slot"].create(
            [
                {
                    "event_id": self.session.id,
                    "date": "2099-05-01",
                    "start_hour": hour,
                    "end_hour": hour + 1,
                }
                for hour in (10, 11)
            ]
        )
        self.session.is_multi_slots = True
        (self.giver | self.taker).event_slot_id = first
        self.assertEqual(len(self.get_pairs()), 1)
        self.taker.event_slot_id = second
        self.assertEqual(self.get_pairs(), [])

    def test_an_event_without_a_series_has_none(self):
        self.session.series_id = False
        self.assertEqual(self.get_pairs(), [])
        self.assertFalse(self.env["cafe.match.report"].search_count([]))
        self.assertEqual(self.session.match_count, 0)

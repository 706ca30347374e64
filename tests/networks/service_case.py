"""Two networks with a coordinator each, and lines in one line of code."""

from odoo.tests import new_test_user

from ..common import MODULE, CafeBuilders, CafeCase


class ServiceBuilders(CafeBuilders):
    @classmethod
    def make_sides(cls):
        """``cls.giver`` and ``cls.taker`` each coordinate one network: ``cls.offering``
        and ``cls.needing``; ``cls.third`` belongs to nobody."""
        cls.make_users()
        cls.giver = cls.coordinator
        cls.taker = new_test_user(
            cls.env,
            login="cafe_taker",
            password="cafe_taker",
            groups=f"{MODULE}.group_cafe_coordinator",
            name="Taker Tester",
            email="taker@network.example",
            tz="Europe/Brussels",
        )
        cls.offering = cls.make_network("Netwerk Geven", coordinator_ids=cls.giver.ids)
        cls.needing = cls.make_network("Netwerk Nemen", coordinator_ids=cls.taker.ids)
        cls.third = cls.make_network("Netwerk Derde")
        cls.service = cls.env["cafe.service"].create({"name": "Boekhouding"})

    @classmethod
    def make_line(cls, network, direction, user=None, **values):
        """A line from 2026 on of 10 hours a month."""
        lines = cls.env["cafe.service.line"]
        return lines.with_user(user or cls.env.user).create(
            {
                "network_id": network.id,
                "direction": direction,
                "service_id": cls.service.id,
                "capacity": 10,
                "date_start": "2026-01-01",
                **values,
            }
        )

    @classmethod
    def make_match(cls, **need):
        """The match of an offer and a need, found as they were made."""
        offer = cls.make_line(cls.offering, "offer")
        cls.make_line(cls.needing, "need", **need)
        return cls.env["cafe.service.match"].search([("offer_line_id", "=", offer.id)])

    @classmethod
    def propose(cls, match, user, message="Doen we het samen?", **terms):
        """Through the dialog, as ``user``."""
        proposal = (
            cls.env["cafe.service.proposal"]
            .with_user(user)
            .create({"match_id": match.id, "message": message, **terms})
        )
        return proposal.action_propose()


class ServiceCase(ServiceBuilders, CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_sides()

    @classmethod
    def make_users(cls):
        """Once: ``make_sides`` and ``CafeCase`` both ask for them."""
        if not hasattr(cls, "coordinator"):
            super().make_users()

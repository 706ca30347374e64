"""Networks that share members, for the tests of their overlap."""

from datetime import timedelta

from ..common import CafeCase


class OverlapCase(CafeCase):
    """Three networks: a, b and c. Members: 1 in all three, 2 in a and b, 3 in a only,
    4 in c only."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = cls.env.company._cafe_today()
        cls.a, cls.b, cls.c = (
            cls.make_network(f"Netwerk {name}") for name in ("Appel", "Boom", "Ceder")
        )
        cls.partners = [
            cls.make_organisation(f"Organisatie {number}") for number in range(1, 5)
        ]
        one, two, three, four = cls.partners
        for network, partners in (
            (cls.a, (one, two, three)),
            (cls.b, (one, two)),
            (cls.c, (one, four)),
        ):
            for partner in partners:
                cls.join(network, partner)

    @classmethod
    def join(cls, network, partner, days=400, **values):
        return cls.env["cafe.network.member"].create(
            {
                "network_id": network.id,
                "partner_id": partner.id,
                "circle_id": network.circle_ids[:1].id,
                "date_start": cls.today - timedelta(days=days),
                **values,
            }
        )

    def place_of(self, network, partner):
        return self.env["cafe.network.member"].search(
            [("network_id", "=", network.id), ("partner_id", "=", partner.id)]
        )

    def kept(self):
        """:return: dict of two networks of ours (twice the same: its size) to int"""
        ours = self.a | self.b | self.c
        kept = self.env["cafe.network.overlap"].search(
            [("network_id", "in", ours.ids), ("other_id", "in", ours.ids)]
        )
        return {(row.network_id, row.other_id): row.shared_count for row in kept}

    def assert_kept_is_right(self):
        """What was brought along is what counting anew gives, in both directions."""
        kept = {
            (row.network_id.id, row.other_id.id): row.shared_count
            for row in self.env["cafe.network.overlap"].search([])
        }
        anew = {
            (network, other): shared
            for network, other, shared in self.env["cafe.network.overlap"]._get_pairs()
        }
        anew |= {(other, network): shared for (network, other), shared in anew.items()}
        self.assertEqual(kept, anew)

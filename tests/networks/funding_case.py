"""Builders of funding, for a test case of :class:`tests.common.CafeBuilders`."""


class FundingBuilders:
    """Needs ``env`` and ``make_organisation``."""

    @classmethod
    def make_funding(cls, network, amount=12000, funder=None, **values):
        funder = funder or cls.make_organisation("Fonds De Brug")
        return cls.env["cafe.network.funding"].create(
            {
                "network_id": network.id,
                "funder_id": funder.id,
                "amount": amount,
                "date_start": "2026-01-01",
                **values,
            }
        )

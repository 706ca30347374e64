"""Builders of engagements, for a test case of :class:`tests.common.CafeBuilders`."""

from odoo import Command


class EngagementBuilders:
    """Needs ``env`` and ``make_member``."""

    @classmethod
    def make_engagement(cls, member, quantity=12, delivered=(), **values):
        """An engagement in hours; ``delivered`` are quantities or (day, quantity)."""
        lines = [
            line if isinstance(line, tuple) else ("2026-02-02", line)
            for line in delivered
        ]
        return cls.env["cafe.engagement"].create(
            {
                "name": "Ontvangt de vergadering",
                "member_id": member.id,
                "quantity": quantity,
                "date_start": "2026-01-01",
                "line_ids": [
                    Command.create({"date": day, "quantity": amount})
                    for day, amount in lines
                ],
                **values,
            }
        )

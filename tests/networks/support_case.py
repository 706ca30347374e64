"""Builders for what members do: come, say why they take part, and deliver."""

from dateutil.relativedelta import relativedelta

from odoo import Command, fields

from ..common import CafeBuilders, CafeCase


class SupportBuilders(CafeBuilders):
    """One network with a series; ``date`` and ``at`` are strings, ``at`` in UTC."""

    @classmethod
    def make_base(cls, **values):
        """``cls.network``, with circles Core and Partners, and ``cls.series``."""
        cls.network = cls.make_network(**values)
        cls.core, cls.partners = cls.network.circle_ids
        cls.series = cls.make_series(network_ids=cls.network.ids)
        cls.driver = cls.env["cafe.driver"].create({"name": "Leren van anderen"})

    @classmethod
    def make_place(cls, name="Stichting Zaad", **values):
        """A member since long, in the outer circle."""
        network = values.pop("network", cls.network)
        partner = values.pop("partner", None) or cls.make_organisation(name)
        values = {
            "date_start": "2015-01-01",
            "circle_id": network.circle_ids[1:2].id,
            **values,
        }
        return cls.make_member(network, partner, **values)

    @classmethod
    def hold(cls, at, came=(), series=None, **values):
        """A session that began ``at``, and the members or partners who came."""
        if len(at) == 10:
            at += " 10:00:00"
        session = cls.make_session(series or cls.series, date_begin=at, **values)
        for who in came:
            partner = who if who._name == "res.partner" else who.partner_id
            field = "organisation_id" if partner.is_company else "attendee_partner_id"
            cls.make_registration(session, state="done", **{field: partner.id})
        return session

    @classmethod
    def say_why(cls, member, date, **values):
        """A driver, last confirmed on ``date``: a year fresh, then three months due."""
        confirmed = fields.Date.to_date(date)
        due = confirmed + relativedelta(months=12)
        return cls.env["cafe.member.driver"].create(
            {
                "member_id": member.id,
                "driver_id": cls.driver.id,
                "date_start": "2015-01-01",
                "confirmed_on": confirmed,
                "date_due": due,
                "date_stale": due + relativedelta(months=3),
                **values,
            }
        )

    @classmethod
    def talk(cls, member, date, **values):
        return cls.env["cafe.conversation"].create(
            {
                "member_id": member.id,
                "state": "held",
                "date_planned": date,
                "date_held": date,
                **values,
            }
        )

    @classmethod
    def pledge(cls, member, start, end, deliveries=(), quantity=10, **values):
        """An engagement with ``deliveries``: pairs of a date and a quantity."""
        delivered = sum(amount for _date, amount in deliveries)
        state = "partial" if delivered else "pledged"
        if "reason" in cls.env["cafe.engagement"]._fields:
            values.setdefault("reason", "Ziek")
        return cls.env["cafe.engagement"].create(
            {
                "name": "Een avond koken",
                "member_id": member.id,
                "date_start": start,
                "date_end": end,
                "quantity": quantity,
                "uom_id": cls.env.ref("uom.product_uom_hour").id,
                "state": "delivered" if delivered >= quantity else state,
                "line_ids": [
                    Command.create({"date": date, "quantity": amount})
                    for date, amount in deliveries
                ],
                **values,
            }
        )


class SupportCase(SupportBuilders, CafeCase):
    """Has ``make_base()`` done, and the users of ``make_users()``."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_base()

    def activity(self, member, user=None):
        """The row of ``member`` as it is now, as ``user`` (the secretary) sees it."""
        self.env.flush_all()
        self.env.invalidate_all()
        return (
            self.env["cafe.member.activity"]
            .with_user(user or self.secretary)
            .search([("member_id", "=", member.id)])
        )

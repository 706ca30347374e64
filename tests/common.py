"""Common builders: one user per role, and a record of each kind in one line."""

from datetime import timedelta

from odoo import Command, fields
from odoo.tests import TransactionCase, new_test_user

MODULE = "cafe_partage_module"


class CafeBuilders:
    """Builders for a test case that has ``env``; they use its superuser."""

    @classmethod
    def make_users(cls):
        """One user per role: ``cls.secretary``, ``coordinator``, ``manager``,
        ``member`` (portal) and ``outsider`` (an employee without a role)."""
        for role, groups in (
            ("secretary", f"{MODULE}.group_cafe_user"),
            ("coordinator", f"{MODULE}.group_cafe_coordinator"),
            ("manager", f"{MODULE}.group_cafe_manager"),
            ("member", "base.group_portal"),
            ("outsider", "base.group_user"),
        ):
            user = new_test_user(
                cls.env,
                login=f"cafe_{role}",
                # portal users of the browser tests sign in with it
                password=f"cafe_{role}",
                groups=groups,
                name=f"{role.capitalize()} Tester",
                email=f"{role}@network.example",
                tz="Europe/Brussels",
            )
            setattr(cls, role, user)

    @classmethod
    def make_organisation(cls, name="Stichting Zaad", **values):
        return cls.env["res.partner"].create(
            {"name": name, "is_company": True, **values}
        )

    @classmethod
    def make_person(cls, name="Roos Adams", **values):
        return cls.env["res.partner"].create({"name": name, **values})

    @classmethod
    def make_network(cls, name="Netwerk Zaad", circles=("Core", "Partners"), **values):
        return cls.env["cafe.network"].create(
            {
                "name": name,
                "circle_ids": [
                    Command.create({"name": circle, "sequence": 10 * index})
                    for index, circle in enumerate(circles, start=1)
                ],
                **values,
            }
        )

    @classmethod
    def make_member(cls, network, partner=None, **values):
        partner = partner or cls.make_organisation()
        return cls.env["cafe.network.member"].create(
            {"network_id": network.id, "partner_id": partner.id, **values}
        )

    @classmethod
    def make_series(cls, name="Café Test", **values):
        """A series whose sessions begin with an empty agenda, unless it is given."""
        values.setdefault("item_ids", [])
        return cls.env["cafe.series"].create({"name": name, **values})

    @classmethod
    def make_theme(cls, name="Hoe blijf je samen?", series=None, **values):
        series = series or cls.make_series()
        return cls.env["cafe.theme"].create(
            {"name": name, "series_id": series.id, **values}
        )

    @classmethod
    def make_session(cls, series=None, days=10, published=False, **values):
        """A session ``days`` from now (negative: in the past)."""
        series = series or cls.make_series()
        begin = fields.Datetime.now() + timedelta(days=days)
        session = cls.env["event.event"].create(
            {
                "name": "Hoe blijf je samen?",
                "series_id": series.id,
                "date_begin": begin,
                **values,
            }
        )
        if published:
            session.is_published = True
        return session

    @classmethod
    def make_registration(cls, session, name="Roos Adams", **values):
        return cls.env["event.registration"].create(
            {"event_id": session.id, "name": name, **values}
        )

    @classmethod
    def make_item(cls, session, name="Wat leren we?", kind="discussion", **values):
        return cls.env["cafe.session.item"].create(
            {"event_id": session.id, "name": name, "kind": kind, **values}
        )

    @classmethod
    def make_contribution(cls, session, text="Hoe blijf je samen?", **values):
        return cls.env["cafe.contribution"].create(
            {"event_id": session.id, "text": text, **values}
        )

    @classmethod
    def make_report(cls, session, **values):
        return cls.env["cafe.session.report"].create({"event_id": session.id, **values})


class CafeCase(CafeBuilders, TransactionCase):
    """A test case with the users of :meth:`CafeBuilders.make_users`."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()

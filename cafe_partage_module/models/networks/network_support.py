from odoo import api, models
from odoo.fields import Domain
from odoo.tools import format_date

# How many members the list “call first” shows; the rest is behind a link.
CALL_FIRST = 10


class CafeNetworkSupportMixin(models.AbstractModel):
    """The support base of a network: what its page shows, in figures and words."""

    _name = "cafe.network.support.mixin"
    _inherit = ["cafe.network.support.figures.mixin"]
    _description = "Support Base of a Network"

    def action_view_support(self):
        """Open the page with the support base of this network alone.

        :return: an action on this record
        """
        self.ensure_one()
        view = self.env.ref("cafe_partage_module.cafe_network_view_form_support")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Support base"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(view.id, "form")],
        }

    def action_view_suggestions(self):
        """Open the members of these networks for whom another circle is suggested."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.cafe_network_member_action_suggested"
        )
        action["domain"] = [
            ("suggested_circle_id", "!=", False),
            ("network_id", "in", self.ids),
        ]
        return action

    @api.readonly
    def get_support_base(self):
        """All that the page “Support base” shows, in the language of the user.

        The number of queries does not depend on the number of members.

        :return: dict with ``period`` (str), ``figures`` (list of dicts: ``key``,
            ``title``, ``share`` and ``difference`` in percent and percentage points
            or None, ``points`` and ``change`` (str), ``lines`` of ``text`` and
            ``action``, and the ``columns`` of its graph, the first of which is drawn),
            ``quarters`` (list of dicts with ``label``, ``period`` and ``is_before``,
            oldest first) and ``calls`` (``count``, ``action`` and ``members``, most
            reasons first)
        :raises AccessError: for who may not read this network
        """
        self.ensure_one()
        self.check_access("read")
        report = (
            self.env["cafe.support.report"]
            .with_context(active_test=False)
            .search_fetch([("network_id", "=", self.id)])
        )
        quarters = self.env["cafe.support.quarter"].search_fetch(
            [("network_id", "=", self.id)]
        )
        return {
            "period": self._format_period(quarters[4:]),
            "figures": [
                self._get_attendance_figure(report, quarters),
                self._get_driver_figure(report, quarters),
                self._get_engagement_figure(report, quarters),
            ],
            "quarters": [
                {
                    "label": format_date(self.env, quarter.date_to, None, "MMM yyyy"),
                    "period": self._format_period(quarter),
                    "is_before": quarter.is_before,
                }
                for quarter in quarters
            ],
            "calls": self._get_calls(report.call_count),
        }

    def _filter_with_demands(self):
        """:return: those of these networks whose circles ask for something a year"""
        circles = self.env["cafe.network.circle"].search_fetch(
            Domain("network_id", "in", self.ids)
            & (
                Domain("suggest_attendance", ">", 0)
                | Domain("suggest_engagement", ">", 0)
            ),
            ["network_id"],
        )
        return circles.network_id

    def _get_calls(self, count):
        """Whom to call first: most reasons on top, then the one that holds longest."""
        domain = [("call_reason_count", ">", 0)]
        # fetched as they are found: finding them again would count all again
        activities = self.env["cafe.member.activity"].search_fetch(
            [("network_id", "=", self.id), *domain],
            order="call_reason_count desc, call_since, id",
            limit=CALL_FIRST,
        )
        return {
            "count": count,
            "action": self._get_activity_action(self.env._("Call first"), domain),
            "members": [
                {
                    "id": activity.id,
                    "name": activity.partner_id.display_name,
                    "circle": activity.circle_id.name or "",
                    "contacts": self._get_contacts(activity.member_id),
                    "reasons": activity._get_call_reasons(),
                }
                for activity in activities
            ],
        }

    def _get_contacts(self, member):
        """Whom to call: list of dicts with ``name``, ``phone`` and ``email``."""
        return [
            {
                "name": partner.name,
                "phone": partner.phone or "",
                "email": partner.email or "",
            }
            for partner in member.representative_ids[:2] or member.partner_id
        ]

    def _get_activity_action(self, title, domain):
        return {
            "type": "ir.actions.act_window",
            "name": f"{self.name}: {title}",
            "res_model": "cafe.member.activity",
            "views": [(False, name) for name in ("list", "kanban", "pivot", "graph")],
            "domain": [("network_id", "=", self.id), *domain],
        }

    def _get_members_action(self, day):
        """:return: dict, the action on the members whose place counted on ``day``"""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._(
                "%(network)s: members on %(day)s",
                network=self.name,
                day=format_date(self.env, day),
            ),
            "res_model": "cafe.network.member",
            "views": [(False, "list"), (False, "kanban"), (False, "form")],
            "domain": [
                ("network_id", "=", self.id),
                ("state", "in", ["active", "paused", "left"]),
                *("|", ("date_start", "=", False), ("date_start", "<=", day)),
                *("|", ("date_end", "=", False), ("date_end", ">=", day)),
            ],
        }

    def _format_period(self, quarters):
        """:return: str, from the first day to the last"""
        return " – ".join(
            format_date(self.env, day)
            for day in (quarters[:1].date_from, quarters[-1:].date_to)
        )

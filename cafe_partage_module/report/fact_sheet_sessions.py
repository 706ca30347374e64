from odoo import api, models

from .printer import Printer
from .year_sessions import read_latest_sessions

SESSIONS, FOLLOWUPS = 5, 5


class CafeFactSheetSessionsMixin(models.AbstractModel):
    """In which sessions a network took part, and what of them is still open."""

    _name = "cafe.fact.sheet.sessions.mixin"
    _description = "Fact Sheet: Sessions and Follow-ups"

    @api.model
    def _get_sessions(self, networks):
        """:return: dict of id to a dict with ``held`` (dicts with ``day``, ``title``
        and ``came``), ``followups`` (dicts with ``topic``, ``owner`` and
        ``deadline``) and ``more_followups`` (int)"""
        latest = read_latest_sessions(self.env, networks, SESSIONS)
        ids = list(dict.fromkeys(event for _network, event, _day, _came in latest))
        # sudo: titles without the people who may not be named, as on the website
        events = self.env["event.event"].sudo().browse(ids)
        titles = {event.id: event.public_title for event in events}
        printer = Printer(self.env)
        held = {}
        for network, event, day, came in latest:
            held.setdefault(network, []).append(
                {
                    "day": printer.short_day(day),
                    "title": titles[event],
                    "came": printer.number(came),
                }
            )
        followups = self._get_open_followups(networks)
        return {
            network.id: {
                "held": held.get(network.id, []),
                "followups": followups.get(network.id, [])[:FOLLOWUPS],
                "more_followups": len(followups.get(network.id, [])[FOLLOWUPS:]),
            }
            for network in networks
        }

    @api.model
    def _get_open_followups(self, networks):
        """Of sessions of the networks' series, for who may read them.

        :return: dict of a network's id to a list of dicts, most pressing first
        """
        Followup = self.env["cafe.followup"]
        if not Followup.has_access("read"):
            return {}
        followups = Followup.search(
            [
                ("is_open", "=", True),
                ("event_id.series_id.network_ids", "in", networks.ids),
            ],
            order="date_deadline, id",
        )
        printer = Printer(self.env)
        rows = {}
        for followup in followups:
            row = {
                # without the people who may not be named, as on the website
                "topic": followup._get_public_name(),
                "owner": followup._get_public_owner(),
                "deadline": followup.date_deadline
                and printer.short_day(followup.date_deadline),
            }
            for network in followup.event_id.series_id.network_ids & networks:
                rows.setdefault(network.id, []).append(row)
        return rows

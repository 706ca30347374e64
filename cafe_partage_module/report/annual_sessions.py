from odoo import api, models

from .printer import Printer
from .year_outcomes import count_followups, count_reports
from .year_sessions import count_participation, read_sessions, sessions_in_scope

EFFECTS = 20


class CafeAnnualReportSessionsMixin(models.AbstractModel):
    """Sessions, who came, and what came of them."""

    _name = "cafe.annual.report.sessions.mixin"
    _description = "Annual Report: Sessions"

    @api.model
    def _read_sessions(self, facts):
        first, last, served = facts["first"], facts["last"], facts["served"]
        scope = sessions_in_scope(self.env, served)
        sessions = read_sessions(self.env, first, last, served)
        # sudo: titles without the people who may not be named, and their themes
        events = self.env["event.event"].sudo().browse(s["id"] for s in sessions)
        themes = self.env["cafe.theme"].sudo()
        themes = themes.browse({s["theme_id"] for s in sessions} - {None})
        return {
            "sessions": sessions,
            "titles": {event.id: event.public_title for event in events},
            "themes": {theme.id: theme.name for theme in themes},
            "participation": count_participation(
                self.env, facts["networks"], first, last
            ),
            "reports": count_reports(self.env, scope, first, last),
            "followups": count_followups(self.env, scope, first, last),
            "effects": self._read_effects(facts),
        }

    @api.model
    def _read_effects(self, facts):
        """What follow-ups changed in the year, for who may read them.

        :return: list of dicts with ``topic`` and ``text``
        """
        Effect = self.env["cafe.followup.effect"]
        if not Effect.has_access("read"):
            return []
        domain = [
            ("date", ">=", facts["first"].replace(year=facts["year"])),
            ("date", "<=", facts["last"]),
            ("followup_id.event_id", "!=", False),
        ]
        if facts["served"] is not None:
            domain.append(
                (
                    "followup_id.event_id.series_id.network_ids",
                    "in",
                    facts["served"].ids,
                )
            )
        return [
            {
                # without the people who may not be named
                "topic": effect.followup_id._get_public_name(),
                "text": effect.followup_id._redact(effect.text),
            }
            for effect in Effect.search(domain, order="date, id", limit=EFFECTS)
        ]

    @api.model
    def _in_year(self, facts, year):
        """:return: list of the sessions held in ``year``"""
        return [session for session in facts["sessions"] if session["day"].year == year]

    @api.model
    def _get_session_tables(self, facts):
        """:return: dict with ``rows`` (dicts of str), ``totals``, ``themes`` (list of
        str), ``followups`` (pairs of str) and ``effects``"""
        printer = Printer(self.env)
        sessions = self._in_year(facts, facts["year"])
        columns = ("came", "organisations", "first_timers", "no_shows")
        followups = (facts["followups"] or {}).get(facts["year"], {})
        return {
            "rows": [
                {
                    "day": printer.short_day(session["day"]),
                    "title": facts["titles"][session["id"]],
                    **{name: printer.number(session[name]) for name in columns},
                }
                for session in sessions
            ],
            "totals": {
                name: printer.number(sum(session[name] for session in sessions))
                for name in columns
            },
            "themes": sorted(
                {
                    facts["themes"][session["theme_id"]]
                    for session in sessions
                    if session["theme_id"]
                }
            ),
            "followups": facts["followups"] is not None
            and [
                (label, printer.number(followups.get(name, 0)))
                for name, label in {
                    "noted": self.env._("Noted"),
                    "done": self.env._("Done"),
                    "dropped": self.env._("Dropped"),
                    "open": self.env._("Open at the end"),
                    "effects": self.env._("Effects noted"),
                }.items()
            ],
            "effects": facts["effects"],
        }

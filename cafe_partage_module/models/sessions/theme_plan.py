from datetime import UTC
from zoneinfo import ZoneInfo

from odoo import fields, models
from odoo.tools import is_html_empty, plaintext2html

from ...tools.rhythm import propose

# What a theme may be planned from; what a cancelled session takes it back to.
WAITING_STATES = ("proposed", "shortlisted", "parked")
LAST_SESSIONS = 6  # so many tell the rhythm of a series


class CafeThemePlanMixin(models.AbstractModel):
    """From theme to session, and back when the session does not take place."""

    _name = "cafe.theme.plan.mixin"
    _description = "Planning of a Theme"

    state_before_plan = fields.Char(
        copy=False, readonly=True, export_string_translation=False
    )

    def action_plan_session(self):
        """Open a new session on this theme, filled in by its series.

        Nothing is saved before the user saves: the theme becomes planned then.

        :return: an action on ``event.event``
        """
        self.ensure_one()
        context = {
            "default_theme_id": self.id,
            "default_series_id": self.series_id.id,
            "default_name": self.name,
        }
        if moment := self._propose_moment():
            context["default_date_begin"] = fields.Datetime.to_string(moment)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Plan a session"),
            "res_model": "event.event",
            "view_mode": "form",
            "context": context,
        }

    def _propose_moment(self):
        """When the next session of the series would be, by the last ones.

        :return: datetime (UTC, naive), or None for a series without a rhythm yet
        """
        self.ensure_one()
        sessions = self.env["event.event"].search(
            [("series_id", "=", self.series_id.id), ("kanban_state", "!=", "cancel")],
            order="date_begin desc",
            limit=LAST_SESSIONS,
        )
        if not self.series_id or not sessions:
            return None
        zone = ZoneInfo(sessions[0].date_tz or "UTC")
        moment = propose(
            [
                session.date_begin.replace(tzinfo=UTC).astimezone(zone)
                for session in sessions
            ],
            fields.Datetime.now().replace(tzinfo=UTC).astimezone(zone),
        )
        return moment and moment.astimezone(UTC).replace(tzinfo=None)

    def _get_session_description(self):
        """What a new session on this theme says of itself.

        :return: str with HTML: the description, or else why it matters and the question
        """
        if not is_html_empty(self.description):
            return self.description
        text = "\n\n".join(filter(None, (self.reason, self.question)))
        return plaintext2html(text) if text else False

    def _plan(self):
        """A session on them was planned."""
        waiting = self.filtered(lambda theme: theme.state in WAITING_STATES)
        for state, themes in waiting.grouped("state").items():
            themes.write({"state": "planned", "state_before_plan": state})

    def _follow_sessions(self):
        """Something happened to their sessions: held, cancelled, moved or deleted."""
        # sudo: who looks after a session need not be allowed to edit its theme
        for theme in self.sudo().exists():
            standing = theme.session_ids.filtered(
                lambda session: session.kanban_state != "cancel"
            )
            held = standing.filtered("stage_id.pipe_end")
            if not standing and theme.state in ("planned", "held"):
                theme.state = theme.state_before_plan or "shortlisted"
            elif held == standing and standing and theme.state != "held":
                theme.state = "held"
            elif standing - held:
                theme._plan()

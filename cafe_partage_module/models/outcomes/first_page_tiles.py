from datetime import timedelta
from typing import NamedTuple

from odoo import api, fields, models
from odoo.fields import Domain

STAFF = "cafe_partage_module.group_cafe_user"
LATE_DAYS = 7  # a report should be there by then
SOON_MONTHS = 3


class Tile(NamedTuple):
    """A number on the first page, and the list that it opens."""

    key: str
    section: str  # a key of ``_get_sections``
    title: str
    model: str
    domain: list
    action: str  # xml id of ours: its views and search filters serve the list
    pressing: list = None  # of the domain, what presses most
    pressing_text: str = ""  # with %(count)s
    group: str = ""  # xml id; empty: for whoever may read the model


class CafeFirstPageTilesMixin(models.AbstractModel):
    """What may wait for somebody. Number and list come from one domain each."""

    _name = "cafe.first.page.tiles.mixin"
    _description = "First Page: What May Wait"

    @api.model
    def _get_sections(self):
        """:return: dict of key to title, in order"""
        return {
            "sessions": self.env._("Sessions and what comes of them"),
            "networks": self.env._("Networks and their members"),
        }

    @api.model
    def _get_tiles(self):
        """:return: list of ``Tile`` for this user, in order"""
        return [
            tile
            for tile in [*self._get_session_tiles(), *self._get_network_tiles()]
            if (not tile.group or self.env.user.has_group(tile.group))
            and self.env[tile.model].has_access("read")
        ]

    @api.model
    def _get_session_tiles(self):
        """:return: list of ``Tile``, all for the secretariat"""
        reports_due = self.env._("Reports due")
        for_more_than_a = self.env._("%(count)s for more than a week")
        reports_in_review = self.env._("Reports in review")
        to_publish_the_review = self.env._("%(count)s to publish: the review is over")
        follow_ups_late = self.env._("Follow-ups late")
        with_nobody_responsible = self.env._("%(count)s with nobody responsible")
        organisations_to_match = self.env._("Organisations to match")
        for_a_coming_session = self.env._("%(count)s for a coming session")
        themes_proposed = self.env._("Themes proposed")
        now = fields.Datetime.now()
        late = now - timedelta(days=LATE_DAYS)
        today = self.env.company._cafe_today()
        tiles = [
            Tile(
                "reports_due",
                "sessions",
                reports_due,
                "event.event",
                [("is_report_due", "=", True)],
                "cafe_session_action",
                [("date_end", "<", fields.Datetime.to_string(late))],
                for_more_than_a,
            ),
            Tile(
                "reports_review",
                "sessions",
                reports_in_review,
                "cafe.session.report",
                [("state", "=", "review")],
                "cafe_session_report_action",
                [("date_review_end", "<", fields.Date.to_string(today))],
                to_publish_the_review,
            ),
            Tile(
                "followups_late",
                "sessions",
                follow_ups_late,
                "cafe.followup",
                [("is_late", "=", True)],
                "cafe_followup_action",
                [("responsible_partner_id", "=", False)],
                with_nobody_responsible,
            ),
            Tile(
                "organisations_to_match",
                "sessions",
                organisations_to_match,
                "event.registration",
                [("organisation_to_match", "=", True)],
                "event_registration_action_match",
                [("event_id.date_end", ">=", fields.Datetime.to_string(now))],
                for_a_coming_session,
            ),
            Tile(
                "themes_proposed",
                "sessions",
                themes_proposed,
                "cafe.theme",
                [("state", "=", "proposed")],
                "cafe_theme_action",
            ),
        ]
        return [tile._replace(group=STAFF) for tile in tiles]

    @api.model
    def _get_network_tiles(self):
        """:return: list of ``Tile``; a coordinator counts in her own networks"""
        applications_waiting = self.env._("Applications waiting")
        asked_for_more = self.env._("%(count)s asked for more")
        drivers_stale = self.env._("Drivers stale")
        engagements_overdue = self.env._("Engagements overdue")
        subsidies_lapsing = self.env._("Subsidies lapsing")
        within_three_months = self.env._("%(count)s within three months")
        today = self.env.company._cafe_today()
        soon = fields.Date.add(today, months=SOON_MONTHS)
        undecided = self.env["cafe.network.member"]._get_undecided_domain()
        return [
            Tile(
                "applications",
                "networks",
                applications_waiting,
                "cafe.network.member",
                list(Domain(undecided)),
                "cafe_network_member_action",
                [("application_state", "=", "more")],
                asked_for_more,
            ),
            Tile(
                "drivers_stale",
                "networks",
                drivers_stale,
                "cafe.member.driver",
                [("freshness", "=", "stale")],
                "cafe_member_driver_action",
            ),
            Tile(
                "engagements_overdue",
                "networks",
                engagements_overdue,
                "cafe.engagement",
                [("is_overdue", "=", True)],
                "cafe_engagement_action",
            ),
            Tile(
                "subsidies_lapsing",
                "networks",
                subsidies_lapsing,
                "cafe.network.funding",
                [("is_lapsing", "=", True)],
                "cafe_network_funding_action",
                [("date_end", "<=", fields.Date.to_string(soon))],
                within_three_months,
            ),
        ]

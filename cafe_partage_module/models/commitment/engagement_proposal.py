from odoo import api, models
from odoo.tools import clean_context

from ...tools.attendee_form import clean_line
from ...tools.portal_form import read_date, read_number

LONGEST_NAME = 120
MOST_HOURS = 10000


class CafeEngagementProposal(models.AbstractModel):
    """A member proposes on the website what it will do for the network.

    The form is a flat dict of str: ``name``, ``hours``, ``date_start``, ``date_end``.
    The coordinators find the proposal on their list, and agree on it with the member.
    """

    _name = "cafe.engagement.proposal"
    _description = "Proposal of an Engagement"

    @api.model
    def _propose(self, member_id, posted):
        """Send in a proposal.

        :param posted: dict, see the class
        :return: list of dicts ``field`` and ``message``, what has to be mended; None
            where the user has no such membership, or it has ended
        """
        Portal = self.env["cafe.member.portal"]
        member = Portal._find(member_id)
        if not member or not Portal._may_propose(member):
            return None
        values = self._read(posted)
        problems = list(self._find_problems(values))
        if not problems and not self._stands(member, values):
            engagement = self._create(member, values)
            self._ask_coordinators(engagement)
        return problems

    @api.model
    def _read(self, posted):
        """:return: dict of what was typed; None where a number or a day is none"""
        end = clean_line(posted.get("date_end"))
        return {
            "name": clean_line(posted.get("name")),
            "quantity": read_number(clean_line(posted.get("hours"))),
            "date_start": read_date(clean_line(posted.get("date_start"))),
            "date_end": read_date(end) if end else False,
        }

    def _find_problems(self, values):
        """Yield a dict ``field`` and ``message`` for each thing to mend."""
        if not values["name"]:
            yield {"field": "name", "message": self.env._("Say what you will do.")}
        elif len(values["name"]) > LONGEST_NAME:
            yield {
                "field": "name",
                "message": self.env._(
                    "Say it in at most %(most)s characters.", most=LONGEST_NAME
                ),
            }
        if values["quantity"] is None or not 0 < values["quantity"] <= MOST_HOURS:
            yield {
                "field": "hours",
                "message": self.env._("Fill in how many hours, such as 12 or 12.5."),
            }
        if not values["date_start"]:
            yield {
                "field": "date_start",
                "message": self.env._("Choose the day on which it begins."),
            }
        if values["date_end"] is None:
            yield {
                "field": "date_end",
                "message": self.env._("Choose the last day, or leave it empty."),
            }
        elif values["date_start"] and values["date_end"]:
            if values["date_end"] < values["date_start"]:
                yield {
                    "field": "date_end",
                    "message": self.env._("It cannot end before it begins."),
                }

    @api.model
    def _stands(self, member, values):
        """Whether this was sent just before: twice is once."""
        return bool(
            member.engagement_ids.filtered(
                lambda pledge: pledge.state == "proposed"
                and all(pledge[name] == values[name] for name in values)
            )
        )

    @api.model
    def _create(self, member, values):
        # sudo: a portal user has no access to engagements; the membership is her own
        return (
            self.env["cafe.engagement"]
            .sudo()
            .create(
                {
                    **values,
                    "member_id": member.id,
                    "state": "proposed",
                    "uom_id": self.env.ref("uom.product_uom_hour").id,
                }
            )
        )

    @api.model
    def _ask_coordinators(self, engagement):
        for user in engagement.network_id.coordinator_ids:
            theirs = engagement.with_context(
                clean_context(self.env.context), lang=user.lang
            )
            theirs.activity_schedule(
                "mail.mail_activity_data_todo",
                user_id=user.id,
                summary=theirs.env._(
                    "%(member)s proposes an engagement",
                    member=theirs.partner_id.display_name,
                ),
            )

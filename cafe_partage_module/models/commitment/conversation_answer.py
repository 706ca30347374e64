from markupsafe import Markup

from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.records import form_action


class CafeConversationAnswerMixin(models.AbstractModel):
    """What a member says that drives it, and what that changes.

    Until somebody touches the drivers, they follow the member's own; from then on
    they are kept as typed, and nothing changes for the member until it is held.
    """

    _name = "cafe.conversation.answer.mixin"
    _description = "Conversation Answer"

    driver_ids = fields.Many2many(
        "cafe.driver",
        string="What drives you today?",
        compute="_compute_driver_ids",
        inverse="_inverse_driver_ids",
        help="Filled in with what drove the member until now. Leave what is still "
        "true, take away what is not, add what is new.",
    )
    answer_ids = fields.Many2many(
        "cafe.driver",
        "cafe_conversation_answer_rel",
        string="Drivers noted",
        copy=False,
    )
    is_answered = fields.Boolean(copy=False, export_string_translation=False)
    known_driver_ids = fields.Many2many(
        "cafe.member.driver",
        "cafe_conversation_known_rel",
        copy=False,
        export_string_translation=False,
    )  # what drove the member when the answer was first typed
    representative_ids = fields.Many2many(
        "res.partner",
        "cafe_conversation_partner_rel",
        string="With",
        compute="_compute_representative_ids",
        store=True,
        readonly=False,
        precompute=True,
        domain=[("is_company", "=", False)],
        help="Filled in with the member's representatives.",
    )
    phones = fields.Char(string="Call", compute="_compute_phones")
    notes = fields.Html()

    @api.depends("is_answered", "answer_ids", "member_id.driver_ids.date_end", "state")
    def _compute_driver_ids(self):
        going_on = self._get_going_on()
        for conversation in self:
            conversation.driver_ids = (
                conversation.answer_ids
                if conversation.is_answered or conversation.state != "planned"
                else going_on(conversation).driver_id
            )

    def _inverse_driver_ids(self):
        for conversation in self:
            conversation._keep_answer(conversation.driver_ids)

    @api.depends("member_id")
    def _compute_representative_ids(self):
        for conversation in self:
            conversation.representative_ids = conversation.member_id.representative_ids

    @api.depends("representative_ids.phone", "member_id.partner_id.phone")
    def _compute_phones(self):
        """Whom to call: the people it is with, or else the member."""
        for conversation in self:
            people = conversation.representative_ids.filtered("phone")
            people = people or conversation.member_id.partner_id.filtered("phone")
            conversation.phones = ", ".join(
                f"{person.name} {person.phone}" for person in people
            )

    def action_hold(self):
        """Note what was said: confirm, end and start the member's drivers.

        :raises UserError: when it is not planned, or the day is yet to come
        :raises ValidationError: when the member left
        """
        self.ensure_one()
        self._check_planned()
        today = self.env.company._cafe_today()
        day = self.date_held or today
        if day > today:
            raise UserError(
                self.env._(
                    "The day on which the conversation with %(member)s was held is "
                    "yet to come.",
                    member=self.display_name,
                )
            )
        drivers = self.driver_ids
        changes = self.env["cafe.member.driver"]._take_over(
            self.member_id,
            drivers,
            day,
            "conversation",
            known=self.known_driver_ids if self.is_answered else None,
        )
        self.write({"state": "held", "date_held": day})
        self._keep_answer(drivers)
        self._finish_activities()
        self._log_held(changes)

    def action_hold_next(self):
        """Note this one and open the user's next one of the round.

        :return: an action on the next conversation, or on the round when this was
            the last one
        """
        self.action_hold()
        return form_action(self._get_next() or self.round_id or self)

    def _keep_answer(self, drivers):
        """What the member had not added yet by now is not ended by this answer."""
        values = {"answer_ids": [Command.set(drivers.ids)], "is_answered": True}
        if not self.is_answered:
            known = self._get_going_on()(self)
            values["known_driver_ids"] = [Command.set(known.ids)]
        self.write(values)

    def _get_going_on(self):
        """One query for all.

        :return: function of one conversation to what drives its member today
        """
        Driver = self.env["cafe.member.driver"]
        today = self.env.company._cafe_today()
        by_member = Driver.search(
            Driver._get_going_on_domain(today)
            & Domain("member_id", "in", self.member_id.ids)
        ).grouped("member_id")
        return lambda conversation: by_member.get(
            conversation.member_id._origin, Driver
        )

    def _log_held(self, changes):
        """A line on the member, where more people read: without the notes."""
        titles = {
            "kept": self.env._("Still true"),
            "started": self.env._("New"),
            "ended": self.env._("No longer true"),
        }
        lines = Markup().join(
            Markup("<li>%s: %s</li>")
            % (title, ", ".join(changes[key].mapped("driver_id.name")))
            for key, title in titles.items()
            if changes[key]
        )
        body = Markup("<p>%s</p><ul>%s</ul>") % (
            self.env._("Conversation held about what drives this member."),
            lines,
        )
        self.member_id._message_log(body=body)

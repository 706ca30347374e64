from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class CafeRegistrationDeskMixin(models.AbstractModel):
    """Taking attendance: who is here, who walked in, who did not come."""

    _name = "cafe.registration.desk.mixin"
    _description = "Attendance Desk"

    def _compute_date_closed(self):
        """In a session the moment of arrival goes when the arrival is undone."""
        not_here = self.filtered(
            lambda registration: registration.series_id and registration.state != "done"
        )
        not_here.date_closed = False
        return super()._compute_date_closed()

    @api.constrains("state")
    def _check_no_show(self):
        # where there is no series, another check says that absence is not kept
        for registration in self.filtered("series_id"):
            if registration.state == "no_show" and not registration._has_begun():
                raise ValidationError(registration._explain_not_begun())

    @api.model
    def register_attendee(self, barcode, event_id):
        """As stock; who waits has no seat, so that scanning takes none.

        :param barcode: str, of the badge
        :param event_id: int, the event of the desk, or False
        :return: dict as stock gives it
        """
        attendee = self.search(
            [("barcode", "=", barcode), ("state", "=", "waiting")], limit=1
        )
        if attendee:
            return {
                **attendee._get_registration_summary(),
                "status": "unconfirmed_registration",
                "waiting": True,
            }
        return super().register_attendee(barcode, event_id)

    def action_set_done(self):
        """These people are here; who waited takes a seat that is free.

        :raise ValidationError: where somebody waits and no seat is free
        """
        waited = self.filtered(lambda registration: registration.state == "waiting")
        waited.action_promote()
        result = super().action_set_done()
        # she is in the room: no mail has to tell her that a seat came free
        waited.filtered(lambda person: person.news == "promoted").news = False
        return result

    def action_set_draft(self):
        """As stock; the desk's Undo leaves who waits in her place in the line."""
        return super(
            CafeRegistrationDeskMixin,
            self.filtered(lambda registration: registration.state != "waiting"),
        ).action_set_draft()

    def action_no_show(self):
        """Note that these people had a seat and did not come.

        :raise UserError: where the event is no session or has yet to begin, or for
            somebody who is not expected; nobody is changed then
        """
        for registration in self:
            if not registration.series_id:
                raise UserError(
                    self.env._(
                        "“%(event)s” is not a session of a series: only there it is "
                        "noted who did not come.",
                        event=registration.event_id.name,
                    )
                )
            if not registration._has_begun():
                raise UserError(registration._explain_not_begun())
        others = self.filtered(lambda person: person.state not in ("open", "no_show"))
        if others:
            raise UserError(
                self.env._(
                    "Only who is registered and not here can be noted as “did not "
                    "come”. First look at: %(names)s.",
                    names=", ".join(others.mapped("display_name")),
                )
            )
        self.filtered(lambda person: person.state == "open").write({"state": "no_show"})

    def action_undo_no_show(self):
        """Expect these people again, as before they were noted as not come."""
        self.filtered(lambda person: person.state == "no_show").write({"state": "open"})

    def _has_begun(self):
        """:return: bool, whether the session, or the slot of it, has begun"""
        self.ensure_one()
        begin = self.event_id._get_begin(self.event_slot_id)
        return bool(begin and begin <= fields.Datetime.now())

    def _explain_not_begun(self):
        """:return: str, why nobody can have stayed away yet"""
        self.ensure_one()
        return self.env._(
            "“%(session)s” has yet to begin: only then can be noted who did not come.",
            session=self.event_id.name,
        )

from odoo import Command, api, models


class CafeEventAgenda(models.AbstractModel):
    """A session begins with the agenda of its series."""

    _name = "cafe.event.agenda.mixin"
    _description = "Event: agenda from the series"

    @api.model
    def default_get(self, fields):
        """A session that is planned in a form shows its agenda before it is saved."""
        values = super().default_get(fields)
        series = self.env["cafe.series"].browse(values.get("series_id"))
        if series and "item_ids" in fields and "item_ids" not in values:
            values["item_ids"] = self._get_agenda_commands(series)
        return values

    @api.onchange("series_id")
    def _onchange_series_agenda(self):
        # what stands in the database already is the session's own
        if self.series_id and not self.item_ids._origin:
            self.item_ids = [
                Command.clear(),
                *self._get_agenda_commands(self.series_id),
            ]

    @api.model_create_multi
    def create(self, vals_list):
        events = super().create(vals_list)
        without = self.browse(
            event.id
            for event, vals in zip(events, vals_list, strict=True)
            if vals.get("series_id") and "item_ids" not in vals
        )
        without._make_agenda()
        return events

    def write(self, vals):
        joining = self.browse()
        if vals.get("series_id") and "item_ids" not in vals:
            joining = self.filtered(lambda event: not event.series_id)
        result = super().write(vals)
        joining._make_agenda()
        return result

    def action_make_agenda(self):
        """Give a session without an agenda the one of its series.

        :return: an action that says what happened
        """
        self.ensure_one()
        self.env["cafe.session.item"].check_access("create")
        self._take_turn()
        items = self._make_agenda()
        if items:
            message = self.env._("The agenda of the series is filled in.")
        elif self.item_ids:
            message = self.env._("This session has an agenda already; it stays.")
        else:
            message = self.env._(
                "The series has no agenda template yet: fill it in there first."
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if items else "info",
                "message": message,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _make_agenda(self):
        """Make the agenda of sessions that have none; another agenda is not touched.

        :return: the new ``cafe.session.item`` records
        """
        # sudo: who may plan a session gives it the agenda of its series
        Item = self.env["cafe.session.item"].sudo()
        return Item.create(
            [
                {"event_id": session.id, **values}
                for session in self.sudo()
                if session.series_id and not session.item_ids
                for values in session._get_agenda_values(session.series_id)
            ]
        ).sudo(self.env.su)

    @api.model
    def _get_agenda_commands(self, series):
        return [Command.create(values) for values in self._get_agenda_values(series)]

    def _get_agenda_values(self, series):
        """The template of ``series``, in the language of the session or secretariat."""
        lang = self.lang or series.sudo().company_id.partner_id.lang or self.env.lang
        # sudo: as in _make_agenda
        items = series.sudo().with_context(lang=lang).item_ids
        return items._get_session_item_values()

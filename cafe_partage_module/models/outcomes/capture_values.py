from odoo import Command, api, models
from odoo.exceptions import UserError

LONGEST = 10000  # characters of one contribution


class CafeCaptureValues(models.AbstractModel):
    """What somebody may write at the capture desk.

    What is wrong is refused. What is only late is not: while a line waited in a
    browser, its agenda item, what it answers or who said it may have gone; the text
    stays, without them.
    """

    _name = "cafe.capture.values"
    _description = "Capture desk: what may be written"
    _inherit = ["cafe.capture.sheet"]

    @api.model
    def _get_values(self, session, values, line=None):
        """:return: dict, what of ``values`` may be written, checked"""
        clean = {}
        if "text" in values or not line:
            text = self._get_text(values)
            if line and values.get("was", line.text) not in (line.text, text):
                # somebody else changed it meanwhile: nobody's words are lost
                text = line.text if text == line.text else f"{line.text}\n{text}"
            clean["text"] = text
        if values.get("followup"):
            clean["kind"] = "proposal"
        elif kind := values.get("kind"):
            if kind not in dict(
                session.env["cafe.contribution"]._fields["kind"].selection
            ):
                raise UserError(self.env._("There is no such kind of contribution."))
            clean["kind"] = kind
        return {
            **clean,
            **self._get_who(session, values),
            **self._get_links(session, values),
        }

    @api.model
    def _get_text(self, values):
        text = values.get("text")
        # PostgreSQL takes no character zero, which a paste may bring along
        text = text.replace("\0", "").strip() if isinstance(text, str) else ""
        if not text:
            raise UserError(self.env._("Write what was said first."))
        if len(text) > LONGEST:
            raise UserError(
                self.env._(
                    "This is too long for one contribution: at most %(most)s "
                    "characters.",
                    most=LONGEST,
                )
            )
        return text

    @api.model
    def _get_item(self, session, item_id):
        """The agenda item, or an empty one where it was deleted meanwhile.

        :raise UserError: where it is another session's
        """
        if item_id and not session.item_ids.browse(item_id).exists():
            item_id = False
        return super()._get_item(session, item_id)

    @api.model
    def _get_who(self, session, values):
        """:return: dict: who said it, for whom; both from this session"""
        clean = {}
        people = session.registration_ids
        if (person := values.get("registration_id")) is not None:
            person = people.browse(person or []).exists().id
            if person and person not in people.ids:
                raise UserError(self.env._("This person is not in this session."))
            clean["registration_id"] = person
        if (organisation := values.get("organisation_id")) is not None:
            if organisation and organisation not in people.organisation_id.ids:
                raise UserError(self.env._("This organisation is not in this session."))
            clean["organisation_id"] = organisation
        return clean

    @api.model
    def _get_links(self, session, values):
        if (ids := values.get("origin_ids")) is None:
            return {}
        # what it answers may have been taken out or joined to another one meanwhile
        lines = self._get_lines(session.with_context(active_test=False), ids)
        if set(session.env["cafe.contribution"].browse(ids).exists().ids) - set(
            lines.ids
        ):
            raise UserError(
                self.env._("This contribution is not in this session any more.")
            )
        return {"origin_ids": [Command.set(lines.filtered("active").ids)]}

    @api.model
    def _get_joined(self, line, into):
        """:return: dict for a write on ``into``, to which ``line`` is joined"""
        both = line | into
        values = {
            "text": f"{into.text}\n{line.text}",
            "origin_ids": [Command.set((both.origin_ids - both).ids)],
        }
        if len(both.organisation_id) > 1:
            # the report gives nobody the words of somebody else
            values.update(registration_id=False, organisation_id=False)
        return values

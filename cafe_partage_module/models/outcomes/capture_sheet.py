from odoo import api, models
from odoo.exceptions import AccessError, UserError

STAFF = "cafe_partage_module.group_cafe_user"
DESK = "event.group_event_registration_desk"
PRESENT = ("open", "done")
CHANNEL = "cafe_capture"


class CafeCaptureSheet(models.AbstractModel):
    """What the capture desk shows: the agenda, the conversation, who is present."""

    _name = "cafe.capture.sheet"
    _description = "The conversation of a session, for the capture desk"

    @api.model
    def get_desk(self, event_id):
        """Everything that the desk shows.

        :param event_id: int, id of a session
        :return: dict: ``session`` and ``user`` (dicts), ``items``, ``lines``,
            ``people``, ``kinds`` (lists of dicts)
        :raise AccessError: for who may not write the conversation down
        :raise UserError: where there is no such session
        """
        session = self._get_session(event_id)
        kinds = self.env["cafe.contribution"]._fields["kind"]
        own = [("user_id", "=", self.env.uid), ("undone", "=", False)]
        return {
            "session": {"id": session.id, "name": session.name},
            "user": {"id": self.env.uid, "name": self.env.user.name},
            "items": self._describe_items(session),
            "lines": self._describe_lines(self._get_lines(session)),
            "people": self._describe_people(session),
            "kinds": [
                {"value": value, "label": label}
                for value, label in kinds._description_selection(self.env)
            ],
            "step": self._get_last_step(session, *own, ("cleared", "=", False)),
            "seen": self._get_last_step(session),
        }

    @api.model
    def look(self, event_id):
        """What a desk asks now and then, also where it hears nothing of the others.

        :return: dict: ``items`` (list of dicts, the agenda with the time that each
            point took) and ``seen`` (id of the last step at any desk)
        """
        session = self._get_session(event_id)
        return {
            "items": self._describe_items(session),
            "seen": self._get_last_step(session),
        }

    @api.model
    def _get_last_step(self, session, *domain):
        """:return: int, id; False without one"""
        steps = session.env["cafe.capture.step"]
        return steps.search(
            [("event_id", "=", session.id), *domain], order="id desc", limit=1
        ).id

    @api.model
    def _get_session(self, event_id):
        """The session, for who may write its conversation down: the secretariat, and
        its reporter and moderator where they work with events.

        :return: ``event.event`` with all rights: what follows touches this session only
        :raise AccessError: for who may not
        :raise UserError: where it is not there
        """
        if not self.env.user.has_group(DESK) and not self.env.user.has_group(STAFF):
            raise AccessError(
                self.env._("Only the secretariat and the reporter capture a session.")
            )
        session = self.env["event.event"].search(
            [("id", "=", event_id), ("series_id", "!=", False)]
        )
        if not session:
            raise UserError(self.env._("This session is not there any more."))
        # a reporter has no rights on contributions: this service is the only way
        session = session.sudo()
        if not self._may_capture(session):
            raise AccessError(
                self.env._("Only the secretariat and the reporter capture a session.")
            )
        return session

    @api.model
    def _may_capture(self, session):
        """:return: bool, for a session that the user may read"""
        own = session.reporter_id | session.moderator_id
        return self.env.user.has_group(STAFF) or self.env.user.partner_id in own

    @api.model
    def _get_lines(self, session, ids=None):
        domain = [("event_id", "=", session.id)]
        if ids is not None:
            domain.append(("id", "in", ids))
        return session.env["cafe.contribution"].search(domain)

    @api.model
    def _get_lines_of(self, session, item):
        """:return: the contributions under one agenda item, in order"""
        return session.env["cafe.contribution"].search(
            [("event_id", "=", session.id), ("item_id", "=", item.id)]
        )

    @api.model
    def _get_line(self, session, line_id):
        """:raise UserError: where this session has no such contribution"""
        line = self._get_lines(session, [line_id])
        if not line:
            raise UserError(
                self.env._("This contribution is not in this session any more.")
            )
        return line

    @api.model
    def _get_item(self, session, item_id):
        """:raise UserError: where this session has no such item"""
        item = session.item_ids.filtered(lambda item: item.id == item_id)
        if item_id and not item:
            raise UserError(
                self.env._("This agenda item is not in this session any more.")
            )
        return item

    @api.model
    def _describe_items(self, session):
        return [
            {
                "id": item.id,
                "name": item.name,
                "kind": item.kind,
                "time": item.time_spent or "",
                "from": item.time_planned or "",
                "current": bool(item.date_started),
            }
            for item in session.item_ids
        ]

    @api.model
    def _describe_lines(self, lines):
        return [
            {
                "id": line.id,
                "item": line.item_id.id,
                "sequence": line.sequence,
                "kind": line.kind,
                "text": line.text,
                "who": line.registration_id.name or "",
                "organisation": line.organisation_id.name or "",
                "registration_id": line.registration_id.id,
                "organisation_id": line.organisation_id.id,
                "origin_ids": line.origin_ids.ids,
                "followups": line.followup_count,
            }
            for line in lines
        ]

    @api.model
    def _describe_people(self, session):
        """People present, and the organisations they come for."""
        people = session.registration_ids.filtered(lambda p: p.state in PRESENT)
        organisations = people.organisation_id
        return [
            {
                "key": f"p{person.id}",
                "name": person.name or "",
                "note": person.organisation_label or "",
                "registration_id": person.id,
                "organisation_id": person.organisation_id.id,
            }
            for person in people
        ] + [
            {
                "key": f"o{organisation.id}",
                "name": organisation.name,
                "note": "",
                "registration_id": False,
                "organisation_id": organisation.id,
            }
            for organisation in organisations
        ]

    @api.model
    def _tell(self, session, message):
        """Tell the desks that show this session; see ``ir.websocket``."""
        # a pair with a record: no browser can ask for it by its name
        self.env["bus.bus"]._sendone((session, CHANNEL), CHANNEL, message)

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools.misc import format_datetime

# Who is on the list.
LISTED = ("open", "done", "no_show", "waiting", "draft")
FIELDS = [
    "name",
    "organisation_label",
    "role",
    "state",
    "event_slot_id",
    "waiting_rank",
    "offer_expires_at",
]
MOST_SUGGESTIONS = 8


class CafeAttendanceSheet(models.AbstractModel):
    """What the screen at the door reads: the session, and who is where."""

    _name = "cafe.attendance.sheet"
    _description = "The people of a session, for the attendance list"

    @api.model
    @api.readonly
    def get_next_session(self):
        """:return: int, id of the session of now, else the next, else the last; or
        False"""
        Event = self.env["event.event"]
        Event.check_access("read")
        sessions = Domain("series_id", "!=", False) & Domain(
            "kanban_state", "!=", "cancel"
        )
        today = fields.Datetime.now().replace(hour=0, minute=0, second=0)
        session = Event.search(
            sessions & Domain("date_end", ">=", today), order="date_begin", limit=1
        ) or Event.search(sessions, order="date_begin desc", limit=1)
        return session.id

    @api.model
    @api.readonly
    def get_list(self, event_id):
        """Who is expected, here, waiting and absent.

        :param event_id: int, id of a session
        :return: dict: ``session`` (dict), ``slots`` and ``people`` (lists of dicts)
        :raise UserError: where there is no such session
        """
        return self._get_list(self._get_session(event_id))

    @api.model
    @api.readonly
    def suggest_organisations(self, term):
        """:return: list of str, names of organisations that the user may read"""
        self.env["event.registration"].check_access("write")
        term = (term or "").strip()
        if not term:
            return []
        found = self.env["res.partner"].search_fetch(
            [("is_company", "=", True), ("name", "ilike", term)],
            ["name"],
            limit=MOST_SUGGESTIONS,
            order="name, id",
        )
        return list(dict.fromkeys(found.mapped("name")))

    @api.model
    def _get_session(self, event_id, turn=False):
        """The session, for who may take attendance.

        :param turn: bool, wait until nobody else decides about its seats
        :raise AccessError: for who may not
        :raise UserError: where it is not there
        """
        self.env["event.registration"].check_access("write")
        session = self.env["event.event"].search(
            [("id", "=", event_id), ("series_id", "!=", False)]
        )
        if not session:
            raise UserError(self.env._("This session is not there any more."))
        if turn:
            session._wait_for_turn()
            session._take_turn()
        return session

    @api.model
    def _get_people(self, session, registration_ids):
        return self.env["event.registration"].search(
            [("event_id", "=", session.id), ("id", "in", registration_ids)]
        )

    @api.model
    def _get_list(self, session):
        people = self.env["event.registration"].search_fetch(
            [("event_id", "=", session.id), ("state", "in", LISTED)],
            FIELDS,
            order="name, id",
        )
        return {
            "session": {
                "id": session.id,
                "name": session.name,
                "date": self._describe_date(session),
                "begun": session.date_begin <= fields.Datetime.now(),
                "seats": session.seats_max if session.seats_limited else False,
            },
            "slots": [
                {"id": slot.id, "name": slot.display_name}
                for slot in session.event_slot_ids
            ],
            "people": self._describe(people),
        }

    @api.model
    def _describe_date(self, session):
        """:return: str, day and time of the session, as in its place and in words"""
        return format_datetime(
            self.env, session.date_begin, session.date_tz, "EEEE d MMMM y, HH:mm"
        )

    @api.model
    def _describe(self, people):
        """:return: list of dicts, what the screen shows of each person"""
        roles = dict(people._fields["role"]._description_selection(self.env))
        roles["participant"] = ""
        return [
            {
                "id": person.id,
                "name": person.name or person.display_name,
                "organisation": person.organisation_label or "",
                "role": roles.get(person.role, ""),
                "state": person.state,
                "slot": person.event_slot_id.id,
                "rank": person.waiting_rank,
                "offered": person._has_offer(),
            }
            for person in people
        ]

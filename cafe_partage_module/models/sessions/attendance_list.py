from odoo import Command, api, models
from odoo.exceptions import UserError

from ...tools.redaction import normalise_name
from .attendance_sheet import LISTED


class CafeAttendanceList(models.AbstractModel):
    """The plain list on which attendance is taken, for the screen at the door.

    Each call says what is so (this person is here), never "the other way round", so
    that it may be sent again after the connection dropped. What changes something
    answers with the list as it is then, or with ``full``: no seat is free, and nothing
    was changed.
    """

    _name = "cafe.attendance.list"
    _inherit = ["cafe.attendance.sheet"]
    _description = "The plain list on which attendance is taken"

    @api.model
    def mark(self, event_id, registration_ids, state, add_seat=False):
        """People are here (``done``), or expected after all (``open``).

        :param registration_ids: list of int; others than of this session are ignored
        :param state: str, ``done`` or ``open``
        :param add_seat: bool, make the session larger where it is full
        :return: dict: ``list``, or ``full`` (see :meth:`_tell_full`)
        :raise UserError: for somebody without a seat
        """
        if state not in ("done", "open"):
            raise UserError(
                self.env._("A person is here, or expected: nothing else to tick.")
            )
        session = self._get_session(event_id, turn=True)
        people = self._get_people(session, registration_ids)
        seatless = people.filtered(lambda p: p.state in ("waiting", "draft", "cancel"))
        if seatless:
            raise UserError(
                self.env._(
                    "%(names)s has no seat. Give a seat first.",
                    names=", ".join(seatless.mapped("display_name")),
                )
            )
        changed = people.filtered(lambda person: person.state != state)
        back = changed.filtered(lambda person: person.state == "no_show")
        return self._seat(session, changed, state, len(back), add_seat)

    @api.model
    def give_seat(self, event_id, registration_id, add_seat=False):
        """A person who waits gets a seat, whatever her place in line.

        :return: dict: ``list``, or ``full`` (see :meth:`_tell_full`)
        """
        session = self._get_session(event_id, turn=True)
        person = self._get_people(session, [registration_id]).filtered(
            lambda person: person.state in ("waiting", "draft")
        )
        return self._seat(session, person, "open", len(person), add_seat)

    @api.model
    def add_walk_in(self, event_id, name, organisation="", slot_id=False, **options):
        """Somebody came who is not on the list; she is here at once.

        Who is on the list already, by the same name and organisation, is ticked.

        :param name: str
        :param organisation: str as typed; the contact of that name where there is one
            the user may read, else it comes in the list to match
        :param slot_id: int, for a session with slots
        :param options: ``add_seat``, see :meth:`mark`
        :return: dict: ``list``, ``id`` of the registration, and whether it was
            ``added``; or ``full``
        :raise UserError: without a name
        """
        session = self._get_session(event_id, turn=True)
        name = " ".join((name or "").split())
        typed = " ".join((organisation or "").split())
        if not name:
            raise UserError(self.env._("Fill in the name of who came."))
        slot = session.event_slot_ids.filtered(lambda slot: slot.id == slot_id)
        if session.is_multi_slots and not slot:
            raise UserError(self.env._("Choose the slot first."))
        person = self._find_person(session, slot, name, typed)
        values = {} if person else self._get_walk_in_values(name, typed, slot)
        seats = 0 if person.state in ("open", "done") else 1
        answer = self._seat(
            session, person, "done", seats, options.get("add_seat"), values
        )
        if "full" not in answer:
            answer["id"] = self._find_person(session, slot, name, typed).id
            answer["added"] = not person
        return answer

    @api.model
    def mark_no_show(self, event_id, registration_ids):
        """Who is still expected of these people did not come.

        :param registration_ids: list of int, those whom the user saw
        :return: dict: ``list``, and ``ids`` of whom it was noted, for the undo
        :raise UserError: before the session begins
        """
        session = self._get_session(event_id, turn=True)
        rest = self._get_people(session, registration_ids).filtered(
            lambda person: person.state == "open"
        )
        rest.action_no_show()
        return {"list": self._get_list(session), "ids": rest.ids}

    # undo

    @api.model
    def undo_no_show(self, event_id, registration_ids):
        """Expect exactly these people again; who came meanwhile stays here.

        :return: dict: ``list``
        """
        session = self._get_session(event_id, turn=True)
        self._get_people(session, registration_ids).action_undo_no_show()
        return {"list": self._get_list(session)}

    @api.model
    def take_back_seat(self, event_id, registration_id, position=0):
        """A seat was given by mistake: wait again, in the same place.

        :param position: int, place in the line before; 0 for who was unconfirmed
        :return: dict: ``list``
        """
        session = self._get_session(event_id, turn=True)
        person = self._get_people(session, [registration_id]).filtered(
            lambda person: person.state == "open"
        )
        person.state = "waiting" if position else "draft"
        if person.state == "waiting":
            person._move_in_line(position, self.env._("seat given by mistake"))
            # nothing changed for her: no mail
            person.news = False
        return {"list": self._get_list(session)}

    @api.model
    def remove_walk_in(self, event_id, registration_id):
        """Somebody was added by mistake: that registration is cancelled.

        :return: dict: ``list``
        """
        session = self._get_session(event_id, turn=True)
        person = self._get_people(session, [registration_id]).filtered(
            lambda person: person.state == "done"
        )
        person.with_context(bypass_reason=True).action_cancel()
        return {"list": self._get_list(session)}

    # behind it

    @api.model
    def _find_person(self, session, slot, name, organisation):
        """:return: ``event.registration`` of this name and organisation, or none"""
        same = self.env["event.registration"].search(
            [
                ("event_id", "=", session.id),
                ("event_slot_id", "=", slot.id),
                ("state", "in", LISTED),
                ("name", "=ilike", name.replace("%", r"\%").replace("_", r"\_")),
            ],
            order="id",
        )
        wanted = normalise_name(organisation)
        return same.filtered(
            lambda person: normalise_name(person.organisation_label) == wanted
        )[:1]

    @api.model
    def _get_walk_in_values(self, name, organisation, slot):
        found = self.env["res.partner"]
        wanted = normalise_name(organisation)
        if wanted:
            first_word = organisation.split()[0]
            found = found.search(
                [("is_company", "=", True), ("name", "ilike", first_word)]
            ).filtered(lambda partner: normalise_name(partner.name) == wanted)
        return {
            "name": name,
            "organisation_id": found.id if len(found) == 1 else False,
            "organisation_name": organisation,
            "event_slot_id": slot.id,
            "state": "done",
        }

    @api.model
    def _seat(self, session, people, state, seats, add_seat, values=None):
        """Write a state for which seats may be needed, if there are.

        :param people: ``event.registration`` to change
        :param seats: int, how many of them have no seat yet
        :param values: dict, for somebody to add as well
        :return: dict: ``list``, or ``full``
        """
        short = self._count_short(session, people, seats, values)
        if short and not add_seat:
            return {"full": self._tell_full(session)}
        if short:
            session.check_access("write")
        waited = people.filtered(lambda person: person.state == "waiting")
        commands = [
            Command.update(person.id, {"state": state})
            for person in (people if short else ())
        ]
        commands += [Command.create(values)] if values else []
        if short:
            # in one write, so that the seat is not given to who waits first
            session.write(
                {"seats_max": session.seats_max + short, "registration_ids": commands}
            )
        else:
            people.write({"state": state})
            if values:
                people.create({**values, "event_id": session.id})
        if state == "done":
            # she is in the room: no mail has to tell her that a seat came free
            waited.news = False
        return {"list": self._get_list(session)}

    @api.model
    def _count_short(self, session, people, seats, values):
        """:return: int, seats that are missing for ``seats`` more"""
        if not seats:
            return 0
        slot = people[:1].event_slot_id
        if values:
            slot = slot.browse(values["event_slot_id"])
        room = session._get_room(slot, self.env["event.event.ticket"])
        if room is None:
            return 0
        own_offers = sum(person._has_offer() for person in people)
        return max(seats - room - own_offers, 0)

    @api.model
    def _tell_full(self, session):
        """:return: dict: ``seats`` there are, how many wait, whether the user may add
        seats"""
        return {
            "seats": session.seats_max,
            "waiting": session.waiting_count,
            "may_add": session.has_access("write"),
        }

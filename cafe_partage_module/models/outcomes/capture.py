from odoo import Command, api, models
from odoo.exceptions import UserError

LONGEST = 10000  # characters of one contribution
STEP = 10  # between two sequences


class CafeCapture(models.AbstractModel):
    """What somebody does at the capture desk.

    Each step has an identifier from the browser; the same step twice is done once.
    Every desk that shows this session hears of it on the session's channel.
    """

    _name = "cafe.capture"
    _description = "Capture desk"
    _inherit = ["cafe.capture.sheet"]

    @api.model
    def add(self, event_id, uuid, values):
        """Write down one thing that was said, at the end of its agenda item.

        :param uuid: str, identifier of this step
        :param values: dict: ``text``, and where known ``item_id``, ``kind``,
            ``registration_id``, ``organisation_id``, ``origin_ids`` and ``followup``
        :return: dict: ``step`` (id), ``lines`` (list of dicts), ``gone`` (list of ids)
        :raise UserError: which says what is wrong, and nothing changes
        """
        session, step, new = self._begin(event_id, uuid)
        if new:
            item = self._get_item(session, values.get("item_id"))
            line = session.env["cafe.contribution"].create(
                {
                    **self._get_values(session, values),
                    "event_id": session.id,
                    "item_id": item.id,
                    "sequence": self._get_last_sequence(session, item) + STEP,
                }
            )
            step._remember_new(line)
            if values.get("followup"):
                line.action_make_followup()
                step._remember_new(line.followup_ids)
        return self._finish(session, step, new)

    @api.model
    def edit(self, event_id, uuid, line_id, values):
        """Change a contribution; what ``values`` leaves out stays. See :meth:`add`."""
        session, step, new = self._begin(event_id, uuid)
        if new:
            line = self._get_line(session, line_id)
            step._change(line, self._get_values(session, values, line))
        return self._finish(session, step, new)

    @api.model
    def move(self, event_id, uuid, line_id, item_id, before_id=False):
        """Put a contribution before another one, or at the end, of an agenda item."""
        session, step, new = self._begin(event_id, uuid)
        if new:
            line = self._get_line(session, line_id)
            item = self._get_item(session, item_id)
            others = self._get_lines(session).filtered(
                lambda other: other.item_id == item and other != line
            )
            place = len(others)
            if before_id in others.ids:
                place = others.ids.index(before_id)
            ordered = others[:place] + line + others[place:]
            numbers = {
                other: STEP * number for number, other in enumerate(ordered, start=1)
            }
            if line.item_id != item:
                step._change(line, {"item_id": item.id})
            step._change(
                ordered.filtered(lambda other: other.sequence != numbers[other]),
                lambda other: {"sequence": numbers[other]},
            )
        return self._finish(session, step, new)

    @api.model
    def merge(self, event_id, uuid, line_id, into_id):
        """Join a contribution to another one, with its links and follow-ups."""
        session, step, new = self._begin(event_id, uuid)
        if new:
            line = self._get_line(session, line_id)
            into = self._get_line(session, into_id)
            if line == into:
                raise UserError(
                    self.env._("Choose another contribution to merge with.")
                )
            both = line | into
            origins = both.origin_ids - both
            step._change(
                line.derived_ids - both,
                lambda derived: {
                    "origin_ids": [Command.set((derived.origin_ids - line | into).ids)]
                },
            )
            step._change(line.followup_ids, {"contribution_id": into.id})
            step._change(
                into,
                {
                    "text": f"{into.text}\n{line.text}",
                    "origin_ids": [Command.set(origins.ids)],
                },
            )
            self._take_out(step, line)
        return self._finish(session, step, new)

    @api.model
    def remove(self, event_id, uuid, line_id):
        """Take a contribution out; undo puts it back."""
        session, step, new = self._begin(event_id, uuid)
        if new:
            self._take_out(step, self._get_line(session, line_id))
        return self._finish(session, step, new)

    @api.model
    def undo(self, event_id, step_id):
        """Undo a step of one's own; twice is once.

        :return: dict as of :meth:`add`; ``step`` is the one that can be undone next
        :raise UserError: where it is somebody else's, or changed since
        """
        session = self._get_session(event_id)
        own = [("event_id", "=", session.id), ("user_id", "=", self.env.uid)]
        steps = session.env["cafe.capture.step"]
        step = steps.search([("id", "=", step_id), *own])
        if not step:
            raise UserError(self.env._("You can only undo what you did yourself."))
        step._undo()
        answer = self._finish(session, step, True)
        left = [("undone", "=", False), ("cleared", "=", False), *own]
        return {**answer, "step": steps.search(left, order="id desc", limit=1).id}

    @api.model
    def choose_item(self, event_id, item_id):
        """The session comes to this point of the agenda: its clock runs.

        :return: list of dicts, the agenda
        """
        session = self._get_session(event_id)
        item = self._get_item(session, item_id)
        if item:
            item._start_clock()
        items = self._describe_items(session)
        self._tell(session, {"items": items})
        return items

    @api.model
    def tell_writing(self, event_id):
        """Let the other desks know that the user is writing."""
        session = self._get_session(event_id)
        self._tell(session, {"writing": self.env.user.name, "user": self.env.uid})
        return True

    # behind it

    @api.model
    def _begin(self, event_id, uuid):
        session = self._get_session(event_id)
        step, new = session.env["cafe.capture.step"]._begin(session, uuid)
        return session, step, new

    @api.model
    def _finish(self, session, step, new):
        """Tell all desks what changed.

        :return: dict, see :meth:`add`
        """
        ids = step._get_contribution_ids()
        lines = self._get_lines(session, ids)
        answer = {
            "lines": self._describe_lines(lines),
            "gone": sorted(set(ids) - set(lines.ids)),
        }
        if new:
            self._tell(session, {**answer, "uuid": step.uuid, "user": self.env.uid})
        return {**answer, "step": step.id}

    @api.model
    def _take_out(self, step, line):
        # a question that was brought can be taken over again
        step._change(line, {"active": False, "question_asked": False})

    @api.model
    def _get_last_sequence(self, session, item):
        last = session.env["cafe.contribution"]._read_group(
            [("event_id", "=", session.id), ("item_id", "=", item.id)],
            [],
            ["sequence:max"],
        )
        return last[0][0] or 0

    @api.model
    def _get_values(self, session, values, line=None):
        """:return: dict, what of ``values`` may be written, checked"""
        clean = {}
        if "text" in values or not line:
            text = values.get("text")
            text = text.strip() if isinstance(text, str) else ""
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
    def _get_who(self, session, values):
        """:return: dict: who said it, for whom; both from this session"""
        clean = {}
        people = session.registration_ids
        if (person := values.get("registration_id")) is not None:
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
        lines = self._get_lines(session, ids)
        if set(ids) - set(lines.ids):
            raise UserError(
                self.env._("This contribution is not in this session any more.")
            )
        return {"origin_ids": [Command.set(lines.ids)]}

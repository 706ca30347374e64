from odoo import Command, api, models
from odoo.exceptions import UserError

from ...tools.order import STEP, find_number


class CafeCapture(models.AbstractModel):
    """What somebody does at the capture desk.

    Each step has an identifier from the browser; the same step twice is done once.
    Every desk that shows this session hears of it on the session's channel.
    """

    _name = "cafe.capture"
    _description = "Capture desk"
    _inherit = ["cafe.capture.values"]

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
        """Change a contribution; what ``values`` leaves out stays. See :meth:`add`.

        :param values: dict; ``was`` is the text that the user saw before: where it is
            another one by now, both stay
        """
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
            others = self._get_lines_of(session, item) - line
            place = others.ids.index(before_id) if before_id in others.ids else None
            if line.item_id != item:
                step._change(line, {"item_id": item.id})
            self._place(step, line, others, len(others) if place is None else place)
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
            step._change(
                line.derived_ids - both,
                lambda derived: {
                    "origin_ids": [Command.set((derived.origin_ids - line | into).ids)]
                },
            )
            step._change(line.followup_ids, {"contribution_id": into.id})
            step._change(into, self._get_joined(line, into))
            self._take_out(step, line)
        return self._finish(session, step, new)

    @api.model
    def remove(self, event_id, uuid, line_id):
        """Take a contribution out; undo puts it back. What is out already stays so."""
        session, step, new = self._begin(event_id, uuid)
        if new:
            line = self._get_line(session.with_context(active_test=False), line_id)
            self._take_out(step, line.with_env(session.env).filtered("active"))
        return self._finish(session, step, new)

    @api.model
    def undo(self, event_id, step_id):
        """Undo a step of one's own; twice is once.

        :return: dict as of :meth:`add`; ``step`` is the one that can be undone next
        :raise UserError: where it is somebody else's, or changed since
        """
        session = self._get_session(event_id)
        own = ("user_id", "=", self.env.uid)
        step = session.env["cafe.capture.step"].search(
            [("id", "=", step_id), ("event_id", "=", session.id), own]
        )
        if not step:
            raise UserError(self.env._("You can only undo what you did yourself."))
        step._undo()
        answer = self._finish(session, step, True)
        left = [own, ("undone", "=", False), ("cleared", "=", False)]
        return {**answer, "step": self._get_last_step(session, *left)}

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
            told = {"uuid": step.uuid, "user": self.env.uid, "seen": step.id}
            self._tell(session, {**answer, **told})
        return {**answer, "step": step.id}

    @api.model
    def _place(self, step, line, others, place):
        """Number a line so that it stands at ``place`` among ``others``."""
        number = find_number(others.mapped("sequence"), place)
        if number is not None:
            return step._change(line, {"sequence": number})
        ordered = others[:place] + line + others[place:]
        numbers = {other: STEP * rank for rank, other in enumerate(ordered, start=1)}
        return step._change(
            ordered.filtered(lambda other: other.sequence != numbers[other]),
            lambda other: {"sequence": numbers[other]},
        )

    @api.model
    def _take_out(self, step, line):
        """Put a line away, and its follow-ups with which nobody did anything yet."""
        fresh = line.followup_ids.filtered(lambda one: one.state == "proposed")
        step._change(fresh - fresh.effect_ids.followup_id, {"active": False})
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

from odoo import api, models
from odoo.fields import Domain

DAILY = 20  # effects that one member notes in a day
MOST_MINE = 100


class CafeFollowupPortalMine(models.AbstractModel):
    """A member's own follow-ups, and what she and visitors may do with them."""

    _name = "cafe.followup.portal.mine.mixin"
    _description = "Follow-ups on the Website: One's Own"
    _inherit = ["cafe.visitor.form.mixin"]

    # whose ----------------------------------------------------------------------------

    @api.model
    def _get_partners(self):
        return self.env["cafe.member.portal"]._get_partners()

    @api.model
    def _get_own_domain(self):
        """:return: Domain of what the user's organisation does; needs sudo"""
        partners = self._get_partners().ids
        return Domain("responsible_partner_id", "in", partners) | (
            Domain("responsible_partner_id", "=", False)
            & Domain("suggested_partner_id", "in", partners)
            & Domain("is_open", "=", True)
        )

    @api.model
    def _get_followed_domain(self):
        """:return: Domain of what the user, or hers, is interested in; needs sudo"""
        return Domain("interested_partner_ids", "in", self._get_partners().ids)

    @api.model
    def _get_mine_domain(self):
        if self._is_visitor():
            return Domain.FALSE
        return (
            Domain("active", "=", True)
            & self._get_company_domain()
            & (self._get_own_domain() | self._get_followed_domain())
        )

    @api.model
    def _count_mine(self):
        """:return: int, open follow-ups of the user, in one query"""
        return self._get_followups().search_count(
            self._get_mine_domain() & Domain("is_open", "=", True)
        )

    @api.model
    def _get_own_ids(self, followups):
        """:return: set of int: those of which the user may say what they changed"""
        if self._is_visitor():
            return set()
        partners = self._get_partners().ids
        mine = Domain("responsible_partner_id", "in", partners)
        mine |= self._get_followed_domain()
        return set(
            self._get_followups().search(Domain("id", "in", followups.ids) & mine).ids
        )

    @api.model
    def _is_reader(self, followup):
        """:return: bool, whether the user herself follows it"""
        me = self._get_me()
        return not self._is_visitor() and bool(
            self._get_followups().search_count(
                [("id", "=", followup.id), ("interested_partner_ids", "in", me.ids)]
            )
        )

    @api.model
    def _get_mine(self):
        """What a member sees of her own.

        :return: dict of ``own`` and ``followed`` (lists of dicts, as
            ``cafe.followup.portal`` describes them, with ``may_log`` (bool) and
            ``question`` (dict of ``date_due`` and ``organisation``, or None: what
            waits for her answer))
        """
        Followup = self._get_followups()
        mine = Followup.search(self._get_mine_domain(), limit=MOST_MINE)
        own = Followup.search(Domain("id", "in", mine.ids) & self._get_own_domain())
        may_log = self._get_own_ids(mine)
        questions = self._get_questions(mine)
        told = {}
        for values in self._describe(mine):
            told[values["id"]] = {
                **values,
                "may_log": values["id"] in may_log and values["state"] != "dropped",
                "question": questions.get(values["id"]),
            }
        return {
            "own": [told[followup.id] for followup in own],
            "followed": [told[followup.id] for followup in mine - own],
        }

    @api.model
    def _find_requests(self, followups):
        """:return: ``cafe.followup.request`` (sudo) that waits for the user's answer"""
        # sudo: no rights on requests; the domain holds those to her or hers
        requests = (
            self.env["cafe.followup.request"]
            .sudo()
            .search(
                [
                    ("followup_id", "in", followups.ids),
                    ("state", "=", "waiting"),
                    ("partner_id", "in", self._get_partners().ids),
                ]
            )
        )
        return requests.filtered(lambda asked: not asked._is_overtaken())

    @api.model
    def _get_questions(self, followups):
        return {
            asked.followup_id.id: {
                "date_due": asked.date_due,
                "organisation": asked.partner_id.name,
            }
            for asked in self._find_requests(followups)
        }

    # acts -----------------------------------------------------------------------------

    @api.model
    def _change(self, followup, step, posted):
        """Follow a topic, or follow it no longer.

        :param followup: ``cafe.followup`` as ``_find`` gives it
        :param step: ``join`` or ``leave``
        :param posted: dict, the form as it came in
        :return: tuple of what came of it (``joined``, ``already``, ``left``, ``none``,
            ``closed`` or ``asked``) and the problems (dict of field to str)
        """
        # sudo: no rights on readers; what is changed is the user's own
        Reader = self.env["cafe.followup.reader"].sudo()
        if step == "leave" and not self._is_visitor():
            return ("left" if Reader._leave(followup, self._get_me()) else "none"), {}
        if not followup.is_open:
            return "closed", {}
        if self._is_visitor():
            return "asked", self._ask(followup, posted)
        return ("joined" if Reader._join(followup, self._get_me()) else "already"), {}

    @api.model
    def _ask(self, followup, posted):
        """Keep what a visitor asks until she confirms it.

        :return: dict of field to str, what is wrong with who she is
        """
        who, problems = self._read_visitor(posted)
        if who and not problems:
            # sudo: a visitor has no rights here; the answer tells nothing
            self.env["cafe.followup.reader"].sudo()._ask(followup, who)
        return problems

    @api.model
    def _act_on_mine(self, followup_id, step, posted):
        """A member answers a question, or says what a topic changed.

        :param step: ``accept``, ``decline`` or ``effect``
        :return: str, what to mend, or None; ``False`` when it is not hers
        """
        followup = self._get_followups().search(
            self._get_mine_domain() & Domain("id", "=", followup_id)
        )
        if step == "effect":
            if followup.id not in self._get_own_ids(followup):
                return False
            return self._log_effect(followup, self._read(posted, "text"))
        asked = self._find_requests(followup)
        return asked._answer(step, self._read(posted, "text")) if asked else False

    @api.model
    def _log_effect(self, followup, text):
        """Note once what it changed, and tell staff.

        :return: str, what to mend, or None
        """
        if followup.state == "dropped":
            return self.env._("This topic was dropped: nothing can be noted any more.")
        if not text:
            return self.env._("Say in a few words what it changed.")
        Effect = self.env["cafe.followup.effect"].sudo()
        today = followup._get_today()
        mine = Effect.search([("user_id", "=", self.env.uid), ("date", "=", today)])
        # sent twice is noted once
        if mine.filtered(lambda e: e.followup_id == followup and e.text == text):
            return None
        if len(mine) >= DAILY:
            return self.env._("You noted much today. Keep this one for tomorrow.")
        Effect.create({"followup_id": followup.id, "date": today, "text": text})
        followup.message_post(
            body=self.env._("Effect noted on the website: %(text)s", text=text),
            author_id=self._get_me().id,
            subtype_xmlid="mail.mt_note",
        )
        return None

from odoo import api, models
from odoo.tools import format_amount, format_date, formatLang, html2plaintext

# Characters of a network's own text in the list of networks.
EXCERPT = 220


class CafeMemberPortalWordsMixin(models.AbstractModel):
    """What a membership is called on the website: plain words for states and rules."""

    _name = "cafe.member.portal.words.mixin"
    _description = "Memberships in Plain Words"

    @api.model
    def _get_status(self, member):
        """How a membership stands.

        :return: tuple of str: the words, and their tone (``good``, ``wait``, ``ask``
            or ``past``)
        """
        if member.state == "applicant":
            return self._get_application_status(member)
        if member.state == "paused":
            if member.date_resume:
                return (
                    self.env._(
                        "Paused until %(day)s",
                        day=format_date(self.env, member.date_resume),
                    ),
                    "wait",
                )
            return self.env._("Paused"), "wait"
        if member.state == "left":
            return self.env._("Ended"), "past"
        if member.state == "refused":
            if member.application_state == "withdrawn":
                return self.env._("Application withdrawn"), "past"
            return self.env._("Application not accepted"), "past"
        if member.date_end:
            return (
                self.env._(
                    "Member until %(day)s", day=format_date(self.env, member.date_end)
                ),
                "good",
            )
        return self.env._("Member"), "good"

    @api.model
    def _get_application_status(self, member):
        if member.application_state == "more":
            return self.env._("We asked you something"), "ask"
        if member.application_state != "accepted":
            return self.env._("Waits for the coordinators"), "wait"
        if member.waits_for == "fee":
            return self.env._("Accepted: waits for the fee"), "wait"
        if member.waits_for == "engagement":
            return self.env._("Accepted: waits for an engagement"), "wait"
        return (
            self.env._(
                "Accepted: begins on %(day)s",
                day=format_date(self.env, member.date_start),
            ),
            "wait",
        )

    @api.model
    def _get_invitation(self, network, candidates, partners):
        """A network that one may join.

        :param network: one ``cafe.network`` (sudo), on the website
        :param partners: ``res.partner`` for whom the user speaks
        :param candidates: those of them for whom she may apply
        :return: dict of ``id``, ``name``, ``kind`` (label), ``purposes`` (names),
            ``text`` (str, the beginning of its own text), ``how`` (one becomes a
            member), ``by_attendance``, ``may_apply`` and ``who`` (names, where not
            everybody can)
        """
        text = " ".join(html2plaintext(network.description or "").split())
        if len(text) > EXCERPT:
            text = f"{text[:EXCERPT].rsplit(' ', 1)[0]} …"
        kinds = dict(network._fields["kind"]._description_selection(self.env))
        return {
            "id": network.id,
            "name": network.name,
            "kind": kinds.get(network.kind, ""),
            "purposes": network.purpose_ids.mapped("name"),
            "text": text,
            "how": self._get_rule_words(network.member_rule),
            "by_attendance": network.member_rule == "attendance",
            "may_apply": bool(candidates) and network.member_rule != "attendance",
            "who": ""
            if candidates == partners
            else ", ".join(candidates.mapped("name")),
        }

    @api.model
    def _get_rule_words(self, rule):
        """:return: str, how one becomes a member under a rule"""
        return {
            "application": self.env._("You apply, and the coordinators decide."),
            "attendance": self.env._("You come to a session: who takes part belongs."),
            "fee": self.env._(
                "You apply. Once you are accepted and the fee is paid, you are a "
                "member."
            ),
            "engagement": self.env._(
                "You apply. Once you are accepted and agree on what you will do for "
                "the network, you are a member."
            ),
            "open": self.env._("You sign up, and are a member at once."),
        }[rule]

    @api.model
    def _get_fee(self, member):
        """:return: str, how the fee stands; empty where there is none"""
        if member.fee_state == "paid":
            if not member.fee_until:
                return self.env._("Paid")
            return self.env._(
                "Paid until %(day)s", day=format_date(self.env, member.fee_until)
            )
        if member.fee_state == "waiting":
            return self.env._("Invoiced, and not paid yet")
        if member.fee_state == "lapsed":
            if not member.fee_until:
                return self.env._("Not paid")
            return self.env._(
                "Was paid until %(day)s", day=format_date(self.env, member.fee_until)
            )
        if member.waits_for == "fee":
            return self.env._("The invoice follows")
        return ""

    @api.model
    def _get_price(self, circle):
        """:return: str, the fee of a circle with its currency; empty where free"""
        product = circle.product_id
        if not product:
            return ""
        return format_amount(self.env, product.list_price, product.currency_id)

    @api.model
    def _get_period(self, period):
        """:return: dict of ``circle``, ``is_paused``, ``start`` and ``end``"""
        return {
            "circle": period.circle_id.name or "",
            "is_paused": period.state == "paused",
            "start": period.date_start,
            "end": period.date_end,
        }

    @api.model
    def _get_engagement(self, engagement):
        """:return: dict of ``name``, ``amount`` (words), ``share`` (int, percent that
        is delivered), ``state`` (label), ``start`` and ``end``"""
        pledged, done = engagement.quantity, engagement.delivered_quantity
        states = dict(engagement._fields["state"]._description_selection(self.env))
        return {
            "name": engagement.name,
            "amount": self.env._(
                "%(done)s of %(pledged)s %(unit)s",
                done=self._get_number(done),
                pledged=self._get_number(pledged),
                unit=engagement.uom_id.name,
            ),
            "share": min(100, round(100 * done / pledged)) if pledged else 0,
            "state": states[engagement.state],
            "start": engagement.date_start,
            "end": engagement.date_end,
        }

    @api.model
    def _get_number(self, number):
        """:return: str, as in ``12`` or ``12,5``"""
        whole = float(number).is_integer()
        return formatLang(self.env, number, digits=0 if whole else 2)

    @api.model
    def _get_driver(self, driver):
        """:return: dict of ``name``, ``confirmed`` (date) and ``is_due``"""
        due = driver.date_due
        return {
            "name": driver.driver_id.name,
            "confirmed": driver.confirmed_on,
            "is_due": bool(due and due <= driver.member_id._get_today()),
        }

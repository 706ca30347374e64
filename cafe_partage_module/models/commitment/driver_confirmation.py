from psycopg2.errors import UniqueViolation

from odoo import api, models
from odoo.fields import Domain

from ..networks.network_member import LIVING_STATES

SCOPE = "cafe.driver.confirmation"
DAYS = 60  # for which a link works
LONGEST_WORDS = 2000


class CafeDriverConfirmation(models.AbstractModel):
    """A member confirms its drivers itself, through a signed link in a mail.

    The link opens one thing: the drivers of one member, for one person. It holds
    their numbers, a last moment and a signature; no name and no address.
    """

    _name = "cafe.driver.confirmation"
    _description = "Driver Confirmation by the Member"
    _inherit = ["cafe.driver.confirmation.news.mixin"]

    @api.model
    def _get_url(self, member, partner):
        """:return: str, the full address of the page"""
        numbers = [member.id, partner.id]
        token = self.env["cafe.signed.link"]._sign(SCOPE, numbers, DAYS)
        return f"{member.get_base_url()}/drijfveren/{token}"

    @api.model
    def _open(self, token):
        """What a link opens.

        :param token: str, as it came in
        :return: dict with ``problem`` (``unknown``, ``expired``, ``left`` or None)
            and, without a problem, ``member`` and ``partner`` as superuser
        """
        link = self.env["cafe.signed.link"]
        member, others = link._find("cafe.network.member", SCOPE, token)
        if not others:
            return {"problem": "expired" if link._is_past(token) else "unknown"}
        partner = self.env["res.partner"].sudo().browse(others).exists()
        if not self._is_addressee(member, partner):
            return {"problem": "unknown"}
        if member.state not in LIVING_STATES:
            return {"problem": "left", "partner": partner}
        return {"problem": None, "member": member, "partner": partner}

    @api.model
    def _is_addressee(self, member, partner):
        """Who spoke for the member when the mail was sent may do so no longer."""
        return partner.active and partner in (
            member.representative_ids | member.partner_id
        )

    @api.model
    def _get_page(self, member):
        """What the page shows: no more of the member than this.

        :return: dict with ``network`` and ``organisation`` (str), ``drivers`` (what
            drives it now), ``choices`` (list of the name of a kind and its drivers)
            and ``longest_words``
        """
        drivers = self._get_going_on(member).driver_id
        choices = self.env["cafe.driver"].sudo().search([]) | drivers
        kinds = choices._fields["kind"]._description_selection(choices.env)
        return {
            "network": member.network_id.name,
            "organisation": member.partner_id.name,
            "drivers": drivers,
            "choices": [
                (name, choices.filtered(lambda d, kind=kind: d.kind == kind).sorted())
                for kind, name in kinds
                if kind in choices.mapped("kind")
            ],
            "longest_words": LONGEST_WORDS,
        }

    @api.model
    def _confirm(self, member, partner, shown):
        """All that the page showed is still true.

        :param shown: list of int, ids of ``cafe.driver``; what is no longer there,
            or came since, stays as it is
        """
        rows = self._get_going_on(member).filtered(
            lambda row: row.driver_id.id in shown
        )
        today = self._get_today(member)
        news = rows.filtered(lambda row: row.confirmed_on != today)
        rows._confirm(today, "member")
        if news:
            self._tell(member, partner, {"kept": rows})
        self._note_answer(member, partner)

    @api.model
    def _change(self, member, partner, shown, chosen, words):
        """Take over what the member ticked.

        :param shown: list of int, ids of ``cafe.driver`` that the page showed as true
        :param chosen: list of int, ids of ``cafe.driver`` that are true
        :param words: str, the member's own words
        :return: str, what to mend, when nothing was changed; else None
        """
        if len(words) > LONGEST_WORDS:
            return self.env._(
                "Your own words are too long: %(count)s characters, and there is room "
                "for %(most)s.",
                count=len(words),
                most=LONGEST_WORDS,
            )
        rows = self._get_going_on(member)
        drivers = self.env["cafe.driver"].sudo().browse(chosen).exists()
        if len(drivers) != len(set(chosen)) or any(
            not driver.active for driver in drivers - rows.driver_id
        ):
            return self.env._(
                "One of the reasons is no longer in the list. Look again, and send."
            )
        try:
            with self.env.cr.savepoint():
                changes = rows._take_over(
                    member,
                    drivers,
                    self._get_today(member),
                    "member",
                    known=rows.filtered(lambda row: row.driver_id.id in shown),
                )
        except UniqueViolation:
            # the same form came twice at once: the other one did it
            return None
        self._tell(member, partner, changes, words)
        self._note_answer(member, partner)
        return None

    @api.model
    def _get_going_on(self, member):
        """:return: ``cafe.member.driver`` of today, as superuser"""
        # sudo: the signature stands for the right to see this member's drivers
        Driver = self.env["cafe.member.driver"].sudo()
        return Driver.search(
            Domain("member_id", "=", member.id)
            & Driver._get_going_on_domain(self._get_today(member))
        )

    @api.model
    def _get_today(self, member):
        return (member.company_id or self.env.company)._cafe_today()

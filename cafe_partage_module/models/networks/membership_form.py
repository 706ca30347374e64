from psycopg2.errors import UniqueViolation

from odoo import api, models
from odoo.fields import Domain

from ...tools.attendee_form import clean_lines
from ...tools.portal_form import read_id
from .network_member import LIVING_STATES

# Most characters that a form takes; the inputs carry the same figures.
LIMITS = {"motivation": 2000, "offer": 1000, "answer": 2000}
CRITERION = "criterion-"


class CafeMembershipForm(models.AbstractModel):
    """The forms on the website: to apply to a network, to answer, to withdraw.

    A form is a flat dict of str, as it was posted: ``partner``, ``circle``,
    ``motivation`` and ``offer``, or ``answer``; and ``criterion-<id>`` for each
    criterion that is ticked. Whose membership it is, ``cafe.member.portal`` decides.
    """

    _name = "cafe.membership.form"
    _description = "Application Form on the Website"

    # to apply -------------------------------------------------------------------------

    @api.model
    def _get_form(self, network_id):
        """What the application form asks.

        :return: dict, or None where the network is not on the website: ``network``
            (as in a list, and its whole ``description``), ``partners`` (list of id and
            name, whom the user may apply for), ``circles``, ``criteria``,
            ``standing`` (id of the user's membership where there is nobody left to
            apply for), ``needs_motivation`` and ``limits``
        """
        if not (network := self._find_network(network_id)):
            return None
        Portal = self.env["cafe.member.portal"]
        places, partners = self._get_places(network), Portal._get_partners()
        candidates = Portal._get_candidates(network, partners, places)
        return {
            "network": {
                **Portal._get_invitation(network, candidates, partners),
                "description": network.description,
            },
            "partners": [
                (partner.id, partner.name)
                for partner in candidates.sorted("is_company", reverse=True)
            ],
            "circles": [
                {
                    "id": circle.id,
                    "name": circle.name,
                    "expectation": circle.expectation or "",
                    "price": Portal._get_price(circle),
                }
                for circle in network.circle_ids.sorted("sequence", reverse=True)
            ],
            "criteria": [
                {"id": line.id, "name": line.name, "is_required": line.is_required}
                for line in network.criterion_ids
            ],
            "standing": places[:1].id if places and not candidates else False,
            "needs_motivation": network.member_rule != "open",
            "limits": LIMITS,
        }

    @api.model
    def _apply(self, network_id, posted):
        """Send in an application.

        :param posted: dict, see the class
        :return: tuple: id of the membership (None where it was not made, or where
            another request made it just now), and list of dicts ``field`` and
            ``message``: what has to be mended; empty when all is well
        """
        network = self._find_network(network_id)
        partner = self._get_partner(posted)
        # sent twice: what stands is what was wanted
        place = self._get_places(network).filtered(lambda m: m.partner_id == partner)
        if place:
            return place.id, []
        if problems := list(self._find_problems(network, partner, posted)):
            return None, problems
        try:
            with self.env.cr.savepoint():
                member = network.member_ids.apply(
                    network, partner, self._get_values(network, posted)
                )
        except UniqueViolation:
            return None, []
        return member.id, []

    @api.model
    def _find_network(self, network_id):
        """:return: ``cafe.network`` (sudo), empty where it is not on the website"""
        networks = self.env["cafe.member.portal"]._get_networks()
        return networks.filtered(lambda network: network.id == network_id)

    @api.model
    def _get_places(self, network):
        """:return: ``cafe.network.member`` (sudo), the user's open places there"""
        domain = (
            self.env["cafe.member.portal"]._get_member_domain()
            & Domain("network_id", "in", network.ids)
            & Domain("state", "in", LIVING_STATES)
        )
        # sudo: a portal user cannot read members; the domain holds her own only
        return self.env["cafe.network.member"].sudo().search(domain)

    @api.model
    def _get_partner(self, posted):
        """:return: ``res.partner`` (sudo), one for whom the user speaks, or none"""
        partners = self.env["cafe.member.portal"]._get_partners()
        chosen = read_id(posted.get("partner"))
        return partners.filtered(lambda partner: partner.id == chosen)

    @api.model
    def _get_values(self, network, posted):
        """:return: dict for ``cafe.network.member.apply``"""
        return {
            "applicant_id": self.env.user.partner_id.id,
            "motivation": clean_lines(posted.get("motivation")) or False,
            "offer": clean_lines(posted.get("offer")) or False,
            "wished_circle_id": read_id(posted.get("circle")) or False,
            "criteria": self._get_ticked(network.criterion_ids, posted),
        }

    @api.model
    def _get_ticked(self, criteria, posted):
        """:return: list of int, ids of the criteria that are ticked on the form"""
        return [
            criterion.id
            for criterion in criteria
            if posted.get(f"{CRITERION}{criterion.id}")
        ]

    # what has to be mended ------------------------------------------------------------

    def _find_problems(self, network, partner, posted):
        """Yield a dict ``field`` and ``message`` for each thing to mend."""
        Portal = self.env["cafe.member.portal"]
        candidates = Portal._get_candidates(
            network, Portal._get_partners(), self._get_places(network)
        )
        if network.member_rule == "attendance" or partner not in candidates:
            yield self._problem("partner", self.env._("Choose who wants to join."))
        circle = posted.get("circle")
        if circle and read_id(circle) not in network.circle_ids.ids:
            yield self._problem(
                "circle", self.env._("Choose one of the circles of this network.")
            )
        yield from self._find_criteria_problems(network, posted)
        if network.member_rule != "open" and not clean_lines(posted.get("motivation")):
            yield self._problem(
                "motivation", self.env._("Tell in a few words why you want to join.")
            )
        yield from self._find_length_problems(posted, ("motivation", "offer"))

    def _find_criteria_problems(self, network, posted):
        """In an open network nobody looks again: what it asks has to be there."""
        if network.member_rule != "open":
            return
        required = network.criterion_ids.filtered("is_required")
        ticked = self._get_ticked(required, posted)
        for criterion in required:
            if criterion.id not in ticked:
                yield self._problem(
                    f"{CRITERION}{criterion.id}",
                    self.env._(
                        "This network asks of every member: %(criterion)s",
                        criterion=criterion.name,
                    ),
                )

    def _find_length_problems(self, posted, names):
        labels = {
            "motivation": self.env._("Why you want to join"),
            "offer": self.env._("What you bring"),
            "answer": self.env._("Your answer"),
        }
        for name in names:
            length = len(clean_lines(posted.get(name)))
            if length > LIMITS[name]:
                yield self._problem(
                    name,
                    self.env._(
                        "%(field)s: this has %(length)s characters, and %(most)s is "
                        "the most.",
                        field=labels[name],
                        length=length,
                        most=LIMITS[name],
                    ),
                )

    @api.model
    def _problem(self, field, message):
        return {"field": field, "message": message}

    # what the applicant does afterwards -----------------------------------------------

    @api.model
    def _answer(self, member_id, posted):
        """Answer what the coordinators asked; once it is answered nothing happens.

        :param posted: dict, see the class
        :return: list of problems, or None where the user has no such membership
        """
        member = self.env["cafe.member.portal"]._find(member_id)
        if not member:
            return None
        if (member.state, member.application_state) != ("applicant", "more"):
            return []
        answer = clean_lines(posted.get("answer"))
        problems = list(self._find_length_problems(posted, ["answer"]))
        if not answer:
            problems.append(self._problem("answer", self.env._("Write your answer.")))
        if not problems:
            criteria = member.criterion_line_ids.criterion_id
            member.answer_more(answer, self._get_ticked(criteria, posted))
        return problems

    @api.model
    def _withdraw(self, member_id):
        """Take an application back; one that is decided stays as it is.

        :return: bool, whether the user has such a membership
        """
        member = self.env["cafe.member.portal"]._find(member_id)
        member.filtered_domain(member._get_undecided_domain()).withdraw()
        return bool(member)

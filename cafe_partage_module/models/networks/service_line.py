from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

from ...tools.records import count_by

# What decides who could be partners.
MATCHING_FIELDS = {
    "service_id",
    "network_id",
    "direction",
    "capacity",
    "date_start",
    "date_end",
    "active",
}
# The two ends of a match.
SIDES = ("offer_line_id", "need_line_id")
# A match that nobody did anything with yet.
SUGGESTION = Domain("state", "=", "found") & Domain("date_proposed", "=", False)


class CafeServiceLine(models.Model):
    """What a network offers or needs of one shared service, over a period.

    Offers and needs of the same work in the same time find each other as soon as a
    line is made or changed: see ``cafe.service.match``.
    """

    _name = "cafe.service.line"
    _description = "Service Offer or Need"
    _inherit = ["cafe.bound.mixin", "mail.thread", "cafe.dated.mixin"]
    _order = "service_id, direction desc, date_start, id"
    _rec_names_search = ["service_id.name", "network_id.name"]

    # work
    service_id = fields.Many2one(
        "cafe.service", required=True, ondelete="cascade", index=True, tracking=True
    )
    network_id = fields.Many2one(
        "cafe.network", required=True, ondelete="restrict", index=True
    )
    company_id = fields.Many2one(
        related="network_id.company_id", store=True, index=True
    )
    active = fields.Boolean(default=True)
    direction = fields.Selection(
        [("offer", "Offers"), ("need", "Needs")],
        string="Offer or need",
        required=True,
        default="need",
        tracking=True,
    )
    capacity = fields.Float(
        string="Hours a month",
        required=True,
        digits=(8, 1),
        tracking=True,
        help="About how many hours a month are offered or needed.",
    )
    date_start = fields.Date(tracking=True)
    date_end = fields.Date(tracking=True)
    note = fields.Text(
        help="What a partner should know. Networks that match read it too."
    )

    # partners
    offer_match_ids = fields.One2many(
        "cafe.service.match", "offer_line_id", string="Matches of this offer"
    )
    need_match_ids = fields.One2many(
        "cafe.service.match", "need_line_id", string="Matches of this need"
    )
    match_count = fields.Integer(string="Matches", compute="_compute_match_counts")
    possible_count = fields.Integer(
        string="Possible partners", compute="_compute_match_counts"
    )
    capacity_agreed = fields.Float(
        string="Hours agreed",
        compute="_compute_capacity_agreed",
        digits=(8, 1),
        help="Hours a month that today's agreements take of it.",
    )

    _capacity_positive = models.Constraint(
        "CHECK(capacity > 0)", "Say about how many hours a month it is."
    )

    @api.depends("offer_match_ids.state", "need_match_ids.state")
    def _compute_match_counts(self):
        """A line is an offer or a need: its matches are on one side."""
        models = "cafe.service.match"
        every = [count_by(self, models, name) for name in SIDES]
        found = [
            count_by(self, models, name, [("state", "=", "found")]) for name in SIDES
        ]
        for line in self:
            line.match_count = sum(count(line) for count in every)
            line.possible_count = sum(count(line) for count in found)

    @api.depends(
        "offer_match_ids.state",
        "offer_match_ids.capacity",
        "need_match_ids.state",
        "need_match_ids.capacity",
    )
    def _compute_capacity_agreed(self):
        agreed = Domain("state", "=", "agreed") & self._get_current_domain(
            self.env.company._cafe_today()
        )
        hours = {}
        for name in SIDES:
            for line, capacity in self.env["cafe.service.match"]._read_group(
                agreed & Domain(name, "in", self._origin.ids),
                [name],
                ["capacity:sum"],
            ):
                hours[line.id] = capacity
        for line in self:
            line.capacity_agreed = hours.get(line._origin.id, 0.0)

    @api.depends("service_id.name", "network_id.name", "direction")
    def _compute_display_name(self):
        directions = dict(self._fields["direction"]._description_selection(self.env))
        for line in self:
            line.display_name = self.env._(
                "%(network)s: %(service)s (%(direction)s)",
                network=line.network_id.name or "",
                service=line.service_id.name or "",
                direction=directions.get(line.direction, "").lower(),
            )

    @api.constrains("date_start", "date_end")
    def _check_agreements(self):
        """What was proposed or agreed stays within the period of its lines."""
        for match in self._get_matches([("state", "in", ("proposed", "agreed"))]):
            lines = (match.offer_line_id | match.need_line_id) & self
            if any(
                line.date_start > match.date_start
                or (line.date_end or date.max) < (match.date_end or date.max)
                for line in lines
            ):
                raise ValidationError(
                    self.env._(
                        "“%(match)s” runs from %(start)s until %(end)s, and this line "
                        "must cover it. End or withdraw it first.",
                        match=match.display_name,
                        start=format_date(self.env, match.date_start),
                        end=format_date(self.env, match.date_end)
                        or self.env._("further notice"),
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._find_matches()
        return lines

    def write(self, vals):
        """Changes who could be partners, where what is agreed does not depend on it.

        :raises UserError: when a proposal, an agreement or hours rest on the line
        """
        self._check_kept(vals)
        result = super().write(vals)
        if MATCHING_FIELDS & vals.keys():
            self._find_matches()
        return result

    def unlink(self):
        """Suggestions go with their line; what has a history keeps it."""
        self._get_matches(SUGGESTION).unlink()
        return super().unlink()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_history(self):
        if match := self._get_matches(~SUGGESTION)[:1]:
            raise UserError(
                self.env._(
                    "“%(match)s” rests on this line, and its history is kept. Archive "
                    "the line instead.",
                    match=match.display_name,
                )
            )

    def action_view_matches(self):
        """Open the matches of these lines, whatever became of them."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.cafe_service_match_action"
        )
        action["domain"] = [
            "|",
            ("offer_line_id", "in", self.ids),
            ("need_line_id", "in", self.ids),
        ]
        action["context"] = {}
        return action

    def _get_matches(self, domain):
        """:return: matches of these lines with ``domain``, of all networks"""
        # sudo: a coordinator cannot see all that rests on a line, and it counts
        return (
            self.env["cafe.service.match"]
            .sudo()
            .with_context(active_test=False)
            .search(
                Domain(domain)
                & (
                    Domain("offer_line_id", "in", self.ids)
                    | Domain("need_line_id", "in", self.ids)
                )
            )
        )

    def _check_kept(self, vals):
        """:raises UserError: when ``vals`` would change what a match rests on"""
        changed = self.filtered(
            lambda line: any(
                name in vals and line[name].id != vals[name]
                for name in ("service_id", "network_id")
            )
            or vals.get("direction", line.direction) != line.direction
        )
        archived = self if vals.get("active") is False else self.browse()
        match = (
            changed._get_matches(~SUGGESTION)
            | archived._get_matches([("state", "in", ("proposed", "agreed"))])
        )[:1]
        if match:
            raise UserError(
                self.env._(
                    "“%(match)s” rests on this line. Keep its service, network and "
                    "direction, and archive it only when that has ended. For other "
                    "work, make a new line.",
                    match=match.display_name,
                )
            )

    def _find_matches(self):
        """Look for partners of these lines among all networks."""
        # sudo: a coordinator does not see the lines that hers are compared with
        self.env["cafe.service.match"].sudo()._find_matches(self.sudo())

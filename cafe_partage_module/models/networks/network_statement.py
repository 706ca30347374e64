from textwrap import shorten

from odoo import api, fields, models
from odoo.exceptions import UserError

EXCERPT = 120  # characters
# what history is; the fields that a superseded version keeps
LOCKED = {"network_id", "kind", "text", "date_start", "date_end"}


class CafeNetworkStatement(models.Model):
    """A version of what a network says of itself, over the time that it held.

    A version that another followed is history: it is not edited or deleted.
    """

    _name = "cafe.network.statement"
    _description = "Network Statement"
    _inherit = [
        "cafe.bound.mixin",
        "cafe.network.succession.mixin",
        "cafe.difference.mixin",
    ]
    _order = "network_id, kind, date_start desc, id desc"
    _overlap_keys = ("network_id", "kind")
    _rec_names_search = ["network_id.name", "text"]

    kind = fields.Selection(
        [
            ("mission", "Mission"),
            ("vision", "Vision"),
            ("what_if", "What if we did not exist?"),
        ],
        required=True,
        default="mission",
        index=True,
    )
    text = fields.Text(required=True)
    excerpt = fields.Char(string="Begins with", compute="_compute_excerpt")
    reason = fields.Char(
        string="Why it changed", help="What made the network say it differently."
    )

    question = fields.Char(compute="_compute_question", export_string_translation=False)

    # versions
    version = fields.Integer(
        compute="_compute_version",
        store=True,
        aggregator=False,
        help="Numbered in order of time.",
    )
    previous_id = fields.Many2one(
        "cafe.network.statement", string="Version before", compute="_compute_previous"
    )
    is_superseded = fields.Boolean(
        string="Superseded",
        compute="_compute_previous",
        help="Another version followed: this one is history.",
    )
    difference = fields.Html(
        string="What changed", compute="_compute_difference", sanitize=False
    )

    @api.depends("kind")
    @api.depends_context("lang")
    def _compute_question(self):
        """What the text should answer: a blank page asks for a question."""
        questions = {
            "mission": self.env._("What do we do, for whom, and how?"),
            "vision": self.env._("What should the world look like when we succeed?"),
            "what_if": self.env._(
                "Who would miss us? What would nobody do any more, and what would "
                "others take up?"
            ),
        }
        for statement in self:
            statement.question = questions.get(statement.kind, False)

    @api.depends("text")
    def _compute_excerpt(self):
        for statement in self:
            statement.excerpt = shorten(statement.text or "", EXCERPT, placeholder=" …")

    @api.depends("network_id.statement_ids.kind", "network_id.statement_ids.date_start")
    def _compute_version(self):
        for statement in self:
            statement.version = 1 + len(statement._get_neighbours(before=True))

    @api.depends("network_id.statement_ids.kind", "network_id.statement_ids.date_start")
    def _compute_previous(self):
        for statement in self:
            before = statement._get_neighbours(before=True)
            statement.previous_id = before[-1:]
            statement.is_superseded = bool(statement._get_neighbours(before=False))

    @api.depends("network_id.statement_ids.text", "network_id.statement_ids.date_start")
    @api.depends_context("lang")
    def _compute_difference(self):
        for statement in self:
            previous = statement.previous_id
            statement.difference = bool(previous) and statement._render_changes(
                previous
            )

    @api.depends("kind", "version")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for statement in self:
            statement.display_name = self.env._(
                "%(kind)s, version %(number)s",
                kind=labels.get(statement.kind, ""),
                number=statement.version or 1,
            )

    def write(self, vals):
        """:raises UserError: when a superseded version would change"""
        if LOCKED & vals.keys():
            self._check_not_superseded()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_superseded(self):
        self._check_not_superseded()

    def action_new_version(self):
        """Open a new version with the text of this one, to be rewritten.

        :return: an action on a new record
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("New version"),
            "res_model": self._name,
            "view_mode": "form",
            "context": {
                "default_network_id": self.network_id.id,
                "default_kind": self.kind,
                "default_text": self.text,
            },
        }

    def action_compare(self):
        """Compare two versions: those that are chosen, or one with that before it.

        :return: an action on a dialog
        :raises UserError: when these are not one or two versions of one statement
        """
        if len(self) > 2 or len({statement._get_line() for statement in self}) != 1:
            raise UserError(
                self.env._(
                    "Choose one or two versions of the same statement of one network."
                )
            )
        newest = self.sorted("version")[-1]
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Compare versions"),
            "res_model": "cafe.statement.compare",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_new_id": newest.id,
                "default_old_id": ((self - newest) or newest.previous_id).id,
            },
        }

    def _check_not_superseded(self):
        for statement in self:
            if statement.is_superseded:
                raise UserError(
                    self.env._(
                        "“%(name)s” of %(network)s was followed by another version "
                        "and is kept as it was. Make a new version instead.",
                        name=statement.display_name,
                        network=statement.network_id.name,
                    )
                )

    def _get_neighbours(self, before):
        """The versions of this statement before it, or after it, oldest first."""
        self.ensure_one()

        def place(statement):
            return (
                statement.date_start or self.env.company._cafe_today(),
                statement._origin.id or float("inf"),
            )

        own = place(self)
        others = self.network_id.statement_ids.filtered(
            lambda other: other.kind == self.kind
            and other._origin != self._origin
            and (place(other) < own if before else place(other) > own)
        )
        return others.sorted(place)

    def _render_changes(self, old):
        """What changed from ``old`` to this version.

        :param old: a statement
        :return: Markup, readable without colour
        """
        same = self.env._("The words are the same.")
        return self._render_difference(old.text, self.text, same)

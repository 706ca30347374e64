from odoo import api, fields, models

from .report_import_contacts import ContactBook

MATCH = [("existing", "Existing contact"), ("new", "New contact")]


class CafeReportImportPerson(models.TransientModel):
    """Somebody on the list of people of a past report."""

    _name = "cafe.report.import.person"
    _description = "Import of a Past Report: Person"
    _order = "sequence, id"

    import_id = fields.Many2one("cafe.report.import", required=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    name = fields.Char()
    organisation = fields.Char()
    role = fields.Selection(
        selection=lambda self: self.env["event.registration"]
        ._fields["role"]
        ._description_selection(self.env),
        default="participant",
        required=True,
    )
    function = fields.Char(help="What the list says beside, or instead of, it.")
    excused = fields.Boolean()
    partner_id = fields.Many2one(
        "res.partner",
        string="Contact",
        domain=[("is_company", "=", False)],
        compute="_compute_partner_id",
        store=True,
        readonly=False,
        help="The contact that this person is. Empty: a new one is made.",
    )
    match = fields.Selection(MATCH, string="Person is", compute="_compute_match")
    organisation_match = fields.Selection(
        MATCH, string="Organisation is", compute="_compute_organisation_match"
    )

    @api.depends("name", "organisation")
    def _compute_partner_id(self):
        book = ContactBook(self.env, self.mapped("organisation"), self.mapped("name"))
        for line in self:
            line.partner_id = book.person(line.name, line.organisation)

    @api.depends("partner_id")
    def _compute_match(self):
        for line in self:
            line.match = "existing" if line.partner_id else "new"

    @api.depends("organisation")
    def _compute_organisation_match(self):
        _match_organisations(self)


class CafeReportImportWebsite(models.TransientModel):
    """The address of an organisation's website in a past report."""

    _name = "cafe.report.import.website"
    _description = "Import of a Past Report: Website"
    _order = "sequence, id"

    import_id = fields.Many2one("cafe.report.import", required=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    organisation = fields.Char()
    url = fields.Char(string="Address")
    organisation_match = fields.Selection(
        MATCH, string="Organisation is", compute="_compute_organisation_match"
    )

    @api.depends("organisation")
    def _compute_organisation_match(self):
        _match_organisations(self)


class CafeReportImportItem(models.TransientModel):
    """A point on the agenda of a past report."""

    _name = "cafe.report.import.item"
    _description = "Import of a Past Report: Agenda Item"
    _order = "sequence, id"

    import_id = fields.Many2one("cafe.report.import", required=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    kind = fields.Selection(
        selection=lambda self: self.env["cafe.session.item"]
        ._fields["kind"]
        ._description_selection(self.env),
        default="discussion",
        required=True,
    )
    name = fields.Char(string="Title")
    description = fields.Text()
    contribution_ids = fields.One2many("cafe.report.import.contribution", "item_id")
    contribution_count = fields.Integer(
        string="Contributions", compute="_compute_contribution_count"
    )

    @api.depends("contribution_ids")
    def _compute_contribution_count(self):
        for item in self:
            item.contribution_count = len(item.contribution_ids)


class CafeReportImportContribution(models.TransientModel):
    """Something that was said, as a past report tells it."""

    _name = "cafe.report.import.contribution"
    _description = "Import of a Past Report: Contribution"
    _order = "sequence, id"

    import_id = fields.Many2one("cafe.report.import", required=True, ondelete="cascade")
    # a contribution outlives its agenda item: the text must not go with the title
    item_id = fields.Many2one(
        "cafe.report.import.item",
        string="Agenda item",
        domain="[('import_id', '=', import_id)]",
        ondelete="set null",
        index="btree_not_null",
    )
    sequence = fields.Integer(default=10)
    kind = fields.Selection(
        selection=lambda self: self.env["cafe.contribution"]
        ._fields["kind"]
        ._description_selection(self.env),
        default="experience",
        required=True,
    )
    text = fields.Text()
    organisation = fields.Char()
    is_followup = fields.Boolean(string="Follow-up")
    suggested_owner = fields.Char(help="Whom the session thought of for this topic.")


def _match_organisations(lines):
    """Tell for each line whether its organisation is a contact already."""
    book = ContactBook(lines.env, lines.mapped("organisation"))
    for line in lines:
        known = book.organisation(line.organisation)
        match = "existing" if known else "new"
        line.organisation_match = match if line.organisation else False

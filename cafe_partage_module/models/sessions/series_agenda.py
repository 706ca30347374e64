from odoo import Command, api, fields, models


class CafeSeriesAgenda(models.AbstractModel):
    """The agenda with which a session of a series begins."""

    _name = "cafe.series.agenda.mixin"
    _description = "Series: agenda template"

    item_ids = fields.One2many(
        "cafe.series.item",
        "series_id",
        string="Agenda template",
        copy=True,
        default=lambda self: [
            Command.create(values) for values in self._get_default_items()
        ],
        help="A new session begins with this agenda. What you change here leaves the "
        "sessions that have theirs alone.",
    )
    item_minutes = fields.Integer(
        string="Minutes in all", compute="_compute_item_minutes"
    )

    @api.depends("item_ids.minutes")
    def _compute_item_minutes(self):
        for series in self:
            series.item_minutes = sum(series.item_ids.mapped("minutes"))

    @api.model
    def _get_default_items(self):
        """The agenda of a session of two hours.

        :return: list of values for ``cafe.series.item``
        """
        points = [
            ("introduction", self.env._("Introduction round"), 20),
            ("discussion", self.env._("Discussion questions"), 60),
            ("lessons", self.env._("Lessons"), 25),
            ("follow_up", self.env._("Follow-up"), 15),
        ]
        return [
            {"sequence": 10 * place, "kind": kind, "name": name, "minutes": minutes}
            for place, (kind, name, minutes) in enumerate(points, 1)
        ]

    def _add_default_items(self):
        """Give series without a template the usual one, in every language."""
        langs = [code for code, _name in self.env["res.lang"].get_installed()]
        for series in self.filtered(lambda series: not series.item_ids):
            english = series.with_context(lang="en_US")
            english.item_ids = [
                Command.create(values) for values in english._get_default_items()
            ]
            for lang in langs:
                translated = series.with_context(lang=lang)
                for item, values in zip(
                    translated.item_ids, translated._get_default_items(), strict=True
                ):
                    item.name = values["name"]

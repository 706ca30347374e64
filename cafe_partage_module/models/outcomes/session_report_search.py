from odoo import api, fields, models
from odoo.fields import Domain
from odoo.orm.models import NO_ACCESS
from odoo.tools import SQL
from odoo.tools.mail import html_to_inner_content

from ...tools import search_text
from ...tools.redaction import redact_html, redact_text

# What is asked is cut here: longer is no question.
LONGEST = 200
# What stands in the index for a name that is left out.
WITHHELD = "…"


class CafeSessionReportSearchMixin(models.AbstractModel):
    """The words of what is published of a report, in PostgreSQL's own index.

    The index holds public text only, and is refreshed with it: a consent that is
    withdrawn takes the name out in the same transaction. Words are folded by
    ``tools.search_text``, stemmed by PostgreSQL in the language of the report.
    """

    _name = "cafe.session.report.search.mixin"
    _description = "Session Report: Search"

    search_config = fields.Char(
        compute="_compute_search_text",
        store=True,
        compute_sudo=True,
        groups=NO_ACCESS,
        export_string_translation=False,
    )
    search_excerpt = fields.Text(
        compute="_compute_search_text",
        store=True,
        compute_sudo=True,
        groups=NO_ACCESS,
        export_string_translation=False,
        help="What everybody may read, as plain text.",
    )
    search_title = fields.Text(
        compute="_compute_search_text",
        store=True,
        compute_sudo=True,
        groups=NO_ACCESS,
        export_string_translation=False,
    )
    search_text = fields.Text(
        compute="_compute_search_text",
        store=True,
        compute_sudo=True,
        groups=NO_ACCESS,
        export_string_translation=False,
    )
    found_text = fields.Char(
        string="Published text",
        compute="_compute_found_text",
        search="_search_found_text",
        groups="cafe_partage_module.group_cafe_user",
        export_string_translation=False,
    )
    archive_year = fields.Integer(
        compute="_compute_archive_year",
        store=True,
        compute_sudo=True,
        aggregator=None,
        groups=NO_ACCESS,
        export_string_translation=False,
    )
    archive_network_ids = fields.Many2many(
        "cafe.network",
        "cafe_session_report_archive_network_rel",
        compute="_compute_archive_network_ids",
        store=True,
        compute_sudo=True,
        groups=NO_ACCESS,
        export_string_translation=False,
        help="Networks that the series serves, or that somebody came for.",
    )

    def init(self):
        """The words in a column of their own, made by PostgreSQL, and its index."""
        super().init()
        if self._abstract:
            return
        table = SQL.identifier(self._table)
        self.env.cr.execute(
            SQL(
                "ALTER TABLE %s ADD COLUMN IF NOT EXISTS search_vector tsvector "
                "GENERATED ALWAYS AS (CASE search_config %s END) STORED",
                table,
                SQL(" ").join(
                    SQL(
                        "WHEN %(config)s THEN "
                        "setweight(to_tsvector(%(config)s::regconfig, "
                        "coalesce(search_title, '')), 'A') || "
                        "to_tsvector(%(config)s::regconfig, coalesce(search_text, ''))",
                        config=config,
                    )
                    for config in self._get_search_configs()
                ),
            )
        )
        self.env.cr.execute(
            SQL(
                "CREATE INDEX IF NOT EXISTS %s ON %s USING gin (search_vector)",
                SQL.identifier(f"{self._table}_search_vector_idx"),
                table,
            )
        )

    @api.depends(
        "is_published",
        "published_version_id",
        "names_withheld",
        "event_id.name",
        "event_id.lang",
        "event_id.withheld_names",
        "event_id.registration_ids.organisation_label",
        "event_id.company_id.partner_id.lang",
        "series_id.name",
        "theme_id.name",
    )
    def _compute_search_text(self):
        titles = {report: report.search_title for report in self}
        for report in self:
            report.update(report._get_search_values())
        if any(report.search_title != titles[report] for report in self):
            self._forget_sitemap()

    def _compute_found_text(self):
        self.found_text = False

    def _search_found_text(self, operator, value):
        if operator not in ("ilike", "=", "in"):
            return NotImplemented
        asked = [value] if isinstance(value, str) else list(value)
        return Domain.OR(self._get_search_domain(text) for text in asked)

    @api.depends("event_id.date_begin", "event_id.date_tz")
    def _compute_archive_year(self):
        for report in self:
            session = report.event_id.with_context(tz=report.event_id.date_tz)
            begin = session.date_begin
            local = begin and fields.Datetime.context_timestamp(session, begin)
            report.archive_year = local and local.year

    @api.depends(
        "event_id.series_id.network_ids",
        "event_id.registration_ids.network_id",
        "event_id.registration_ids.state",
        "event_id.registration_ids.active",
    )
    def _compute_archive_network_ids(self):
        for report in self:
            standing = report.event_id.registration_ids.filtered(
                lambda registration: registration.state in ("open", "done")
            )
            report.archive_network_ids = (
                report.event_id.series_id.network_ids | standing.network_id
            )

    @api.model
    def _get_search_configs(self):
        """:return: list of str, the text search configurations there are"""
        return [*search_text.CONFIGS.values(), "simple"]

    def _get_search_values(self):
        """:return: dict of what the index holds of this report"""
        if not (self.is_published and self.published_version_id):
            names = ("search_config", "search_excerpt", "search_title", "search_text")
            return dict.fromkeys(names, False)
        lang = self._get_report_lang()
        config = search_text.get_config(lang)
        title, excerpt, rest = self.with_context(lang=lang)._get_search_words()
        return {
            "search_config": config,
            "search_excerpt": excerpt,
            "search_title": search_text.fold_text(title, config),
            "search_text": search_text.fold_text(f"{excerpt} {rest}", config),
        }

    @api.model
    def _forget_sitemap(self):
        """Addresses hold titles: what the website kept of them for hours must go."""
        # sudo: who withdraws a consent does not manage the website
        self.env["ir.attachment"].sudo().search(
            [("type", "=", "binary"), ("url", "=like", "/sitemap-%.xml")]
        ).unlink()

    def _get_search_words(self):
        """What is public of this report, in its own language.

        :return: tuple of str: the title, the text, and what else stands on the page
        """
        names, _replacement, emails = self._get_redaction()
        body = redact_html(self.published_version_id.body, names, WITHHELD, emails)
        people = self._get_public_people()
        rest = [
            self.series_id.name,
            redact_text(self.theme_id.name, names, WITHHELD, emails),
            *people["organisations"],
            *(person["name"] for person in people["people"]),
        ]
        title = redact_text(self.event_id.name, names, WITHHELD, emails)
        excerpt = html_to_inner_content(body)
        return title, excerpt, " ".join(filter(None, rest))

    @api.model
    def _get_search_domain(self, asked):
        """:return: Domain of the published reports where ``asked`` (str) is found"""
        asked = (asked or "")[:LONGEST].replace("\0", "")
        to_flush = [
            self._fields[name]
            for name in ("search_config", "search_title", "search_text")
        ]

        def to_sql(model, alias, query):
            return SQL(
                "(%s)",
                SQL(" OR ").join(
                    SQL(
                        "(%s = %s AND %s @@ %s)",
                        SQL.identifier(alias, "search_config"),
                        config,
                        SQL.identifier(alias, "search_vector"),
                        self._get_tsquery(asked, config),
                        to_flush=to_flush,
                    )
                    for config in self._get_search_configs()
                ),
            )

        return Domain.custom(to_sql=to_sql)

    @api.model
    def _get_tsquery(self, asked, config):
        """:return: SQL, what is asked as PostgreSQL searches it"""
        return SQL(
            "websearch_to_tsquery(%s::regconfig, %s)",
            config,
            search_text.fold_text(asked, config),
        )

    @api.model
    def _get_rank(self, asked, alias):
        """:return: SQL to order by: a title counts most, then how often, how close"""
        asked = (asked or "")[:LONGEST].replace("\0", "")
        return SQL(
            "CASE %s %s END",
            SQL.identifier(alias, "search_config"),
            SQL(" ").join(
                SQL(
                    "WHEN %s THEN ts_rank(%s, %s, 1)",
                    config,
                    SQL.identifier(alias, "search_vector"),
                    self._get_tsquery(asked, config),
                )
                for config in self._get_search_configs()
            ),
        )

    def _get_snippets(self, asked):
        """Where what is asked stands in each of these reports.

        :param asked: str
        :return: dict of report id to a list as of ``tools.search_text.make_snippet``
        """
        # sudo: this text is what everybody may read
        reports = self.sudo()
        words, candidates = {}, {}
        for config in set(reports.mapped("search_config")) - {False}:
            words[config] = search_text.get_asked_words(asked[:LONGEST], config)
            candidates[config] = set()
        for report in reports.filtered("search_config"):
            config = report.search_config
            candidates[config] |= search_text.get_candidates(
                report.search_excerpt, words[config], config
            )
        found = {
            config: self._find_forms(candidates[config], words[config], config)
            for config in candidates
        }
        return {
            report.id: search_text.make_snippet(
                report.search_excerpt, found[report.search_config], report.search_config
            )
            for report in reports.filtered("search_config")
        }

    @api.model
    def _find_forms(self, candidates, asked, config):
        """:return: set of those of ``candidates`` that are a form of a word asked"""
        if not candidates:
            return set()
        rows = self.env.execute_query(
            SQL(
                "SELECT word FROM unnest(%s::text[]) word "
                "WHERE to_tsvector(%s::regconfig, word) @@ "
                "websearch_to_tsquery(%s::regconfig, %s)",
                sorted(candidates),
                config,
                config,
                " or ".join(asked),
            )
        )
        return {word for (word,) in rows}

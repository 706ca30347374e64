from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.passages import Passage, join_passages, split_passages
from ...tools.records import form_action
from ...tools.text_merge import common_base, merge_three, merge_words

STAFF = "cafe_partage_module.group_cafe_user"


class CafeSessionReportRebuildMixin(models.AbstractModel):
    """A text that was built belongs to the editor: building anew only offers changes.

    Three texts are compared, passage by passage: as it was built last
    (``built_body``), as it is now, and as it would be built now.
    """

    _name = "cafe.session.report.rebuild.mixin"
    _description = "Session Report: Building Anew"

    built_body = fields.Html(
        groups=STAFF,
        copy=False,
        readonly=True,
        export_string_translation=False,
        help="The text as it was last built from the session.",
    )
    body_revision = fields.Integer(
        groups=STAFF,
        copy=False,
        default=1,
        export_string_translation=False,
        help="Counts the changes of the text: a screen that shows an older one cannot "
        "overwrite it.",
    )

    @api.model
    def _check_revision(self, vals):
        """:raises UserError: where somebody changed the text since it was opened"""
        if "body" not in vals or "body_revision" not in vals:
            return
        for report in self:
            if report.body_revision != vals["body_revision"]:
                raise UserError(
                    self.env._(
                        "Somebody changed the text of %(session)s since you opened it. "
                        "Nothing was saved, and what you typed is still in your "
                        "screen: copy it, load the page anew, and put it in again.",
                        session=report.display_name,
                    )
                )

    def _count_revision(self, vals):
        """:return: dict, ``vals`` to write, with the next revision of a new text"""
        vals = {name: vals[name] for name in vals if name != "body_revision"}
        if "body" in vals and len(self) == 1:
            vals["body_revision"] = self.body_revision + 1
        return vals

    def _build_first(self):
        """Build the text of a new report, and keep it to compare with later."""
        self.ensure_one()
        body = self._render_body()
        self.write({"body": body, "built_body": body})

    def action_build(self):
        """Show what building the text anew would change, to tick it.

        :return: an action on a dialog
        :raises UserError: when a published report was not reopened first
        """
        self.ensure_one()
        self._check_editable()
        rebuild = self.env["cafe.session.report.rebuild"].create({"report_id": self.id})
        return form_action(
            rebuild, name=self.env._("Build anew from the session"), target="new"
        )

    def _compare_build(self, fresh):
        """The text in chunks, with what a fresh build would make of them.

        :param fresh: str, HTML as ``_render_body`` gives it
        :return: list of :class:`Chunk` of passages
        """
        self.ensure_one()
        mine, theirs = split_passages(self.body), split_passages(fresh)
        if self.built_body:
            base = split_passages(self.built_body)
        else:
            base = common_base(mine, theirs, key=lambda passage: passage.key)
        return merge_three(base, mine, theirs, key=lambda passage: passage.key)

    @api.model
    def _bring_together(self, chunk):
        """:return: list of passages, or None where both changed the same words"""
        texts = (chunk.base, chunk.mine, chunk.theirs)
        if any(len(passages) != 1 for passages in texts):
            return None
        merged = merge_words(*(passages[0].html for passages in texts))
        return merged and [Passage(merged, chunk.mine[0].wrapper)]

    def _apply_build(self, fresh, taken):
        """Take over what was ticked; all else stays as it is.

        :param fresh: str, HTML of the build that was shown
        :param taken: set of int, the places of chunks in :meth:`_compare_build`
        """
        self.ensure_one()
        passages = []
        for place, chunk in enumerate(self._compare_build(fresh)):
            if place not in taken:
                passages += chunk.mine
            elif chunk.kind == "conflict":
                passages += self._bring_together(chunk) or chunk.theirs
            else:
                passages += chunk.theirs
        self.write({"body": join_passages(passages), "built_body": fresh})

from odoo import api, models

from ..tools.text_diff import diff_words, render_diff


class CafeDifferenceMixin(models.AbstractModel):
    """What changed from one text to another, for people to read."""

    _name = "cafe.difference.mixin"
    _description = "Difference Between Texts"

    @api.model
    def _render_difference(self, old, new, same=None):
        """Two texts as one, with what went and what came marked in it.

        :param old: str, plain text, as is ``new``
        :param same: str, given instead where the words are the same
        :return: Markup, readable without colour
        """
        parts = diff_words(old, new)
        is_same = all(operation == "equal" for operation, _text in parts)
        if same is not None and is_same:
            return same
        return render_diff(
            parts,
            removed=self.env._("removed"),
            added=self.env._("added"),
            end=self.env._("end"),
        )

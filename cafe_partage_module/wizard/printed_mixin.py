from odoo import fields, models


class CafePrintedMixin(models.AbstractModel):
    """Asks in which language something is printed."""

    _name = "cafe.printed.mixin"
    _description = "Printed in a Language"

    lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(),
        string="Language",
        required=True,
        default=lambda self: self.env.lang or "en_US",
    )

    def _get_print_foot(self):
        """The foot of each page.

        :return: dict of str with ``title``, ``author``, ``right`` and ``mark``
        """
        self.ensure_one()
        return {
            "title": self._get_print_title(),
            "author": self.env.company.name,
            "right": "",
            "mark": "",
        }

    def _get_print_title(self):
        """:return: str, the title of the file, in the language of the document"""
        return self.with_context(lang=self.lang)._make_print_title()

    def _make_print_title(self):
        """:return: str, the title of the file, in the language of the context"""
        raise NotImplementedError

from odoo import models


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @classmethod
    def _get_translation_frontend_modules_name(cls):
        """What our scripts on the website say is translated there too."""
        return [
            *super()._get_translation_frontend_modules_name(),
            "cafe_partage_module",
        ]

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta

from odoo import api, models
from odoo.tools import hash_sign, verify_hash_signed


class CafeThemeLink(models.AbstractModel):
    """Signed links about themes: each opens one thing, for a number of days."""

    _name = "cafe.theme.link"
    _description = "Signed Link about a Theme"

    @api.model
    def _sign(self, scope, numbers, days):
        """:return: str, the token for ``numbers`` (list of int)"""
        # sudo: the key of the signature
        return hash_sign(
            self.sudo().env, scope, numbers, expiration=timedelta(days=days)
        )

    @api.model
    def _read(self, scope, token):
        """:return: list of int, or None for a token that is altered, expired or of
        another scope"""
        try:
            # sudo: the key of the signature
            found = verify_hash_signed(self.sudo().env, scope, token)
            # decoding forgives a character too many; a link is whole or it is none
            whole = urlsafe_b64encode(urlsafe_b64decode(token.encode() + b"==="))
        except ValueError:
            return None
        return found if whole.decode().rstrip("=") == token else None

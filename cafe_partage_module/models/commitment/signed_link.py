from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta

from odoo import api, models
from odoo.tools import hash_sign, verify_hash_signed


class CafeSignedLink(models.AbstractModel):
    """The keys in the links of mails: each opens one thing, until a last moment.

    A token holds a few values (numbers, as a rule), that moment and a signature, which
    is compared in constant time. The scope says what it opens: a token of another scope
    opens nothing.
    """

    _name = "cafe.signed.link"
    _description = "Signed Link"

    @api.model
    def _sign(self, scope, values, until):
        """Make a token.

        :param values: list of int or str
        :param until: its last moment: datetime in UTC, or int, days from now
        :return: str
        """
        if not isinstance(until, datetime):
            until = timedelta(days=until)
        # sudo: the key of the signature
        return hash_sign(self.sudo().env, scope, values, expiration=until)

    @api.model
    def _read(self, scope, token):
        """:return: the values of a token, or None where it is altered, expired or of
        another scope"""
        try:
            # sudo: the key of the signature
            values = verify_hash_signed(self.sudo().env, scope, token)
            # decoding forgives a character too many; a link is whole or it is none
            whole = urlsafe_b64encode(urlsafe_b64decode(token.encode() + b"==="))
        except ValueError:
            return None
        return values if whole.decode().rstrip("=") == token else None

    @api.model
    def _find(self, model, scope, token):
        """The record that a token was made for, its number being the first value.

        :param model: str, its name
        :return: the record as superuser and the list of its other values, or none and
            an empty list
        """
        number, *others = self._read(scope, token) or [0]
        # sudo: the signature stands for the right to what this one link opens
        record = self.env[model].sudo().browse(number).exists()
        return record, others if record else []

    @api.model
    def _is_past(self, token):
        """Whether a token says itself that its time is over; proves nothing else."""
        try:
            moment = urlsafe_b64decode(token.encode() + b"===")[1:9]
        except ValueError:
            return False
        return 0 < int.from_bytes(moment, "little") <= datetime.now().timestamp()

"""Renews the two mails about follow-ups of version 19.0.4 that nobody changed."""

import hashlib
import re

SUPERUSER = 1
# Fingerprints of the English texts that 19.0.4 came with, white space left out.
TEXTS = {
    "mail_template_followup_request": (
        "ca38a3d19b92e466f2c2d09c5074a5affeb22046e33f330b31bbb3b8e8a02861"
    ),
    "mail_template_followup_digest": (
        "8e538293631ac141403605c83d78601e74ec15ed9437b99e6b476bf9873eaba5"
    ),
}


def migrate(cr, version):
    """Take away what nobody changed: the update makes it anew, in every language.

    Data of an update leaves mails alone, since staff may have changed them: those that
    they did change stay as they are.
    """
    if not version:
        return
    cr.execute(
        "SELECT d.name, t.id, t.body_html->>'en_US', t.write_uid "
        "FROM ir_model_data d JOIN mail_template t ON t.id = d.res_id "
        "WHERE d.module = 'cafe_partage_module' AND d.model = 'mail.template' "
        "AND d.name = ANY(%s)",
        [list(TEXTS)],
    )
    old = [
        template_id
        for name, template_id, body, user in cr.fetchall()
        if user == SUPERUSER and fingerprint(body) == TEXTS[name]
    ]
    cr.execute(
        "DELETE FROM ir_model_data WHERE model = 'mail.template' AND res_id = ANY(%s)",
        [old],
    )
    cr.execute("DELETE FROM mail_template WHERE id = ANY(%s)", [old])


def fingerprint(body):
    """:return: str, the same for texts that differ in white space only"""
    return hashlib.sha256(re.sub(r"\s+", "", body or "").encode()).hexdigest()

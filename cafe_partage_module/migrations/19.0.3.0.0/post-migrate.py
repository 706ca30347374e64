"""Renews the two session mails of version 19.0.2 that nobody changed."""

import hashlib
import re

from psycopg2.extras import Json

from odoo import SUPERUSER_ID, api
from odoo.tools import convert_file

MODULE = "cafe_partage_module"
# Fingerprints of the English texts that 19.0.2 came with, white space left out.
TEXTS = {
    "mail_template_session_confirmation": (
        "45482f114907709a52d7f7847d83d264a822e3980e16e72e08e2495b99e79933"
    ),
    "mail_template_session_reminder": (
        "115f933ba0a0870f7fd96a030f20274367c5a7065c09a037548903fc92489c0a"
    ),
}


def fingerprint(body):
    """:return: str, the same for texts that differ in white space only"""
    return hashlib.sha256(re.sub(r"\s+", "", body or "").encode()).hexdigest()


def migrate(cr, version):
    """Give the confirmation and the reminder their link to the registration.

    Data of an update leaves mails alone, since staff may have changed them: here those
    that still have the text of 19.0.2 take over the new one, the others stay as they
    are, in every language.
    """
    if not version:
        return
    env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True, "lang": None})
    templates = {name: env.ref(f"{MODULE}.{name}", False) for name in TEXTS}
    changed = [
        template.id
        for name, template in templates.items()
        if template
        and (
            # staff may have changed the text in another language alone
            template.write_uid.id != SUPERUSER_ID
            or fingerprint(template.body_html) != TEXTS[name]
        )
    ]
    columns = "id, name, subject, body_html, description, email_from, lang"
    cr.execute(f"SELECT {columns} FROM mail_template WHERE id = ANY(%s)", [changed])
    kept = cr.fetchall()
    convert_file(env, MODULE, "data/mail_template_data.xml", {}, mode="init")
    env.flush_all()
    for template_id, *values in kept:
        restore(cr, template_id, columns.split(", ")[1:], values)
    env.invalidate_all()


def restore(cr, template_id, columns, values):
    """Put the texts of a mail back as staff had them."""
    cr.execute(
        "UPDATE mail_template SET "
        + ", ".join(f"{column} = %s" for column in columns)
        + " WHERE id = %s",
        [
            *(Json(value) if isinstance(value, dict) else value for value in values),
            template_id,
        ],
    )

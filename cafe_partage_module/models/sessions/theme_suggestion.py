import logging

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

_logger = logging.getLogger(__name__)

MODULE = "cafe_partage_module"
SCOPE = "cafe.theme.suggestion"
TABLE = SQL.identifier("cafe_theme_suggestion")
DAYS = 3  # so long a link works, and so long we keep who did not confirm
KEPT_DAYS = 30  # a confirmed one, without name and address: its link says thank you
MOST_MAILS = 3  # to one address in a day: nobody's mailbox is flooded
MOST_WAITING = 200  # of all visitors together in an hour


class CafeThemeSuggestion(models.Model):
    """What a visitor asks: a theme of her own, a voice, or that voice back.

    It counts once she confirms it through the link in a mail: the address is hers then.
    Her name and address are kept no longer than that needs.
    """

    _name = "cafe.theme.suggestion"
    _description = "Theme: to be Confirmed"
    _order = "id desc"
    _rec_name = "kind"

    kind = fields.Selection(
        [
            ("suggest", "New theme"),
            ("support", "Support given"),
            ("withdraw", "Support taken back"),
        ],
        required=True,
        readonly=True,
    )
    state = fields.Selection(
        [("waiting", "To be confirmed"), ("confirmed", "Confirmed")],
        required=True,
        default="waiting",
        readonly=True,
        index=True,
    )
    company_id = fields.Many2one(
        "res.company", default=lambda self: self.env.company, readonly=True, index=True
    )

    # who asks
    name = fields.Char(readonly=True)
    email = fields.Char(readonly=True, index="btree_not_null")
    lang = fields.Char(readonly=True)

    # what
    theme_id = fields.Many2one(
        "cafe.theme", readonly=True, ondelete="cascade", index="btree_not_null"
    )
    title = fields.Char(readonly=True)
    reason = fields.Text(string="Why it matters", readonly=True)
    question = fields.Text(string="Which question", readonly=True)

    # its mail
    mailed_on = fields.Datetime(readonly=True, index=True)

    # to ask ---------------------------------------------------------------------------

    @api.model
    def _ask(self, values):
        """Keep what a visitor asks, and let the job mail the link.

        Too much at once is dropped without a word: the answer is always the same.

        :param values: dict of fields; ``email`` is normalised
        """
        hour = fields.Datetime.subtract(fields.Datetime.now(), hours=1)
        waiting = Domain("state", "=", "waiting") & Domain("create_date", ">=", hour)
        same = waiting & Domain(
            [
                ("email", "=", values["email"]),
                ("kind", "=", values["kind"]),
                ("theme_id", "=", values.get("theme_id", False)),
                ("title", "=", values.get("title", False)),
            ]
        )
        if (
            self.search_count(same, limit=1)
            or self.search_count(waiting, limit=MOST_WAITING) >= MOST_WAITING
        ):
            return
        self.create(values)
        self.env.ref(f"{MODULE}.ir_cron_theme_confirmation")._trigger()

    @api.model
    def _cron_mail_confirmation(self):
        """Mail each its link once; what is too much for an address is dropped."""
        todo = self.search(
            [("state", "=", "waiting"), ("mailed_on", "=", False)], order="id"
        )
        self.env["ir.cron"]._commit_progress(remaining=len(todo))
        template = self.env.ref(f"{MODULE}.mail_template_theme_confirmation", False)
        for asked in todo:
            if not template or asked._count_mails() >= MOST_MAILS:
                asked.unlink()
            else:
                asked._mail_link(template)
            self.env["ir.cron"]._commit_progress(1)
        if todo:
            self.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()

    def _count_mails(self):
        """:return: int, mails to this address in the last day that were not answered"""
        self.ensure_one()
        day = fields.Datetime.subtract(fields.Datetime.now(), days=1)
        return self.search_count(
            [("email", "=", self.email), ("mailed_on", ">=", day)], limit=MOST_MAILS
        )

    def _mail_link(self, template):
        """Put the mail in the outbox; one that cannot be made is tried no more."""
        self.ensure_one()
        try:
            with self.env.cr.savepoint():
                template.send_mail(self.id)
        except Exception:
            _logger.warning("Mail to confirm %s failed", self.id, exc_info=True)
        self.mailed_on = fields.Datetime.now()

    def _get_confirm_url(self):
        """:return: str, the full address of the page that confirms"""
        self.ensure_one()
        token = self.env["cafe.theme.link"]._sign(SCOPE, [self.id], DAYS)
        return f"{self.get_base_url()}/themas/bevestigen/{token}"

    # to confirm -----------------------------------------------------------------------

    @api.model
    def _open(self, token):
        """What the link in a mail opens.

        :param token: str, as it came in
        :return: one record as superuser, or none: for an altered, foreign or expired
            link, and one whose theme is gone
        """
        found = self.env["cafe.theme.link"]._read(SCOPE, token) or [0]
        # sudo: the signature stands for the right to confirm this
        asked = self.sudo().browse(found[0]).exists()
        if asked.kind != "suggest" and asked.state == "waiting":
            theme = asked.theme_id._get_final()
            if not theme or not theme.is_published or not theme.active:
                return asked.browse()
        return asked

    def _get_reader_lang(self):
        """:return: str, the language of who asked"""
        return self.lang

    def _get_page(self):
        """What the page behind the link shows.

        :return: dict of ``kind``, ``confirmed`` (bool), ``name`` (str, of the theme)
            and ``url`` (str or False, the theme's page)
        """
        self.ensure_one()
        theme = self.theme_id._get_final()
        is_there = theme and theme.is_published and theme.active
        texts = theme._get_public_texts()
        return {
            "kind": self.kind,
            "confirmed": self.state == "confirmed",
            "name": texts[theme.id]["name"] if is_there else self.title,
            "url": theme.website_url if is_there else False,
        }

    def _confirm(self):
        """Do what was asked, once, and forget the address.

        :return: bool, whether it changed anything
        """
        self.ensure_one()
        # who clicks twice waits for the first click, and Odoo starts the second anew
        self.env.execute_query(
            SQL("SELECT 1 FROM %s WHERE id = %s FOR UPDATE", TABLE, self.id)
        )
        if self.state != "waiting":
            return False
        partners = self._find_partners()
        if self.kind == "withdraw":
            theme = self.theme_id._get_final()
            done = theme._take_back_voice(partners)
        else:
            partner = partners[:1] or self._make_partner()
            if self.kind == "suggest":
                theme, done = self._make_theme(partner), True
            else:
                theme = self.theme_id._get_final()
                done = theme._is_open() and theme._give_voice(partner)
        self.write(
            {"state": "confirmed", "theme_id": theme.id, "name": False, "email": False}
        )
        return done

    def _make_theme(self, partner):
        """:return: the ``cafe.theme``, on the website, with its proposer's voice"""
        theme = self.env["cafe.theme"]._propose(
            partner,
            {"name": self.title, "reason": self.reason, "question": self.question},
            self.company_id,
            self.lang,
        )
        self.write({"title": False, "reason": False, "question": False})
        return theme

    def _find_partners(self):
        """:return: ``res.partner``, the people with this address; users first"""
        people = self.env["res.partner"].search(
            [
                ("email_normalized", "=", self.email),
                ("is_company", "=", False),
                ("company_id", "in", (False, self.company_id.id)),
            ],
            order="id",
        )
        return people.sorted(lambda partner: not partner.user_ids)

    def _make_partner(self):
        return self.env["res.partner"].create(
            {"name": self.name, "email": self.email, "lang": self.lang}
        )

    @api.model
    def _cron_purge(self):
        """Forget who did not confirm in time, and what was confirmed long ago."""
        now = fields.Datetime.now()
        old = Domain("state", "=", "waiting") & Domain(
            "create_date", "<", fields.Datetime.subtract(now, days=DAYS)
        )
        kept = Domain("state", "=", "confirmed") & Domain(
            "create_date", "<", fields.Datetime.subtract(now, days=KEPT_DAYS)
        )
        self.search(old | kept).unlink()

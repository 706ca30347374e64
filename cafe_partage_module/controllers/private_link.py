from odoo.http import request

MODULE = "cafe_partage_module"
# The link is the key: it stays out of caches, logs of other sites and search engines.
PRIVATE = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}
LINK = {
    "type": "http",
    "auth": "public",
    "website": True,
    "multilang": False,
    "sitemap": False,
}
# Looking changes nothing: scanners of mail follow links too.
SHOW_LINK = {**LINK, "methods": ["GET"], "readonly": True}
SEND_LINK = {**LINK, "methods": ["POST"]}


class PrivateLink:
    """A page behind a signed link in a mail, for who has no account.

    No controller itself: Odoo would make one of all that follow from it.
    """

    def _speak(self, record, lang):
        """From here on, in the language of who got the mail.

        :param record: what the link opened, or none
        :param lang: str, code of the language, or a false value
        :return: ``record``, which speaks it too
        """
        if not record:
            return record
        lang = request.env["ir.http"].get_nearest_lang(lang)
        request.update_context(lang=lang or request.env.lang)
        return record.with_context(lang=request.env.lang)

    def _render_closed(self, template, status=404, **values):
        """The same page for each link that opens nothing."""
        # sudo: the public address of the secretariat
        company = request.env.company.sudo()
        values = {"email": company.email, "phone": company.phone, **values}
        return self._respond(template, status, values)

    def _respond(self, template, status, values):
        response = request.render(f"{MODULE}.{template}", values)
        response.status_code = status
        response.headers.update(PRIVATE)
        return response

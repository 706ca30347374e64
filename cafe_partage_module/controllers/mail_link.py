from odoo.http import request

from .private_link import PrivateLink


class MailLinkPages(PrivateLink):
    """Pages behind the links in mails about something that one proposed or follows."""

    # the page of each link that opens nothing
    closed_template = None

    def _opened(self, record):
        """:return: what a link opened, or none, in the language of who got the mail"""
        return self._speak(record, record._get_reader_lang())

    def _show(self, template, record):
        """:return: the page of ``record``, or the closed one"""
        record = self._opened(record)
        if not record:
            return self._render_closed(self.closed_template)
        return self._respond(template, 200, record._get_link_page())

    def _show_done(self, record):
        """:return: the same page once more, asked for anew, or the closed one"""
        if not record:
            return self._render_closed(self.closed_template)
        return request.redirect(request.httprequest.path, code=303)

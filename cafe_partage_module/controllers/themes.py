from werkzeug.exceptions import BadRequest, NotFound

from odoo import http
from odoo.http import request

from .mail_link import MailLinkPages
from .private_link import SEND_LINK, SHOW_LINK

MODULE = "cafe_partage_module"
OPEN = {"type": "http", "auth": "public", "website": True}
SHOW = {**OPEN, "methods": ["GET"], "readonly": True}
SEND = {**OPEN, "methods": ["POST"], "sitemap": False}


def _sitemap(env, _rule, qs):
    """The addresses of the themes on the website."""
    for url in env["cafe.theme.portal"]._get_urls():
        if not qs or qs.lower() in url:
            yield {"loc": url}


class CafeThemes(http.Controller):
    """Themes on the website: read, propose, give a voice."""

    @http.route(["/themas", "/themas/page/<int:page>"], **SHOW, sitemap=True)
    def themes(self, page=1, **_ignored):
        service = self._service()
        pager = request.website.pager(
            url="/themas",
            total=service._count_open(),
            page=page,
            step=service._get_page_size(),
        )
        values = {**service._get_list(pager["offset"]), "pager": pager}
        return request.render(f"{MODULE}.themes", values)

    @http.route("/themas/voorstellen", **SHOW, sitemap=True)
    def form(self, **_ignored):
        return self._render_form({}, {})

    @http.route("/themas/voorstellen", **SEND)
    def suggest(self, **posted):
        url, problems = self._service()._suggest(posted)
        if problems:
            return self._render_form(posted, problems)
        if url:
            return request.redirect(f"{url}?done=proposed", code=303)
        return request.redirect("/themas/gevraagd", code=303)

    @http.route("/themas/gevraagd", **SHOW, sitemap=False)
    def asked(self, **_ignored):
        """The same page for everybody who asked something."""
        return request.render(f"{MODULE}.theme_asked", {})

    @http.route("/themas/<string:key>", **SHOW, sitemap=_sitemap)
    def theme(self, key, done="", **_ignored):
        theme = self._find(key)
        if theme.id != self._read_key(key):
            return request.redirect(theme.website_url, code=301)
        return self._render_theme(theme, done=done)

    @http.route("/themas/<string:key>", **SEND)
    def voice(self, key, step="", **posted):
        theme = self._find(key)
        if step not in ("support", "withdraw"):
            raise BadRequest()
        done, problems = self._service()._change_voice(theme, step, posted)
        if problems:
            return self._render_theme(
                theme, status=422, problems=problems, typed=posted, step=step
            )
        if done == "asked":
            return request.redirect("/themas/gevraagd", code=303)
        return request.redirect(f"{theme.website_url}?done={done}", code=303)

    @http.route(
        "/my/themas",
        type="http",
        auth="user",
        methods=["GET"],
        website=True,
        sitemap=False,
        readonly=True,
    )
    def my_themes(self, **_ignored):
        values = {"page_name": "cafe_themes", **self._service()._get_mine()}
        return request.render(f"{MODULE}.my_themes", values)

    def _service(self):
        return request.env["cafe.theme.portal"]

    def _who(self):
        return {"is_visitor": self._service()._is_visitor()}

    def _read_key(self, key):
        return request.env["ir.http"]._unslug(key)[1] or 0

    def _find(self, key):
        theme = self._service()._find(self._read_key(key))
        if not theme:
            raise NotFound()
        return theme

    def _render_form(self, typed, problems):
        values = {"typed": typed, "problems": problems, **self._who()}
        response = request.render(f"{MODULE}.theme_form", values)
        response.status_code = 422 if problems else 200
        return response

    def _render_theme(self, theme, status=200, **values):
        values = {
            "theme": self._service()._get_theme(theme),
            "problems": {},
            "typed": {},
            "step": "",
            "done": "",
            **self._who(),
            **values,
        }
        response = request.render(f"{MODULE}.theme_page", values)
        response.status_code = status
        return response


class CafeThemeLinks(MailLinkPages, http.Controller):
    """What the links in mails about themes open."""

    closed_template = "theme_link_closed"

    @http.route("/themas/bevestigen/<string:token>", **SHOW_LINK)
    def ask_confirm(self, token, **_ignored):
        asked = request.env["cafe.theme.suggestion"]._open(token)
        return self._show("theme_confirm", asked)

    @http.route("/themas/bevestigen/<string:token>", **SEND_LINK)
    def confirm(self, token, **_ignored):
        asked = self._opened(request.env["cafe.theme.suggestion"]._open(token))
        if asked:
            asked._confirm()
        return self._show_done(asked)

    @http.route("/themas/nieuws/<string:token>", **SHOW_LINK)
    def ask_stop(self, token, **_ignored):
        return self._show("theme_stop", request.env["cafe.theme"]._open_news(token))

    @http.route("/themas/nieuws/<string:token>", **SEND_LINK)
    def stop(self, token, **_ignored):
        theme = self._opened(request.env["cafe.theme"]._open_news(token))
        if theme:
            theme._stop_news()
        return self._show_done(theme)

from odoo import api, http
from odoo.http import content_disposition, request


class CafeRecordStream(http.Controller):
    """All rows of a list as a file that is sent while it is made."""

    @http.route(
        "/cafe/export/<string:model_name>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def export(
        self, model_name, domain="", fields="", order="", context="", **_ignored
    ):
        asked = request.env["cafe.record.stream"]._read_request(
            model_name, domain, fields, order, context
        )
        title = request.env["ir.model"]._get(model_name).display_name
        return request.make_response(
            self._stream(request.env, *asked),
            headers=[
                ("Content-Type", "text/csv; charset=utf-8"),
                ("Content-Disposition", content_disposition(f"{title}.csv")),
                ("Cache-Control", "private, no-store"),
                ("X-Accel-Buffering", "no"),
            ],
        )

    @staticmethod
    def _stream(env, model, domain, names, order):
        """:return: generator of bytes; the request's own cursor is closed by then"""
        registry, uid, context = env.registry, env.uid, model.env.context
        model_name = model._name

        def send():
            with registry.cursor(readonly=True) as cr:
                reader = api.Environment(cr, uid, context)
                yield from reader["cafe.record.stream"]._stream_csv(
                    reader[model_name], domain, names, order
                )

        return send()

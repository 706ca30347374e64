"""Facts about a page for search engines, as they stand in its head."""

import json

# What could end the script that the facts stand in, or a line of it.
UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def dump_json_ld(*things):
    """Schema.org facts as text that is safe between ``<script>`` tags.

    :param things: dicts; empty values are left out
    :return: str

    >>> dump_json_ld({"@type": "Event", "name": "</script>", "url": ""})
    '{"@context": "https://schema.org", "@graph": [{"@type": "Event", "name": \
"\\\\u003c/script\\\\u003e"}]}'
    """
    graph = {"@context": "https://schema.org", "@graph": list(map(_clean, things))}
    return json.dumps(graph, ensure_ascii=False).translate(UNSAFE)


def _clean(value):
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items() if item}
    return value

class ExtractError(ValueError):
    """A file of which no text can be taken; nothing was made of it.

    :param code: one of ``CODES``; the caller words the message in its user's language
    :param detail: str, what the message needs beside: the kind that the file turned
        out to be, or a limit
    """

    CODES = (
        "unsupported",  # none of the kinds that are read
        "mismatch",  # its name says another kind than its content (detail)
        "encrypted",  # protected with a password
        "no_text",  # pictures of pages only
        "too_many_pages",  # more than detail
        "too_large",  # the file, or the text in it
        "bomb",  # far larger, once unpacked, than it seems
        "entities",  # XML that defines entities or asks for other files
        "corrupt",  # cut off or damaged
        "too_heavy",  # asks more time or memory than one report deserves
        "encoding",  # an old or damaged set of characters
    )

    def __init__(self, code, detail=""):
        if code not in self.CODES:
            raise ValueError(f"unknown code {code!r}")
        super().__init__(f"{code} {detail}".strip())
        self.code = code
        self.detail = str(detail)

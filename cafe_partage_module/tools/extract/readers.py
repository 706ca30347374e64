"""Which function reads which kind of file; loaded in the worker only."""

from .docx import docx_text
from .odt import odt_text
from .pdf import pdf_text
from .webpage import html_text

READERS = {
    "docx": docx_text,
    "html": html_text,
    "odt": odt_text,
    "pdf": pdf_text,
}

"""The pictures of the documentation: who looks, and at what, a file for each subject.

``screenshots.py`` takes them.
"""

from .agenda import AGENDA
from .archive import ARCHIVE
from .capture import CAPTURE
from .commitment import COMMITMENT
from .first_page import FIRST_PAGE
from .followups import FOLLOWUPS
from .followups_website import FOLLOWUPS_WEBSITE
from .living_map import LIVING_MAP
from .members import MEMBERS
from .networks import NETWORKS
from .participation import PARTICIPATION
from .places import PLACES
from .report import REPORT
from .report_batch import REPORT_BATCH
from .review import REVIEW
from .sessions import SESSIONS
from .themes import THEMES

PICTURES = [
    *FIRST_PAGE,
    *AGENDA,
    *CAPTURE,
    *FOLLOWUPS,
    *SESSIONS,
    *ARCHIVE,
    *REPORT,
    *PARTICIPATION,
    *PLACES,
    *REVIEW,
    *NETWORKS,
    *MEMBERS,
    *COMMITMENT,
    *THEMES,
    *FOLLOWUPS_WEBSITE,
    *REPORT_BATCH,
    *LIVING_MAP,
]

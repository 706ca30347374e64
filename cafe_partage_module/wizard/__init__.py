from . import report_import_source
from . import report_import_check
from . import report_import_line
from . import report_import

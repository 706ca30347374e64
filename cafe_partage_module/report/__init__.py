from . import engagement_report
from . import funding_report
from . import match_report
from . import member_activity
from . import member_report
from . import support_quarter
from . import support_report

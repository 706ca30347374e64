from . import networks, sessions, outcomes
from . import res_partner
from . import ir_actions_report

from . import bound_mixin
from . import dated_mixin
from . import difference_mixin
from . import res_company
from . import networks, commitment, sessions, outcomes
from . import partner_names
from . import res_partner
from . import partner_merge
from . import res_config_settings
from . import ir_actions_act_window_view
from . import ir_actions_report
from . import ir_fields_converter
from . import ir_http
from . import ir_ui_view
from . import record_stream

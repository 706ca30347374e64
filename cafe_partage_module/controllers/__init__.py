from . import driver_confirmation
from . import organisations
from . import session_registration
from . import session_reports
from . import portal
from . import my_networks

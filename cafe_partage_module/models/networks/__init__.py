from . import network_purpose
from . import network
from . import network_circle
from . import network_member

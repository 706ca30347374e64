from . import series
from . import theme
from . import event_event
from . import event_registration
from . import organisation_finder
from . import attendee_form

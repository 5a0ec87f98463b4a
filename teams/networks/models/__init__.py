"""What the section of the networks stores."""

from .membership import NetworkMembership
from .network import Network, NetworkEvent, NetworkNews
from .page import NetworksPage

__all__ = ["Network", "NetworkEvent", "NetworkMembership", "NetworkNews", "NetworksPage"]

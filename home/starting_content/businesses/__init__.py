"""The invented businesses, by the neighbourhood they are in."""

from home.starting_content.businesses import (
    hassel_services,
    hassel_shops,
    schalke_services,
    schalke_shops,
)

BUSINESSES = {
    "schalke": schalke_shops.SHOPS + schalke_services.SERVICES,
    "hassel": hassel_shops.SHOPS + hassel_services.SERVICES,
}

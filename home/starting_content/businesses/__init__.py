"""The invented businesses, by the neighbourhood they are in."""

from . import hassel_crafts, hassel_food, hassel_shops, schalke_crafts, schalke_food, schalke_shops

BUSINESSES = {
    "schalke": schalke_food.FOOD + schalke_shops.SHOPS + schalke_crafts.CRAFTS,
    "hassel": hassel_food.FOOD + hassel_shops.SHOPS + hassel_crafts.CRAFTS,
}

"""What the directory stores; one file for each thing it speaks of."""

from .business import Business
from .category import Category
from .freshness import FreshnessCheck, FreshnessRules
from .import_table import ImportTable
from .picture import BusinessPicture, PremisesPicture
from .premises import Premises

from directory.models.page import DirectoryPage  # isort: skip

__all__ = [
    "Business",
    "BusinessPicture",
    "Category",
    "DirectoryPage",
    "FreshnessCheck",
    "FreshnessRules",
    "ImportTable",
    "Premises",
    "PremisesPicture",
]

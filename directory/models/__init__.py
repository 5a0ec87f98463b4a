from .business import Business
from .category import Category
from .page import DirectoryPage

__all__ = ["Business", "Category", "DirectoryPage"]

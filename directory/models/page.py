from content.models import ListingPage


class DirectoryPage(ListingPage):
    pass

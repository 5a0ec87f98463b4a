"""The phone pages of street work, `/admin/unterwegs/`."""

"""What is stored of accounts beside Django's own and allauth's."""

from accounts.models.audit_entry import AuditEntry
from accounts.models.failed_sign_ins import FailedSignIns
from accounts.models.first_password import FirstPassword
from accounts.models.telephone_hours import TelephoneHours

__all__ = ["AuditEntry", "FailedSignIns", "FirstPassword", "TelephoneHours"]

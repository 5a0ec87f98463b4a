"""Our own signal beside Wagtail's workflow signals; `decisions` listens to all of them."""

from django.dispatch import Signal

# Sent with instance (WorkflowState), user and comment, inside the transaction that declines.
workflow_declined = Signal()

"""Our own signals beside Wagtail's: `decisions` and sections listen to them."""

from django.dispatch import Signal

# Sent with instance (WorkflowState), user and comment, inside the transaction that declines.
workflow_declined = Signal()

# Sent with row, answer (one of the row's `call_answers`, or ""), now and user, when a call was answered.
call_reached = Signal()

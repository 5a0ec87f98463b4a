"""Stories go with whoever told them."""

from submissions.models import Submission
from submissions.privacy import persons


def forget_stories(member):
    """Delete the stories of a member who is erased, with what was sent in about them."""
    for story in member.stories.all():
        for submission in Submission.objects.about(story):
            persons.forget_submission(submission)
    member.stories.all().delete()

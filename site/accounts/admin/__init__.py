"""What an administrator does with accounts: invite people, give them roles, close accounts."""

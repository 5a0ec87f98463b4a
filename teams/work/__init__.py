"""What a team does together: goals, check-ins, feedback and meetings."""

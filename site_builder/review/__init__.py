"""What a change does to a region: two states of its repository compared, in the language of the policy."""

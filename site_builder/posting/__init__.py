"""A review brought to where a change is proposed: one comment and labels, from what nobody trusts."""

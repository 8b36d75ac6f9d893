"""The room in which holiday rules, deadlines and facts are written, dated and approved."""

"""Holiday rules, deadlines and facts of a pack as a team lead writes them: without gaps, without two at once."""

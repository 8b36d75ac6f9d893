"""Pure judgement: answers, headings, days. Dates and pack data are passed in; nothing is looked up."""

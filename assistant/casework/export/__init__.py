"""A whole journal export judged by the heading guide: read row by row, counted, the findings written (issue 3)."""

"""»Notattyper og guide«: what headings are judged by is written, and whom it hits is seen before colleagues meet it."""

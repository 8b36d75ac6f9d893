"""The studio's publishing room."""

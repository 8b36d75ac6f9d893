"""How templates are used: counted for her, told to her, and put together by those who hand theirs over."""

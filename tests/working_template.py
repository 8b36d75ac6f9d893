"""A template with one of most things in it, in which nothing is wrong: tests break it."""

WORKS = """\
+++
id = "besoeg"
title = "Besøg"
kind = "note"
note_type = "samtale"
version = "1"
valid_from = 2020-01-01
source = "egen praksis"
certainty = "high"

[heading]
keyword = "Jobsamtale"
what = ["{{ form }}"]
date = "{{ dato }}"

[[fields]]
name = "form"
type = "choice"
label = "&Form"
required = true
choices = [
  { value = "telefon", label = "telefon" },
  { value = "fremmoede", label = "fremmøde" },
]
example = "telefon"

[[fields]]
name = "dato"
type = "date"
label = "&Dato"
required = true
latest = "idag"
example = "idag-3"

[[fields]]
name = "frist"
type = "computed"
label = "Frist"
value = "dato | plus_uger(4)"

[[fields]]
name = "aftale"
type = "longtext"
label = "&Aftale"
shown_if = "form == 'telefon'"
example = "Vi mødes igen."

[[checks]]
field = "dato"
when = "dato > idag"
message = "Samtalen ligger i fremtiden."

[[outputs]]
name = "aftalefelt"
label = "Aftalefelt"
text = "Se notat af {{ dato }}."
+++
Samtale på {{ form }} {{ dato | ugedato }}.

{% if aftale %}
Aftale: {{ aftale }}
{% endif %}
Frist: {{ frist }}
"""

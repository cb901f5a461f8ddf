select key, direction, interface, sender, bod_id, kind, state, reason, content, bytes, answer, subject, repeats, at, number
from integration_message
where key = @key

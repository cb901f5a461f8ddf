select key, direction, interface, sender, bod_id, kind, state, reason, content, bytes, answer, subject, repeats, at, number
from integration_message
where interface = @interface and number > @after and (cast(@state as text) is null or state = @state)
order by number
limit @count

select key, direction, interface, sender, bod_id, kind, state, reason, content, bytes, answer, subject, repeats, at, number
from integration_message
where (cast(@interface as text) is null or interface = @interface)
    and (cast(@state as text) is null or state = @state)
    and (cast(@subject as text) is null or subject = @subject)
    and (cast(@before as bigint) is null or number < @before)
order by number desc
limit @count

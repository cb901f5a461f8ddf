select key, direction, interface, sender, bod_id, kind, state, reason, content, bytes, answer, subject, repeats, at, number
from integration_message
where (cast(@interface as text) is null or interface = @interface)
    and (cast(@state as text) is null or state = @state)
    and (cast(@subject as text) is null or subject = @subject)
    and (cast(@before as bigint) is null or number < @before)
    and (cast(@mine as text) is null
        or not exists (select 1 from integration_message_site s where s.message = key)
        or exists (select 1 from integration_message_site s where s.message = key and replace(cast(@mine as text), '|' || s.site || '|', '') <> cast(@mine as text)))
order by number desc
limit @count

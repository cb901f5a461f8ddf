select content from integration_message where interface = @interface and at >= @from and at < @to
    and (cast(@mine as text) is null
        or not exists (select 1 from integration_message_site s where s.message = key)
        or exists (select 1 from integration_message_site s where s.message = key and replace(cast(@mine as text), '|' || s.site || '|', '') <> cast(@mine as text)))
order by content

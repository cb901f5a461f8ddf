select interface, state, count(*) as count, cast(sum(repeats) as bigint) as repeats, max(at) as at from integration_message
where (cast(@mine as text) is null
        or not exists (select 1 from integration_message_site s where s.message = key)
        or exists (select 1 from integration_message_site s where s.message = key and replace(cast(@mine as text), '|' || s.site || '|', '') <> cast(@mine as text)))
group by interface, state

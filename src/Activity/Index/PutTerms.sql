with told (term) as (
    values (cast(@stream_term as text)), (cast(@kind as text)), (cast(@actor as text)), (cast(@type as text)),
        (cast(@deed as text)), (cast(@terminal as text)), (cast(@signed as text)), (cast(@meaning as text)))
insert into activity_term (term, number)
select term, cast(@number as bigint) from told where term is not null
union all
select 'site:' || site, cast(@number as bigint)
from (select coalesce(cast(@site as text), (select site from activity_site where stream = @stream)) as site) as place
where site is not null

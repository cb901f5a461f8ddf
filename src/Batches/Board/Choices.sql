with shown as (
    select coalesce(b.product_name, b.recipe_id) as product, coalesce(s.who, '') as who,
        case when b.disposition <> 'none' and b.state = 'complete' or b.disposition = 'rejected' then b.disposition else b.state end as word
    from batch_board b
    left join batch_standing s on s.batch = b.id and b.disposition not in ('certified', 'rejected')
    where b.procedure_kind is null and (cast(@site as text) is null or b.site = @site)
)
select 'state' as kind, word as value, count(*) as batches from shown group by word
union all select 'product', product, count(*) from shown group by product
union all select 'who', who, count(*) from shown where who <> '' group by who
order by 1, 2

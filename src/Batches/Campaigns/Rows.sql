select id, number from campaign
where (cast(@site as text) is null or site = @site) and (cast(@after as bigint) is null or number < @after)
order by number desc
limit @count

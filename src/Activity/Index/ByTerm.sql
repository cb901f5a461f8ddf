-- The entries of the first term, newest first; the others are looked up one by one.
select t.number from activity_term t
where t.term = @term and t.number < @before and t.number > @after
  and (cast(@second as text) is null or exists (select 1 from activity_term x where x.term = @second and x.number = t.number))
  and (cast(@third as text) is null or exists (select 1 from activity_term x where x.term = @third and x.number = t.number))
  and (cast(@fourth as text) is null or exists (select 1 from activity_term x where x.term = @fourth and x.number = t.number))
  and (cast(@fifth as text) is null or exists (select 1 from activity_term x where x.term = @fifth and x.number = t.number))
order by t.number desc
limit @count

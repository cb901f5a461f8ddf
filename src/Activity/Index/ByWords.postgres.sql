select w.number from activity_words w
where w.words @@ cast(@words as tsquery) and w.number < @before and w.number > @after
  and (cast(@first as text) is null or exists (select 1 from activity_term x where x.term = @first and x.number = w.number))
  and (cast(@second as text) is null or exists (select 1 from activity_term x where x.term = @second and x.number = w.number))
  and (cast(@third as text) is null or exists (select 1 from activity_term x where x.term = @third and x.number = w.number))
  and (cast(@fourth as text) is null or exists (select 1 from activity_term x where x.term = @fourth and x.number = w.number))
  and (cast(@fifth as text) is null or exists (select 1 from activity_term x where x.term = @fifth and x.number = w.number))
order by w.number desc
limit @count

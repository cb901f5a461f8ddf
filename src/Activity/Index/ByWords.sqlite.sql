select activity_words.rowid as number from activity_words
where activity_words match @words and activity_words.rowid < @before and activity_words.rowid > @after
  and (@first is null or exists (select 1 from activity_term x where x.term = @first and x.number = activity_words.rowid))
  and (@second is null or exists (select 1 from activity_term x where x.term = @second and x.number = activity_words.rowid))
  and (@third is null or exists (select 1 from activity_term x where x.term = @third and x.number = activity_words.rowid))
  and (@fourth is null or exists (select 1 from activity_term x where x.term = @fourth and x.number = activity_words.rowid))
  and (@fifth is null or exists (select 1 from activity_term x where x.term = @fifth and x.number = activity_words.rowid))
order by activity_words.rowid desc
limit @count

insert into batch_capa (exception, capa, batch, site, what, owner, due_on, at)
select @id, @capa, @batch, site, @what, @owner, @due_on, @at from batch_board where id = @batch
on conflict (exception, capa) do update set what = excluded.what, owner = excluded.owner, due_on = excluded.due_on, closed_at = null, result = null

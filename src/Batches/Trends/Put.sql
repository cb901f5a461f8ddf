insert into batch_reading (batch, step, part, "row", superseded, number, kind, value, unit, percent, verdict, corrections, title, at)
values (@batch, @step, @part, @row, 0, @number, @kind, @value, @unit, @percent, @verdict, 0, @title, @at)
on conflict (batch, step, part, "row", superseded) do update set
    value = excluded.value, unit = excluded.unit, percent = excluded.percent, verdict = excluded.verdict, at = excluded.at,
    corrections = batch_reading.corrections + 1

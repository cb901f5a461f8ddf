insert into batch_standing (batch, form, number, urgency, hold_due, who, roles, waits, timer)
values (@batch, @form, @number, @urgency, @hold_due, @who, @roles, @waits, @timer)
on conflict (batch) do update set
    form = excluded.form, number = excluded.number, urgency = excluded.urgency, hold_due = excluded.hold_due, who = excluded.who,
    roles = excluded.roles, waits = excluded.waits, timer = excluded.timer

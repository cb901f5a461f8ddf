update batch_board set disposition = @disposition,
    -- Of several certificates the first is when the lot was decided.
    decided_at = case when register_number is not null and cast(@register_number as text) is not null then decided_at else @at end,
    register_number = case when cast(@register_number as text) is null then null else coalesce(register_number, @register_number) end
where id = @id

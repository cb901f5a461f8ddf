delete from people_session where started_at < @before

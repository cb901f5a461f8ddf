select key, subject, at, number from integration_message
where interface = @interface and state = @state and at < @before
order by number
limit 1000

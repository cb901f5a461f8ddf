-- What is done again is measured again. Results of the laboratory stay until there are others, and what was weighed or charged stays where it is.
update batch_reading set superseded = @number
where batch = @batch and step = @step and superseded = 0 and (part = '' or "row" > 0) and kind not in ('container', 'charge', 'return')

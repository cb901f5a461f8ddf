select distinct batch from batch_weighing where balance = @balance and number > @after order by batch

select count(*) as things from thing

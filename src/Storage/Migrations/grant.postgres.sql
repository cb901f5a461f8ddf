-- The application's role owns nothing. It may read and add everywhere, change and remove only where no record stands:
-- a table is a record when its triggers call ledger_immutable().
do $$
declare
    place record;
begin
    if to_regrole('theriac_app') is null then
        begin
            create role theriac_app nologin;
        exception when duplicate_object or unique_violation then
            null; -- Another database of this server made it at the same moment.
        end;
    end if;
    if not pg_has_role(current_user, 'theriac_app', 'member') then
        execute format('grant theriac_app to %I', current_user);
    end if;
    execute format('grant usage on schema %I to theriac_app', current_schema());
    for place in
        select c.oid::regclass as name, c.relname = 'schema_migration' as is_own,
            exists (
                select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                where t.tgrelid = c.oid and p.proname = 'ledger_immutable') as is_record
        from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
    loop
        execute format('revoke all on %s from theriac_app', place.name);
        if place.is_own then
            execute format('grant select on %s to theriac_app', place.name);
        elsif place.is_record then
            execute format('grant select, insert on %s to theriac_app', place.name);
        else
            execute format('grant select, insert, update, delete on %s to theriac_app', place.name);
        end if;
    end loop;
end $$

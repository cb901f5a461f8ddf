-- Only the owner of the tables steps down to the application's role; another login was given its rights by an administrator.
select case when exists (
    select from pg_class c
    where c.oid = to_regclass('schema_migration') and pg_has_role(current_user, c.relowner, 'member')
      and to_regrole('theriac_app') is not null and has_table_privilege('theriac_app', c.oid, 'select'))
  then 1::bigint else 0::bigint end as found

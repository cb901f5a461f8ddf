insert into board_view_default (person, view) values (@person, @view) on conflict (person) do update set view = excluded.view

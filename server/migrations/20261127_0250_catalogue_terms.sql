-- owner: publication/catalogue
alter table catalogue_theme
  add column position smallint,
  add column retired_on date,
  add column version integer not null default 1;
update catalogue_theme t set position = n.at
  from (select code, row_number() over (order by code) as at from catalogue_theme) n
  where n.code = t.code;
alter table catalogue_theme alter column position set not null;
comment on column catalogue_theme.retired_on is 'From this day no new document takes it; those that have it keep it.';

alter table catalogue_genre rename column label to title;
alter table catalogue_genre
  add column number text,
  add column retired_on date,
  add column version integer not null default 1;
update catalogue_genre set number = lpad(position::text, 2, '0');
alter table catalogue_genre
  alter column number set not null,
  add constraint catalogue_genre_number_once unique (number);
comment on column catalogue_genre.number is 'Stands in 索引号 whose pattern asks for the genre; it stays when the order changes.';

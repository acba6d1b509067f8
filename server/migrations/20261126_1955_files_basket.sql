-- owner: foundation/files
create table files_basket (
  id uuid primary key,
  basket bytea not null,
  field text not null,
  file_id uuid not null,
  added_at timestamptz not null,
  until_day date not null
);
comment on table files_basket is 'Files chosen in a public form that was not sent yet, so that nobody has to choose them again. Found only by whoever holds the form; gone after their day.';
comment on column files_basket.basket is 'SHA-256 of the random word that stands in the form.';
create index files_basket_of on files_basket (basket);
create index files_basket_until on files_basket (until_day);

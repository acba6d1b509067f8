-- owner: foundation/search
create table search_item (
  kind text not null,
  id text not null,
  title text not null,
  body_text text not null,
  number text not null,
  index_number text not null,
  url text not null,
  body_id uuid not null,
  body_name text not null,
  day date not null,
  tokens tsvector not null,
  primary key (kind, id)
);
-- Without it a rare word by date walks the whole date index: a thousand times slower at 200,000 items.
alter table search_item alter column tokens set statistics 2000;
create index search_item_tokens on search_item using gin (tokens);
create index search_item_day on search_item (day desc);
create index search_item_number on search_item (number) where number <> '';
create index search_item_index_number on search_item (index_number) where index_number <> '';

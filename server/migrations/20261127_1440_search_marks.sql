-- What a search can be narrowed to becomes a word of every item, like its month (foundation/search/marks.ts): the newest thousand
-- hits of a common word in one body are found without looking through all its hits. The table is written anew in one pass, which
-- takes some minutes for a million records.
create function search_mark(sign text, value text) returns text
  language sql immutable as
$$ select case when value <> '' then '~' || sign || left(encode(sha256(convert_to(value, 'UTF8')), 'hex'), 12) end $$;

alter table search_item
  alter column tokens type tsvector using tokens || array_to_tsvector(array_remove(array[
    search_mark('k', kind), search_mark('b', body_name), search_mark('i', body_id::text),
    search_mark('t', theme), search_mark('g', genre), search_mark('v', validity)], null)),
  alter column title_tokens type tsvector using title_tokens || array_to_tsvector(array_remove(array[
    search_mark('k', kind), search_mark('b', body_name), search_mark('i', body_id::text),
    search_mark('t', theme), search_mark('g', genre), search_mark('v', validity)], null)),
  alter column title_tokens set storage main;

drop function search_mark;

analyze search_item;

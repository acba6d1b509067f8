-- owner: publication/catalogue
-- A column's list is read off an index, and an article finds its like by key words without unpacking every text.
alter table catalogue_document add column keywords jsonb generated always as (content -> 'keywords') stored;
create index catalogue_document_listed on catalogue_document (column_id, published_at desc, id)
  where published_edition is not null and state <> 'withdrawn';
create index catalogue_document_keywords on catalogue_document using gin (keywords)
  where published_edition is not null and state <> 'withdrawn';

-- owner: publication/catalogue
alter table catalogue_import
  add column crawl jsonb,
  add column problem text not null default '',
  drop constraint catalogue_import_state,
  add constraint catalogue_import_state check (state in ('crawling', 'failed', 'checked', 'running', 'done', 'undone'));
comment on column catalogue_import.crawl is 'Where an old site is read from, page by page; absent for a table.';

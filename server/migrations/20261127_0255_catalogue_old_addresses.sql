-- owner: publication/catalogue
create table catalogue_old_address (
  site_id uuid not null references sites_site,
  path text not null,
  host text not null,
  import_id uuid not null references catalogue_import,
  row_no integer not null,
  document_id uuid,
  file_id uuid,
  file_name text not null default '',
  column_id text references sites_column,
  primary key (path, site_id, host),
  constraint catalogue_old_address_leads check (num_nonnulls(document_id, file_id, column_id) = 1)
);
comment on table catalogue_old_address is
  'Where a page or file of an old site stands now; written with its batch, gone with its batch. A document has its id here before it is brought in, so that texts of the same batch can name it.';
create index catalogue_old_address_of_import on catalogue_old_address (import_id, row_no);
create index catalogue_old_address_of_document on catalogue_old_address (document_id) where document_id is not null;

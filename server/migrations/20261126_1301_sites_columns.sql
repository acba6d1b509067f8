-- owner: foundation/sites
alter table sites_column
  add column intro text not null default '',
  add column open boolean not null default true,
  add column version integer not null default 1,
  add constraint sites_column_item check (statutory_item between 1 and 15),
  add constraint sites_column_stale check (stale_after_days between 1 and 3650),
  add constraint sites_column_not_itself check (parent_id <> id);
comment on column sites_column.open is 'A closed column takes no new documents and leaves the navigation; what it holds stays readable.';
create index sites_column_tree on sites_column (site_id, parent_id, position);

-- owner: engagement/cases
create table cases_outline (
  site_id uuid primary key references sites_site,
  name text not null,
  rings jsonb not null,
  saved_by uuid references identity_account,
  saved_at timestamptz not null
);
comment on table cases_outline is 'The outline of the area a site is for (CGCS2000 degrees), under the points of the indicators; loaded by an administrator from GeoJSON.';

-- owner: foundation/sites
create table sites_site (
  id uuid primary key,
  host text constraint sites_site_host_once unique,
  name text not null,
  short_name text not null,
  domain text not null,
  id_code text not null,
  icp text not null default '',
  police text not null default '',
  host_body_id uuid not null references bodies_body,
  contact text not null default ''
);
comment on column sites_site.host is 'Host name it answers to; null for the site that answers all others.';
comment on column sites_site.id_code is '政府网站标识码, ten characters.';

create table sites_column (
  id text primary key,
  site_id uuid not null references sites_site,
  parent_id text references sites_column,
  title text not null,
  kind text not null constraint sites_column_kind check (kind in ('news', 'notice', 'policy', 'statutory', 'interpretation', 'report')),
  statutory_item smallint,
  stale_after_days smallint,
  position smallint not null
);
comment on column sites_column.statutory_item is 'Item of Art 20 that this column fulfils.';
comment on column sites_column.stale_after_days is 'Freshness limit of its class (国办秘函〔2019〕19号): 14 days for news, half a year for notices and policy.';

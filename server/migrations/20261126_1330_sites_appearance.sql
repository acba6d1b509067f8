-- owner: foundation/sites
alter table sites_site
  add column other_hosts text[] not null default '{}',
  add column theme text not null default 'red' constraint sites_site_theme check (theme in ('red', 'blue', 'green')),
  add column badge text not null default '',
  add column find_errors text not null default '',
  add column about text not null default '',
  add column footer_note text not null default '',
  add column ipv6 boolean not null default false,
  add column mourning boolean not null default false,
  add column logo bytea,
  add column logo_type text constraint sites_site_logo_type check (logo_type in ('image/png', 'image/svg+xml', 'image/webp')),
  add column version integer not null default 1;
comment on column sites_site.badge is '党政机关网站标识: address of the certificate page that the badge leads to.';
comment on column sites_site.find_errors is '我为政府网站找错: address of this site''s entrance; empty for the platform''s own channel.';
comment on column sites_site.mourning is 'Days of national mourning: the whole site in grey.';

create table sites_column_source (
  column_id text not null references sites_column on delete cascade,
  source_id text not null references sites_column,
  primary key (column_id, source_id),
  constraint sites_column_source_other check (column_id <> source_id)
);
comment on table sites_column_source is 'A column also shows what stands in another one, mostly of another site. There is one original, at one address.';

create table sites_profile (
  body_id uuid primary key references bodies_body,
  duties text not null default '',
  offices jsonb not null default '[]',
  leaders jsonb not null default '[]',
  version integer not null default 1,
  changed_at timestamptz not null
);
comment on table sites_profile is '条例 Art 20 (2): functions, inner offices and names of the persons in charge, as the portal shows them.';

create table sites_views (
  day date not null,
  site_id uuid not null references sites_site,
  part text not null,
  views integer not null,
  primary key (day, site_id, part)
);
comment on table sites_views is 'Pages sent out by day and part of the site. No address, cookie or visitor is kept.';

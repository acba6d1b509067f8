-- owner: foundation/numbering
create table numbering_rule (
  id uuid primary key default gen_random_uuid(),
  site_id uuid references sites_site,
  body_id uuid references bodies_body,
  pattern text not null,
  parts jsonb not null default '{}',
  source text not null,
  from_day date not null,
  until_day date,
  constraint numbering_rule_period check (until_day is null or until_day > from_day)
);
create unique index numbering_rule_once on numbering_rule
  (coalesce(site_id, '00000000-0000-0000-0000-000000000000'), coalesce(body_id, '00000000-0000-0000-0000-000000000000'), from_day);
comment on table numbering_rule is '索引号 patterns as dated rows: of one body, of a site, or for all. Old numbers stay as they were given.';
comment on column numbering_rule.parts is 'Fixed parts of the pattern, such as department or unit codes.';
insert into numbering_rule (pattern, source, from_day) values ('{code}/{year}-{serial:5}', '通行做法', '2008-05-01');

create table numbering_given (
  number text primary key,
  subject_kind text not null,
  subject_id text not null,
  given_at timestamptz not null
);
comment on table numbering_given is 'Every 索引号 ever given or brought in: it is never given to another record, whatever becomes of the first.';

-- Serials run by the filled pattern from now on: two bodies or two rules with the same shape share one series.
insert into numbering_serial (series, period, last)
select series || '/' || period || '-#', '', last from numbering_serial where series like 'index:%' and period <> ''
on conflict do nothing;

-- owner: foundation/bodies
create table bodies_kind (
  kind text primary key,
  label text not null,
  publishes boolean not null,
  receives_requests boolean not null,
  must_report boolean not null,
  has_site boolean not null,
  has_seal boolean not null,
  report_due_month smallint not null constraint bodies_kind_due_month check (report_due_month between 1 and 12)
);
comment on column bodies_kind.report_due_month is 'Last month in which last year''s report may be published: 1 for departments, 3 for governments (Art 49).';

insert into bodies_kind values
  ('government', '人民政府', true, true, true, true, true, 3),
  ('government_office', '政府办公室', true, true, true, false, true, 1),
  ('department', '政府工作部门', true, true, true, false, true, 1),
  ('town', '乡镇人民政府', true, true, true, false, true, 1),
  ('subdistrict', '街道办事处', true, true, true, false, true, 1),
  ('zone', '开发区管理委员会', true, true, true, true, true, 3),
  ('agency', '派出机构', true, true, false, false, true, 1),
  ('vertical', '垂直管理部门', true, true, true, false, true, 1),
  ('authorised', '法律法规授权组织', true, true, true, false, true, 1),
  ('utility', '公共企事业单位', true, false, false, false, true, 1),
  ('party', '党的机关', false, false, false, false, true, 1),
  ('village', '村（居）民委员会', false, false, false, false, true, 1);

create table bodies_body (
  id uuid primary key,
  kind text not null references bodies_kind,
  code text not null constraint bodies_body_code_once unique,
  area_code text not null,
  address text not null default '',
  phone text not null default '',
  email text not null default '',
  office_hours text not null default '',
  established_on date not null,
  ended_on date
);
comment on column bodies_body.code is 'Organisation code: index numbers (索引号) start with it and keep it after a reorganisation.';

create table bodies_name (
  body_id uuid not null references bodies_body,
  name text not null,
  short_name text not null,
  is_primary boolean not null,
  from_day date not null,
  until_day date,
  primary key (body_id, name, from_day),
  constraint bodies_name_order check (until_day is null or until_day > from_day)
);
comment on table bodies_name is 'Several names may hold at once (加挂牌子); the past stays. until_day is the first day on which the name no longer holds.';

create table bodies_relation (
  id uuid primary key,
  kind text not null constraint bodies_relation_kind check (kind in (
    'administrative_parent', 'disclosure_supervisor', 'portal_host', 'report_merges_into', 'reconsideration_organ', 'court')),
  body_id uuid not null references bodies_body,
  other_id uuid references bodies_body,
  other_name text,
  from_day date not null,
  until_day date,
  constraint bodies_relation_target check ((other_id is null) <> (other_name is null)),
  constraint bodies_relation_order check (until_day is null or until_day > from_day)
);
comment on column bodies_relation.other_name is 'For organs that are no body of this installation, such as courts.';
create index bodies_relation_from on bodies_relation (body_id, kind);
create index bodies_relation_to on bodies_relation (other_id, kind);

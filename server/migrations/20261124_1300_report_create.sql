-- owner: oversight/annual-report
create table report_report (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  year smallint not null,
  format text not null,
  scope text not null constraint report_report_scope check (scope in ('own', 'government', 'area')),
  bodies uuid[] not null,
  origin text not null constraint report_report_origin check (origin in ('compiled', 'imported')),
  state text not null constraint report_report_state check (state in ('draft', 'in_review', 'returned', 'approved', 'published')),
  version integer not null,
  sections jsonb not null,
  overrides jsonb not null default '{}',
  canonical text,
  digest bytea,
  ledger_position bigint,
  published_at timestamptz,
  created_at timestamptz not null,
  constraint report_report_one_a_year unique (body_id, year)
);
comment on column report_report.scope is 'own: 本机关; government: 本级政府（含办公室）; area: 全域.';
comment on column report_report.bodies is 'The declared list of bodies covered.';
comment on column report_report.overrides is 'Findings accepted with a reason: rule, who, why.';
comment on column report_report.ledger_position is 'Up to here the ledger had been numbered when the figures were frozen.';

create table report_entered (
  report_id uuid not null references report_report,
  cell text not null,
  value numeric not null constraint report_entered_value check (value >= 0),
  source text not null constraint report_entered_source check (source <> ''),
  entered_by uuid not null references identity_account,
  entered_at timestamptz not null,
  primary key (report_id, cell)
);
comment on table report_entered is 'Figures without a record here: entered by hand, with what they were taken from.';

create table report_frozen_record (
  report_id uuid not null references report_report,
  cell text not null,
  record_kind text not null,
  record_id text not null,
  body_id uuid not null,
  label text not null,
  day text not null
);
create index report_frozen_record_of_cell on report_frozen_record (report_id, cell);
comment on table report_frozen_record is 'The records behind each counted figure as they were when the report was published.';

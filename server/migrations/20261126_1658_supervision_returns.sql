-- owner: oversight/supervision
create table supervision_return (
  id uuid primary key,
  root_id uuid not null references bodies_body (id),
  body_id uuid not null references bodies_body (id),
  year smallint not null,
  report_id uuid not null,
  note text not null,
  findings jsonb not null,
  returned_by uuid not null,
  returned_at timestamptz not null,
  unique (root_id, report_id)
);
comment on table supervision_return is 'A published report sent back by the office above with what was found; done once a correction takes its place.';
create index supervision_return_body on supervision_return (body_id, year);

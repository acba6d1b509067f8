-- owner: oversight/supervision
create table supervision_reminder (
  id uuid primary key,
  root_id uuid not null references bodies_body,
  body_id uuid not null references bodies_body,
  year smallint not null,
  note text not null default '',
  sent_by uuid not null references identity_account,
  sent_at timestamptz not null
);
comment on table supervision_reminder is '催报: the supervising body asks for the report of a year; it waits in the inbox of the body until the report is there.';
create index supervision_reminder_of_body on supervision_reminder (body_id, year);

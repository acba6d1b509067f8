-- owner: platform/jobs
create table jobs_job (
  name text primary key,
  last_started_at timestamptz,
  last_ended_at timestamptz,
  last_succeeded_at timestamptz,
  last_note text not null default '',
  last_problem text not null default '',
  failures integer not null default 0
);
comment on table jobs_job is 'How each standing job fared last; the queue itself is pg-boss''s own schema.';
comment on column jobs_job.last_problem is 'Kind of the last failure, never its text: that may hold what people wrote. The log has the whole of it.';
comment on column jobs_job.failures is 'Failures in a row; 0 after a success.';

-- owner: engagement/cases
alter table cases_case add column posts integer not null default 0;
comment on column cases_case.posts is 'What the writer added: supplements and follow-ups.';
update cases_case set posts = said.posts
  from (select case_id, count(*)::integer as posts from cases_post where kind <> 'reply' group by case_id) said
  where said.case_id = cases_case.id;
alter table cases_tally add column posts integer not null default 0;
-- Counted anew by the job; read from the cases until then.
update cases_month set dirty = true;

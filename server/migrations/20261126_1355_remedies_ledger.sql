-- owner: requests/remedies
alter table remedies_remedy
  add column brought_by text not null default 'applicant' constraint remedies_remedy_brought_by check (brought_by in ('applicant', 'third_party')),
  add column case_number text not null default '',
  add column received_on date,
  add column simple boolean not null default false,
  add column answer_due_on date,
  add column answered_on date,
  add column defendants text not null default '',
  add column decision_number text not null default '',
  add column ordered_on date,
  add column re_reply_due_on date,
  add column re_replied_on date,
  add column re_reply_letter_id uuid,
  add column follows_id uuid references remedies_remedy,
  add column lesson text not null default '';
comment on column remedies_remedy.answer_due_on is 'Our own clock: answer to the reconsideration organ, or statement to the court, from receipt of the copy.';
comment on column remedies_remedy.defendants is 'Where reconsideration organ and we are defendants together; the suit counts once.';
comment on column remedies_remedy.re_reply_due_on is 'Last day to act anew as ordered; the new reply belongs to this case and is no new request.';
create unique index remedies_remedy_one_open on remedies_remedy (request_id, kind, brought_by) where result is null;

create table remedies_complaint (
  id uuid primary key,
  number text not null constraint remedies_complaint_number_once unique,
  body_id uuid not null references bodies_body,
  request_id uuid,
  came_from text not null,
  received_on date not null,
  matter text not null,
  ordered_by text not null default '',
  ordered_on date,
  order_text text not null default '',
  rectify_due_on date,
  rectified_on date,
  rectification text not null default '',
  result text constraint remedies_complaint_result check (result in ('founded', 'partly_founded', 'unfounded', 'withdrawn')),
  closed_on date,
  note text not null default '',
  version integer not null default 1,
  constraint remedies_complaint_closed check ((result is null) = (closed_on is null))
);
comment on table remedies_complaint is 'Complaints about disclosure itself (Art 47, 51): order of the superior, rectification, result.';
create index remedies_complaint_of_body on remedies_complaint (body_id, received_on);

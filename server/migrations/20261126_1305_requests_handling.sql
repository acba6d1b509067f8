-- owner: requests/requests
alter table requests_request
  add column clock jsonb,
  add column draft bytea,
  add column waits_on text not null default '',
  add column lapsed_on date,
  add column inquiry_on date,
  add column inquiry_due_on date,
  add column inquiry_facts text not null default '',
  add column reasons text not null default '',
  add column reasons_on date,
  add column reasons_verdict text constraint requests_request_reasons check (reasons_verdict in ('reasonable', 'unreasonable')),
  add column split_from uuid references requests_request,
  add column asked_first_of uuid references requests_request,
  add column contact_note text not null default '',
  add column needs_help boolean not null default false;
comment on column requests_request.clock is 'History of the reply clock: receipt, limit, restarts, pauses, extensions (calendar/history.ts). due_on follows from it.';
comment on column requests_request.draft is 'The reply under review as canonical JSON, encrypted; what the reviewers sign is what is issued, with number and date added.';
comment on column requests_request.waits_on is 'What the office waits for: correction, third_party, co_making_body, reasons, fee; empty when nobody.';
comment on column requests_request.inquiry_on is 'Art 35: the day on which reasons for the unreasonable number or frequency were asked for.';
comment on column requests_request.split_from is 'Registered apart from this request (一事一申请), with its day of receipt.';
comment on column requests_request.asked_first_of is 'The request at another organ from which this one was prefilled with the applicant''s consent; there is no transfer.';

update requests_request set clock = jsonb_strip_nulls(jsonb_build_object(
  'receivedOn', received_on, 'limit', limit_days,
  'restarts', case when corrected_on is null then '[]'::jsonb else jsonb_build_array(jsonb_build_object('on', corrected_on, 'why', 'correction')) end,
  'pauses', case when correction_sent_on is null or corrected_on is not null then '[]'::jsonb
    else jsonb_build_array(jsonb_build_object('from', correction_sent_on, 'why', 'correction', 'ref', 'correction')) end,
  'extensions', case when extended_on is null then '[]'::jsonb
    else jsonb_build_array(jsonb_build_object('on', extended_on, 'days', extension_days)) end,
  'finishedOn', decided_on))
where received_on is not null;
-- A draft from before the review route goes back to its handler.
update requests_request set state = 'open', proposed_by = null where state = 'proposed';
update requests_request set waits_on = 'correction' where state = 'correcting';
create index requests_request_person on requests_request (person_id);
create index requests_request_open_due on requests_request (due_on) where state <> 'decided';

create table requests_extension (
  id uuid primary key,
  request_id uuid not null references requests_request,
  days smallint not null constraint requests_extension_days check (days > 0),
  reason text not null,
  proposed_by uuid not null references identity_account,
  proposed_on date not null,
  verdict text constraint requests_extension_verdict check (verdict in ('approved', 'refused')),
  decided_by uuid references identity_account,
  decided_on date,
  note text not null default '',
  constraint requests_extension_decided check ((verdict is null) = (decided_by is null)),
  constraint requests_extension_four_eyes check (decided_by is null or decided_by <> proposed_by)
);
comment on table requests_extension is 'Art 33: approved by the head of the disclosure office, limited in total, told to the applicant.';
create unique index requests_extension_one_open on requests_extension (request_id) where verdict is null;

alter table requests_consultation
  add column party_body_id uuid references bodies_body,
  add column code_hash bytea,
  add column due_on date,
  add column judged_by uuid references identity_account,
  add column judged_on date;
comment on column requests_consultation.code_hash is 'With it the party answers on the portal.';

create table requests_task (
  id uuid primary key,
  request_id uuid not null references requests_request,
  kind text not null constraint requests_task_kind check (kind in ('assign', 'co_handle')),
  office text not null,
  account_id uuid references identity_account,
  body_id uuid references bodies_body,
  task text not null,
  due_on date,
  opened_by uuid not null references identity_account,
  opened_on date not null,
  answer text not null default '',
  answered_by uuid references identity_account,
  answered_on date,
  returned boolean not null default false
);
comment on table requests_task is 'Work given to an office of the organ, or to another organ that helps; number and clock of the request stay.';
comment on column requests_task.returned is 'Given back undone, with why.';
create index requests_task_of_request on requests_task (request_id);
create index requests_task_of_account on requests_task (account_id) where answered_on is null;

create table requests_note (
  id uuid primary key,
  request_id uuid not null references requests_request,
  text text not null,
  written_by uuid not null references identity_account,
  written_at timestamptz not null
);
create index requests_note_of_request on requests_note (request_id);

create table requests_search (
  id uuid primary key,
  request_id uuid not null references requests_request,
  place text not null,
  words text not null,
  period text not null default '',
  result text not null,
  found boolean not null,
  searched_by uuid not null references identity_account,
  searched_on date not null
);
comment on table requests_search is 'Where, with which words and over which time was looked, and what came of it: what a reply 信息不存在 stands on in court.';
create index requests_search_of_request on requests_search (request_id);

create table requests_file (
  id uuid primary key,
  request_id uuid not null references requests_request,
  file_id uuid not null references files_file,
  purpose text not null constraint requests_file_purpose check (purpose in
    ('identity', 'mandate', 'application', 'answer', 'working', 'opinion', 'delivery', 'remedy')),
  title text not null,
  pages integer,
  added_by uuid references identity_account,
  added_at timestamptz not null,
  removed_on date
);
comment on column requests_file.purpose is 'answer: supplied with the reply; identity, mandate, application: handed in by the applicant; the rest stays inside.';
create index requests_file_of_request on requests_file (request_id);

create table requests_person (
  request_id uuid not null references requests_request,
  person_id uuid not null references people_person,
  role text not null constraint requests_person_role check (role in ('co_applicant', 'agent')),
  position smallint not null,
  primary key (request_id, person_id)
);
comment on table requests_person is 'Further applicants, and the agent who acts with authority; the first applicant stands in the request.';

create table requests_type_change (
  id uuid primary key,
  request_id uuid not null references requests_request,
  was text not null,
  now text not null,
  reason text not null,
  proposed_by uuid not null references identity_account,
  proposed_on date not null,
  verdict text constraint requests_type_change_verdict check (verdict in ('approved', 'refused')),
  decided_by uuid references identity_account,
  decided_on date,
  constraint requests_type_change_four_eyes check (decided_by is null or decided_by <> proposed_by)
);
create unique index requests_type_change_one_open on requests_type_change (request_id) where verdict is null;

create table requests_reminder (
  request_id uuid not null references requests_request,
  kind text not null,
  about date not null,
  sent_on date not null,
  primary key (request_id, kind, about)
);
comment on table requests_reminder is 'What was reminded of, once for each last day: a moved day reminds anew.';

alter table requests_letter drop constraint requests_letter_kind;
alter table requests_letter add constraint requests_letter_kind check (kind in ('receipt', 'correction', 'extension', 'third_party',
  'co_making_body', 'consultation_notice', 'third_party_disclosure', 'reasons', 'delay', 'fee', 'co_handling', 'records_correction',
  're_reply', 'decision'));
alter table requests_letter
  add column sent_on date,
  add column tracking text not null default '',
  add column read_on date;
comment on column requests_letter.read_on is 'First day on which the addressee opened it on the portal: proof of electronic delivery.';

insert into review_route (id, body_id, subject_kind, name, from_day) values
  ('0199a000-0000-7000-8000-000000000003', null, 'request', '依申请公开答复审签', '2008-05-01');
insert into review_route_step values
  ('0199a000-0000-7000-8000-000000000003', 1, '分管负责人签发', 'deputy_head', 'own');

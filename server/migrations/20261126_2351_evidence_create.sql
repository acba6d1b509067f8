-- owner: foundation/evidence
create table evidence_package (
  id uuid primary key,
  kind text not null,
  subject_id uuid not null,
  number text not null,
  body_id uuid not null references bodies_body,
  organ text not null,
  reason text not null,
  digest bytea not null,
  sealed_by uuid not null references identity_account,
  sealed_at timestamptz not null,
  receipt_number text not null default '',
  received_by text not null default '',
  received_on date,
  receipt_by uuid references identity_account
);
comment on table evidence_package is 'Evidence packages of malicious posts handed to the police: what was sealed, for whom, and their receipt.';
create index evidence_package_of on evidence_package (kind, subject_id);

insert into evidence_package
  (id, kind, subject_id, number, body_id, organ, reason, digest, sealed_by, sealed_at, receipt_number, received_by, received_on, receipt_by)
select e.id, 'case', e.case_id, c.number, c.desk_body_id, e.organ, e.reason, e.digest, e.sealed_by, e.sealed_at,
  e.receipt_number, e.received_by, e.received_on, e.receipt_by
from cases_evidence e join cases_case c on c.id = e.case_id;
drop table cases_evidence;

-- owner: engagement/surveys
create table surveys_hidden (
  id uuid primary key,
  answer_id uuid not null references surveys_answer,
  question_key text not null,
  reason text not null,
  hidden_by uuid not null references identity_account,
  hidden_at timestamptz not null,
  constraint surveys_hidden_once unique (answer_id, question_key)
);
comment on table surveys_hidden is 'Free texts taken out of sight as malicious; the answer itself stays as it was given.';

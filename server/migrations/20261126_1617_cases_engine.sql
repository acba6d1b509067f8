-- owner: engagement/cases
alter table cases_channel add column extends_by_desk boolean not null default false;
comment on column cases_channel.extends_by_desk is 'The desk grants an extension; where false the handling body extends by itself.';
alter table cases_channel add column reopens_days smallint not null default 15;
comment on column cases_channel.reopens_days is 'For how many days after the answer the citizen may take the matter up again; 0: never.';
update cases_channel set extends_by_desk = true where code in ('hotline', 'mayor');

alter table cases_case drop constraint cases_case_state;
alter table cases_case add constraint cases_case_state check (state in
  ('received', 'refused', 'merged', 'dispatching', 'signing', 'returned', 'handling', 'reviewing', 'answered', 'closed', 'suspended', 'void'));
alter table cases_case add column suspended_at timestamptz;
alter table cases_case add column paused_amount smallint not null default 0;
comment on column cases_case.paused_amount is 'What this round stood still, in the unit of its limit; added to the limit.';
alter table cases_case add column consent_withdrawn_at timestamptz;

create table cases_extension (
  id uuid primary key,
  case_id uuid not null references cases_case,
  round smallint not null,
  amount smallint not null,
  reason text not null,
  asked_by uuid not null references identity_account,
  asked_at timestamptz not null,
  granted boolean,
  answer text not null default '',
  decided_by uuid references identity_account,
  decided_at timestamptz
);
comment on table cases_extension is 'Extensions asked of the desk, and what it said.';
create unique index cases_extension_open on cases_extension (case_id, round) where granted is null;

create table cases_card (
  case_id uuid not null references cases_case,
  round smallint not null,
  color text not null constraint cases_card_color check (color in ('yellow', 'red')),
  body_id uuid not null references bodies_body,
  dealt_at timestamptz not null,
  primary key (case_id, round, color)
);
comment on table cases_card is 'Yellow and red cards as they were dealt; one of each a round at most.';
create index cases_case_due on cases_case (due_at)
  where state in ('received', 'dispatching', 'signing', 'returned', 'handling', 'reviewing');

create table cases_post (
  id uuid primary key,
  case_id uuid not null references cases_case,
  round smallint not null,
  kind text not null constraint cases_post_kind check (kind in ('supplement', 'follow_up', 'reply')),
  text text not null,
  at timestamptz not null
);
comment on table cases_post is 'What followed the letter: the citizen''s supplements and follow-ups, and the replies of rounds that are over.';
create index cases_post_of_case on cases_post (case_id, at);

create table cases_file (
  file_id uuid primary key references files_file,
  case_id uuid not null references cases_case,
  side text not null constraint cases_file_side check (side in ('citizen', 'office')),
  name text not null,
  size integer not null,
  round smallint not null,
  added_at timestamptz not null,
  added_by uuid references identity_account
);
create index cases_file_of_case on cases_file (case_id, added_at);

create table cases_answer (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  matter text not null default '',
  question text not null,
  answer text not null,
  source text not null default '',
  review_on date,
  active boolean not null,
  uses integer not null default 0,
  version integer not null,
  written_by uuid references identity_account,
  written_at timestamptz not null
);
comment on table cases_answer is 'The knowledge base: answers that staff keep for questions that come again.';
create index cases_answer_active on cases_answer (active, written_at desc);

create table cases_evidence (
  id uuid primary key,
  case_id uuid not null references cases_case,
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
comment on table cases_evidence is 'Evidence packages handed to the police: what was sealed, for whom, and their receipt.';
create index cases_evidence_of_case on cases_evidence (case_id);

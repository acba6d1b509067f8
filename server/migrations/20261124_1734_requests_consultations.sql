-- owner: requests/requests
create table requests_consultation (
  id uuid primary key,
  request_id uuid not null references requests_request,
  kind text not null constraint requests_consultation_kind check (kind in ('third_party', 'co_making_body')),
  party bytea not null,
  content text not null,
  limit_days smallint not null,
  sent_on date not null,
  received_on date,
  ended_on date,
  ending text constraint requests_consultation_ending check (ending in ('answered', 'silent', 'recalled')),
  opinion text constraint requests_consultation_opinion check (opinion in ('agrees', 'objects', 'partly')),
  opinion_text text not null default '',
  judgement text constraint requests_consultation_judgement check (judgement in ('respected', 'not_reasonable', 'public_interest')),
  judgement_reason text not null default '',
  sent_by uuid not null references identity_account,
  constraint requests_consultation_ended check ((ended_on is null) = (ending is null) and (ended_on is null or ended_on >= sent_on)),
  constraint requests_consultation_judged check (judgement is null or kind = 'third_party')
);
comment on table requests_consultation is 'Opinions asked of a third party (Art 32) or a co-making body (Art 34), each with its own clock.';
comment on column requests_consultation.party is 'Name and contact, encrypted: a third party may be a private person.';
comment on column requests_consultation.ended_on is 'Last day that does not count for the reply (Art 33 para 3); never after the period of the party.';
create index requests_consultation_of_request on requests_consultation (request_id);

alter table requests_letter drop constraint requests_letter_kind;
alter table requests_letter add constraint requests_letter_kind check (kind in ('receipt', 'correction', 'extension', 'third_party',
  'co_making_body', 'consultation_notice', 'third_party_disclosure', 'reasons', 'delay', 'fee', 'co_handling', 'records_correction',
  're_reply', 'decision'));
alter table requests_letter add column consultation_id uuid references requests_consultation;
comment on column requests_letter.consultation_id is 'The consultation whose party this letter is addressed to; null for letters to the applicant.';

-- owner: engagement/cases
create table cases_channel (
  code text primary key constraint cases_channel_code check (code ~ '^[a-z][a-z0-9-]{1,30}$'),
  name text not null,
  sign text not null constraint cases_channel_sign_once unique,
  intro text not null default '',
  position smallint not null,
  desk_body_id uuid references bodies_body,
  public_intake boolean not null,
  anonymous boolean not null,
  dispatches boolean not null,
  reviewed boolean not null,
  publishes text not null constraint cases_channel_publishes check (publishes in ('never', 'consent', 'always')),
  calls_back boolean not null,
  rates boolean not null,
  redo_most smallint not null,
  matters text[] not null,
  active boolean not null,
  version integer not null
);
comment on table cases_channel is 'A channel is a row of rules: a new one needs no code.';
comment on column cases_channel.sign is 'Head of the case numbers of this channel.';
comment on column cases_channel.desk_body_id is 'Body whose desk takes in; null where the body the citizen writes to takes in itself.';
comment on column cases_channel.redo_most is 'How often an unsatisfied citizen sends the case back at most.';

create table cases_limit (
  channel text not null references cases_channel,
  matter text not null default '',
  urgent boolean not null,
  step text not null constraint cases_limit_step check (step in ('accept', 'sign', 'return', 'answer', 'extension')),
  amount smallint not null constraint cases_limit_amount check (amount > 0),
  unit text not null constraint cases_limit_unit check (unit in ('working_day', 'day', 'hour')),
  from_day date not null,
  source text not null,
  primary key (channel, matter, urgent, step, from_day)
);
comment on table cases_limit is 'Limits by channel and kind of matter (empty: any); the newest row that has begun holds.';

create table cases_case (
  id uuid primary key,
  number text not null constraint cases_case_number_once unique,
  code_hash bytea not null,
  channel text not null references cases_channel,
  matter text not null,
  urgent boolean not null,
  desk_body_id uuid not null references bodies_body,
  body_id uuid not null references bodies_body,
  person_id uuid references people_person,
  came_by text not null constraint cases_case_came_by check (came_by in ('online', 'phone', 'counter', 'post', 'upper', 'import')),
  outer_number text not null default '',
  title text not null,
  asked text not null,
  place text not null default '',
  consent boolean not null,
  state text not null constraint cases_case_state check (state in
    ('received', 'refused', 'merged', 'dispatching', 'signing', 'returned', 'handling', 'reviewing', 'answered', 'closed')),
  version integer not null,
  round smallint not null default 1,
  submitted_at timestamptz not null,
  submitted_on date not null,
  accepted_at timestamptz,
  limit_amount smallint,
  limit_unit text,
  limit_from timestamptz,
  extension_amount smallint not null default 0,
  extended_at timestamptz,
  extension_reason text not null default '',
  due_at timestamptz,
  reply text not null default '',
  proposed_by uuid references identity_account,
  answered_at timestamptz,
  first_answered_at timestamptz,
  late boolean,
  closed_at timestamptz,
  refusal text not null default '',
  merged_into uuid references cases_case,
  rating smallint constraint cases_case_rating check (rating between 1 and 5),
  rated_at timestamptz,
  rating_note text not null default '',
  called_back_at timestamptz,
  reached boolean,
  solved boolean,
  satisfied smallint constraint cases_case_satisfied check (satisfied between 1 and 5),
  published_at timestamptz,
  public_title text not null default '',
  public_asked text not null default '',
  public_reply text not null default '',
  hidden_at timestamptz,
  hidden_reason text not null default '',
  constraint cases_case_accepted check (accepted_at is null or accepted_at >= submitted_at),
  constraint cases_case_answered check ((first_answered_at is null) or (answered_at is not null or round > 1)),
  constraint cases_case_merged check ((state = 'merged') = (merged_into is not null))
);
comment on column cases_case.desk_body_id is 'Body that took the case in and dispatches it.';
comment on column cases_case.body_id is 'Body that has to act now.';
comment on column cases_case.limit_amount is 'The limit under which this round began; a later rule does not touch it.';
comment on column cases_case.late is 'Whether the last answer came after its due time.';
comment on column cases_case.satisfied is 'What the person said when called back, kept apart from their own rating.';
create index cases_case_of_body on cases_case (body_id, state, due_at);
create index cases_case_of_desk on cases_case (desk_body_id, state, due_at);
create index cases_case_submitted on cases_case (submitted_on, channel);
create index cases_case_public on cases_case (channel, published_at desc) where published_at is not null and hidden_at is null;
create unique index cases_case_outer_once on cases_case (channel, outer_number) where outer_number <> '';

create table cases_dispatch (
  id uuid primary key,
  case_id uuid not null references cases_case,
  from_body_id uuid not null references bodies_body,
  to_body_id uuid not null references bodies_body,
  part text not null constraint cases_dispatch_part check (part in ('lead', 'co')),
  note text not null default '',
  sent_at timestamptz not null,
  sign_due_at timestamptz,
  return_due_at timestamptz,
  signed_at timestamptz,
  returned_at timestamptz,
  return_reason text not null default '',
  opinion text not null default '',
  opinion_at timestamptz
);
create index cases_dispatch_of_case on cases_dispatch (case_id);
create index cases_dispatch_waiting on cases_dispatch (to_body_id) where part = 'co' and opinion_at is null;
create index cases_dispatch_sent on cases_dispatch (sent_at);

create table cases_step (
  id uuid primary key,
  case_id uuid not null references cases_case,
  at timestamptz not null,
  act text not null,
  body_id uuid references bodies_body,
  actor uuid references identity_account,
  note text not null default '',
  open boolean not null
);
comment on column cases_step.open is 'The citizen sees this step.';
create index cases_step_of_case on cases_step (case_id, at);

insert into cases_channel (code, name, sign, intro, position, desk_body_id, public_intake, anonymous, dispatches, reviewed, publishes, calls_back, rates, redo_most, matters, active, version) values
  ('mayor', '市长信箱', 'SZ', '就本地区经济社会发展和政府工作提出意见、建议，反映需要政府协调解决的问题。', 10, null, true, false, true, true, 'consent', false, true, 1, '{咨询,求助,投诉,建议}', true, 1),
  ('department', '部门信箱', 'BM', '向具体部门、街道咨询政策、提出意见建议。', 20, null, true, false, false, true, 'consent', false, true, 1, '{咨询,求助,投诉,建议}', true, 1),
  ('question', '网络问政', 'WZ', '公开提问，公开答复。请不要在提问中写入个人信息。', 30, null, true, true, true, true, 'always', false, true, 1, '{咨询,求助,投诉,建议}', true, 1),
  ('hotline', '12345热线', 'RX', '12345政务服务便民热线受理的诉求工单。', 40, null, false, true, true, false, 'never', true, true, 2, '{咨询,求助,投诉,举报,建议,表扬}', true, 1),
  ('site-error', '网站找错', 'ZC', '指出本网站不能访问、信息不更新、错别字、虚假伪造等问题。', 50, null, true, true, true, false, 'never', false, true, 1, '{内容差错,无法访问,信息不更新,其他}', true, 1),
  ('complaint', '投诉举报', 'TS', '投诉行政机关及其工作人员的作为、不作为，举报违法行为。', 60, null, true, true, true, true, 'never', false, true, 1, '{投诉,举报}', true, 1),
  ('consultation', '电话和窗口咨询', 'ZX', '电话、窗口当场答复的咨询，逐件登记。', 70, null, false, true, false, false, 'never', false, false, 0, '{咨询}', true, 1);
insert into cases_limit (channel, matter, urgent, step, amount, unit, from_day, source)
select code, '', false, step, amount, unit, '2008-05-01', source
from cases_channel, (values
  ('accept', 1, 'working_day', '系统默认'), ('sign', 1, 'working_day', '系统默认'), ('return', 1, 'working_day', '系统默认'),
  ('answer', 7, 'working_day', '国办发〔2014〕57号（7个工作日）'), ('extension', 8, 'working_day', '国办发〔2014〕57号（情况复杂的15个工作日）')
) as step (step, amount, unit, source);
insert into cases_limit (channel, matter, urgent, step, amount, unit, from_day, source)
select code, '咨询', false, 'answer', 24, 'hour', '2008-05-01', '系统默认（咨询24小时）'
from cases_channel where code in ('hotline', 'consultation');
insert into cases_limit (channel, matter, urgent, step, amount, unit, from_day, source)
select code, '', true, step, amount, 'hour', '2008-05-01', '系统默认（紧急）'
from cases_channel, (values ('accept', 1), ('sign', 2), ('return', 2), ('answer', 24), ('extension', 24)) as step (step, amount)
where code in ('hotline', 'mayor', 'complaint');
update cases_limit set amount = 3, source = '系统默认（一般差错3个工作日）' where channel = 'site-error' and step = 'answer';
update cases_limit set amount = 7, source = '系统默认（复杂的10个工作日）' where channel = 'site-error' and step = 'extension';

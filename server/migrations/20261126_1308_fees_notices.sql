-- owner: requests/fees
create table fees_setting (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  from_day date not null,
  mode text not null constraint fees_setting_mode check (mode in ('off', 'piece', 'page')),
  pay_way text not null default '',
  entered_by uuid not null references identity_account,
  entered_at timestamptz not null,
  constraint fees_setting_way check (mode = 'off' or pay_way <> '')
);
comment on table fees_setting is 'A body charges nothing until it turns the fee on; by piece or by page, never both.';
create index fees_setting_of_body on fees_setting (body_id, from_day);

create table fees_notice (
  id uuid primary key,
  request_id uuid not null constraint fees_notice_once unique,
  body_id uuid not null references bodies_body,
  mode text not null constraint fees_notice_mode check (mode in ('piece', 'page')),
  units integer not null,
  first_piece integer,
  last_piece integer,
  amount integer not null constraint fees_notice_amount check (amount > 0),
  calculation text not null,
  issued_on date not null,
  received_on date,
  due_on date not null,
  paid_on date,
  receipt text not null default '',
  lapsed_on date,
  constraint fees_notice_end check (paid_on is null or lapsed_on is null)
);
comment on column fees_notice.due_on is 'Last day to pay: working days from the day after the notice was received; provisional until receipt is known.';
comment on column fees_notice.receipt is 'Number of the finance department''s receipt (非税收入票据).';
create index fees_notice_of_body on fees_notice (body_id, issued_on);
